import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema, type Report } from '../../contract/report.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { runScript } from './run-script.ts';

const site = 'http://www.shifan.gov.cn';
const link = (address: string): string => `<li><a href="${address}">${address.replace(/[<>&"]/g, '')}</a></li>`;
const page = (...addresses: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>友情链接</title></head><body><ul>${addresses.map(link).join('')}</ul></body></html>`;

/** What must come of each address: code, or '' for none. */
const expected: Readonly<Record<string, string>> = {
  '/fine.html': '', '/status/404': 'dead', '/status/410': 'dead', '/status/500': 'dead', '/once-500': '', '/hang': 'timeout', '/hang-once': '', '/drip': '', '/drip-head': 'timeout',
  '/challenge': 'blocked', '/jsl': 'blocked', '/status/405': 'blocked', '/members': '', '/loop': 'loop', '/loop-long': 'loop', '/moved': 'moved', '/to-login': '',
  '/to-home': 'soft-404', '/to-nowhere': 'dns', '/to-app': 'blocked', '/half': 'soft-404', '/huge': '', '/huge.zip': '', '/head-refused': '', '/head-lies.zip': 'dead', '/rate': '',
  '/missing': 'soft-404', '/missing-gbk': 'soft-404', '/mentions-404': '', '/empty.pdf': '', '/file.pdf': '', '/page.pdf': 'soft-404', '/torn': 'dead', '/empty-reply': 'dead',
  'http://b.shifan.gov.cn/cookie-loop': 'blocked', 'http://b.shifan.gov.cn/members': 'blocked',
  'http://nowhere.example.cn/': 'dns', 'http://c.shifan.gov.cn:6000/': 'dead', 'http://c.shifan.gov.cn:81/closed': 'dead',
  '/a b.html': '', '\\back\\slash.html': '', 'http://d.shifan。gov。cn/full-width': '', 'http://示范.shifan.gov.cn/idn': '',
  'http://soft.shifan.gov.cn/soft/a.html': 'soft-404', 'http://soft.shifan.gov.cn/soft/b/c.html?id=3': 'soft-404', 'http://honest.shifan.gov.cn/honest/gone.html': '', 'http://www.old-partner.com/casino': 'soft-404', 'http://www.shifan.gov.cn/casino': '',
  '/logout': '', 'mailto:a@b.cn': '', 'http://192.168.3.4/': '',
};

let folder: string;
let server: LinkServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-links-'));
  server = await serveLinks({ pages: {
    '/links.html': page(...Object.keys(expected)),
    '/many.html': page(...Array.from({ length: 300 }, (_, index) => `/many/${index}.html`), ...Array.from({ length: 30 }, (_, index) => `http://h${index}.shifan.gov.cn/${index % 10 === 0 ? 'hang' : 'x'}`)),
    '/forever.html': `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>不停</title></head><body><ul id="u"></ul><script>var n=0;setInterval(function(){for(var i=0;i<5;i++){u.insertAdjacentHTML('beforeend','<li><a href="/forever/'+(n++)+'.html">第'+n+'条</a></li>')}},50)</script><a href="/status/404">没有了</a></body></html>`,
    '/offline.html': page(...Array.from({ length: 6 }, (_, index) => `/hang?${index}`)),
    '/alone.html': page('/x.html', ...Array.from({ length: 15 }, (_, index) => `http://h${index}.nowhere.cn/`)),
  } });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function check(address: string, ...args: readonly string[]): Promise<{ readonly output: string; readonly report: Report }> {
  const json = path.join(folder, `${Math.random()}.json`);
  const pace = path.join(folder, 'pace.json');
  await writeFile(pace, '{"profile": "fast"}');
  const { port, securePort } = server;
  const ran = await runScript('inspect.ts', [`${site}${address}`, '--links', '--link-timeout', '2', '--link-retry', '2', '--link-pace', pace, '--connect-to', `*.gov.cn:80=127.0.0.1:${port}`, '--connect-to', `*.gov.cn:443=127.0.0.1:${securePort}`,
    '--connect-to', 'c.shifan.gov.cn:81=127.0.0.1:9', '--connect-to', `www.old-partner.com:80=127.0.0.1:${port}`, '--json', json, ...args]);
  const text = await readFile(json, 'utf8').catch(() => {
    throw new Error(ran.output);
  });
  return { output: ran.output, report: reportSchema.parse(JSON.parse(text)) };
}

const resultOf = (report: Report, id = 'broken-link') => report.pages[0]!.checks.find((one) => one.id === id)!;

describe('npm run inspect --links', () => {
  it('tells each kind of trouble by its code, and says nothing about what is well', async () => {
    const { report } = await check('/links.html');
    const found = new Map(resultOf(report).findings.map(({ about, code }) => [about, code]));
    const wrong = Object.entries(expected).flatMap(([address, code]) => {
      const about = decodeURI(new URL(address, `${site}/links.html`).href);
      const got = found.get(about) ?? '';
      return got === code ? [] : [`${address}: ${got || 'nothing'} instead of ${code || 'nothing'}`];
    });
    expect(wrong).toEqual([]);
    const says = (part: string): string => resultOf(report).findings.find(({ about }) => about.includes(part))!.says;
    expect(says('/soft/a.html')).toContain('随便编的一个相邻地址');
    expect(says('/casino')).toContain('域名可能已被他人注册');
    expect(says('/hang')).toContain('2 秒（本次设定的时限，规定为 15 秒）内没有回应');
    // One made-up neighbour a host, and never on a host where nothing is in doubt.
    const made = Map.groupBy(server.seen.filter(({ path: asked }) => asked.includes('/duwang-')), ({ host }) => host);
    expect([...made].map(([host, asked]) => [host, asked.length]).toSorted()).toEqual([['honest.shifan.gov.cn', 1], ['soft.shifan.gov.cn', 1], ['www.shifan.gov.cn', 1]]);
    expect(found.size).toBe(Object.values(expected).filter(Boolean).length);
    expect(server.seen.filter(({ path: asked, host }) => asked === '/logout' || host.startsWith('192.'))).toEqual([]);
    expect(server.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(server.seen.filter(({ host, cookie }) => host !== 'www.shifan.gov.cn' && cookie !== '')).toEqual([]);
  }, 180_000);

  it('finds all of what hangs and nothing of what does not, twice the same', async () => {
    const reports = [await check('/many.html'), await check('/many.html')].map(({ report }) => resultOf(report).findings.map(({ key }) => key));
    expect(reports[0]).toEqual([0, 10, 20].map((index) => `broken-link/timeout/http://h${index}.shifan.gov.cn/hang@${site}/many.html`));
    expect(reports[1]).toEqual(reports[0]);
  }, 180_000);

  it('says nothing of other sites when hardly any of them can be reached', async () => {
    const { report } = await check('/alone.html');
    expect(resultOf(report)).toMatchObject({ outcome: 'cannot-check' });
    expect(resultOf(report).findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  }, 120_000);

  it('ends on a page that adds links for ever: what stood there is judged, the rest is said to be unchecked', async () => {
    const { report } = await check('/forever.html');
    const result = resultOf(report);
    expect(result.findings.map(({ about, code }) => `${code} ${about}`)).toEqual([`dead ${site}/status/404`]);
    expect(report.pages[0]!.settledBy).toBe('limit');
    expect(result.reason ?? '').toMatch(/还有 \d+ 个链接没有查到结果|^$/);
    expect(server.seen.filter(({ path: asked }) => asked.startsWith('/forever/')).length).toBeGreaterThan(100);
  }, 180_000);

  it('says in the report why nothing was found out', async () => {
    const { report } = await check('/offline.html');
    expect(resultOf(report)).toMatchObject({ outcome: 'cannot-check', reason: '检查链接时网络不可用', findings: [] });
    expect(resultOf(report, 'attachment').reason ?? '').not.toContain('undefined');
  }, 120_000);

  it('without --links the check says that nobody asked', async () => {
    const json = path.join(folder, 'plain.json');
    await runScript('inspect.ts', [`${site}/links.html`, '--connect-to', `*.gov.cn:80=127.0.0.1:${server.port}`, '--json', json]);
    expect(resultOf(reportSchema.parse(JSON.parse(await readFile(json, 'utf8'))))).toMatchObject({ outcome: 'cannot-check', reason: '尚未检查链接', findings: [] });
  });
});
