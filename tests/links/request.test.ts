import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody } from '../../links/body.ts';
import { requestLink, type LinkQuestion } from '../../links/request.ts';
import { retryAfterOf } from '../../links/retry-after.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';

let server: LinkServer;
beforeAll(async () => {
  server = await serveLinks();
});
afterAll(() => server.stop());

/** Longer than any stall of a busy machine: a good answer must never be late here. */
const patient = { firstByte: 60_000, body: 60_000 };
/** For servers that never come to an end. */
const short = { firstByte: 700, body: 500 };
const ask = (path: string, kind: LinkQuestion['kind'] = 'page', limits = patient, signal = new AbortController().signal) =>
  requestLink({ url: `http://127.0.0.1:${server.port}${path}`, kind, via: 'worker' }, limits, { fetch, now: () => Date.now(), observe: null, language: 'zh-CN' }, signal);
const requestsOf = (path: string) => server.seen.filter((one) => one.path === path);

it('asks with GET, without cookies, and reads a page’s title and text', async () => {
  const attempt = await ask('/fine');
  expect(attempt).toMatchObject({ status: 200, cause: null, type: 'text/html', mark: null, body: { title: '示范县人民政府', notFound: false, parked: false } });
  expect(attempt.body!.length).toBeGreaterThan(300);
  expect(requestsOf('/fine')).toMatchObject([{ method: 'GET', cookie: '', range: '' }]);
});

it.each(['/head-refused', '/head-lies.zip'])('never believes HEAD: %s', async (path) => {
  expect((await ask(path, path.endsWith('.zip') ? 'file' : 'page')).status).toBe(path.endsWith('.zip') ? 404 : 200);
  expect(requestsOf(path).every(({ method }) => method === 'GET')).toBe(true);
});

describe('time', () => {
  it('a server that never answers, and one that drips its headers', async () => {
    const [hang, drip] = await Promise.all([ask('/hang', 'page', short), ask('/drip-head', 'page', short)]);
    expect([hang.cause, drip.cause]).toEqual(['timeout', 'timeout']);
  });
  it('a body that drips for ever has answered: what came by then counts', async () => {
    expect(await ask('/drip', 'page', { ...patient, body: short.body })).toMatchObject({ status: 200, cause: null, body: { title: '滴' } });
  });
  it('a clock that jumped is no fact about the link', async () => {
    let moment = 0;
    const jumping = () => {
      moment += 20_000;
      return moment;
    };
    const attempt = await requestLink({ url: `http://127.0.0.1:${server.port}/hang`, kind: 'page', via: 'worker' }, { firstByte: 300, body: 300 }, { fetch, now: jumping, observe: null, language: 'zh-CN' }, new AbortController().signal);
    expect(attempt.cause).toBe('suspended');
  });
  it('ends at once when cancelled', async () => {
    const controller = new AbortController();
    const asked = ask('/hang', 'page', patient, controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow();
  });
});

describe('bodies', () => {
  it.each([['/huge', 'page'], ['/huge.zip', 'file'], ['/huge.zip', 'resource']] as const)('two gigabytes of %s as %s: takes a little and stops', async (path, kind) => {
    const before = server.taken();
    expect(await ask(path, kind)).toMatchObject({ status: 200, cause: null, size: 2 * 1024 ** 3 });
    await expect.poll(() => server.openNow(), { timeout: 30_000 }).toBe(0);
    expect(server.taken() - before).toBeLessThan(30 * 1024 ** 2);
  });
  it('broken off half-way', async () => expect(await ask('/half')).toMatchObject({ status: 200, cause: 'cut' }));
  it('GBK: the page says it does not exist', async () => expect((await ask('/missing-gbk')).body).toMatchObject({ notFound: true }));
  it('a long article that mentions 404 is an article', async () => expect((await ask('/mentions-404')).body).toMatchObject({ notFound: false }));
  it('a parked domain', async () => expect((await ask('/parked')).body).toMatchObject({ parked: true }));
  it('challenges are told by their marks', async () => {
    expect(await ask('/challenge')).toMatchObject({ status: 200, mark: '瑞数' });
    expect(await ask('/jsl')).toMatchObject({ status: 521, mark: '创宇盾' });
  });
});

describe('files', () => {
  it('asks for the first kilobyte and knows size, type and magic', async () => {
    expect(await ask('/file.pdf', 'file')).toMatchObject({ status: 206, type: 'application/pdf', size: 50_000, start: '255044462d312e340a00000000000000' });
    expect(requestsOf('/file.pdf')).toMatchObject([{ range: 'bytes=0-1023' }]);
  });
  it('a server that gives no parts is asked for the whole', async () => expect(await ask('/no-parts.pdf', 'file')).toMatchObject({ status: 200, start: '255044462d312e34' }));
  it('an empty one, and one that is a web page', async () => {
    expect(await ask('/empty.pdf', 'file')).toMatchObject({ status: 200, size: 0, start: '' });
    expect(await ask('/page.pdf', 'file')).toMatchObject({ status: 200, type: 'text/html' });
  });
});

describe('how long a server wishes to be left alone', () => {
  it.each([
    ['1', 1], ['0', 0], ['120', 120], ['99999999999', 86_400], ['9'.repeat(400), 86_400],
    ['Fri, 31 Dec 2100 23:59:59 GMT', 86_400], ['Sun, 06 Nov 1994 08:49:37 GMT', 0], ['Sun Nov  6 08:49:37 1994', 0],
    ['-5', null], ['1.5', null], ['1e3', null], ['soon', null], ['in 5 minutes', null], ['2027', 2027], ['2027-01-01', null], ['60, 120', null], ['', null], ['Fri, 99 Dec 2100 23:59:59 GMT', null],
  ])('“%s”', async (wait, retryAfter) => expect(await ask(`/rate-says?wait=${encodeURIComponent(wait)}`)).toMatchObject({ status: 429, retryAfter }));
  it('a moment of the server’s own clock, however wrong that is', () => {
    expect(retryAfterOf('Tue, 03 Nov 2026 08:00:30 GMT', 'Tue, 03 Nov 2026 08:00:00 GMT', Date.UTC(2031, 0))).toBe(30);
    expect(retryAfterOf('Tuesday, 03-Nov-26 08:00:30 GMT', 'yesterday', Date.UTC(2026, 10, 3, 8))).toBe(30);
    expect(retryAfterOf('Tue Nov  3 08:00:30 2026', null, Date.UTC(2026, 10, 3, 8))).toBe(30);
  });
});

it('does not guess why a connection failed when the browser does not say', async () => {
  for (const path of ['/torn', '/garbage', '/empty-reply']) expect(await ask(path)).toMatchObject({ status: null, cause: 'unknown' });
});

describe('how pages say that there is nothing here, with status 200', () => {
  const body = (html: string) => readBody(new TextEncoder().encode(html), 'text/html; charset=utf-8');
  const frame = '首页 政务公开 办事服务 互动交流 '.repeat(40);
  it.each([
    ['a title with an apology, in the whole frame of the site', `<title>很抱歉，您要访问的页面不存在！</title><body>${frame}</body>`],
    ['a title', `<title>页面找不到_示范县人民政府</title><body>${frame}</body>`],
    ['an article taken away', '<title>示范县人民政府</title><body>该文章已被删除或未审核</body>'],
    ['no such news', '<body>您查看的新闻已经删除，<a href="/">返回首页</a></body>'],
    ['a page that went missing', '<body>哎呀，页面走丢了</body>'],
    ['nothing found for it', '<body>没有找到您要访问的内容</body>'],
    ['a message of a script, and back', "<script>alert('信息不存在！');history.back();</script>"],
    ['a script that leads to the page for errors', "<html><script>window.location.href='/404.html';</script></html>"],
    ['of another server', '<title>The resource cannot be found.</title><body>Runtime Error</body>'],
  ])('%s', (_, html) => expect(body(html)).toMatchObject({ notFound: true }));
  it.each([
    ['an article about pages that are gone', `<title>关于网页不存在问题整改情况的通报</title><body>经查，部分网页不存在、内容已被删除。${frame}</body>`],
    ['a notice by its number', `<title>关于第404号建议的答复</title><body>${frame}</body>`],
    ['a short notice', '<title>通知</title><body>经研究，定于11月3日召开会议，请准时参加。</body>'],
    ['an application', "<div id=app></div><script>window.x='/404';router.push('/home');alert('欢迎访问');</script>"],
    ['a door to the front page', "<script>location.href='/zwgk/index.html'</script>"],
  ])('not: %s', (_, html) => expect(body(html)).toMatchObject({ notFound: false }));
});
