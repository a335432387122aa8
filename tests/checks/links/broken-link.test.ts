import { expect, it } from 'vitest';
import check from '../../../checks/links/broken-link.ts';
import type { LinkAnswer } from '../../../contract/link.ts';
import { run, testCheck } from '../../support/test-check.ts';

const host = 'https://www.shifan.gov.cn';
const answer = (path: string, more: Partial<LinkAnswer> = {}): LinkAnswer => ({
  url: path.includes(':') ? path : `${host}${path}`, verdict: 'ok', reason: 'fine', at: 1, status: 200, detail: '', hops: [], finalUrl: `${host}${path}`, type: 'text/html', size: null, start: '', mark: null, tries: 1, firstByteMs: 9, ...more,
});
const link = (path: string, text = '通知公告') => `<a href="${path}">${text}</a>`;
const one = (more: Partial<LinkAnswer>) => ({ html: link('/a.html'), answers: [answer('/a.html', more)] });
const about = `${host}/a.html`;

testCheck(check, {
  passes: {
    'all open': { html: link('/a.html') + link('/b.html'), answers: [answer('/a.html'), answer('/b.html')] },
    'no address at all': '<p>没有链接</p>',
    'what is never asked for is not missing': { html: `${link('/logout')}${link('mailto:a@b.cn')}${link('#top')}`, answers: [answer('/logout', { verdict: 'skipped', reason: 'unsafe' })] },
    'login wall behind a redirect': one({ reason: 'login', hops: [{ status: 302, url: `${host}/sso/login`, cookie: false }] }),
    'inner addresses are another check’s': { html: link('http://10.1.2.3/a'), answers: [answer('http://10.1.2.3/a', { verdict: 'skipped', reason: 'local' })] },
  },
  reports: {
    'gone': { ...one({ verdict: 'broken', reason: 'status', status: 404 }), reports: [`dead/${about}`], says: [/链接“通知公告”打不开：服务器回应 404（页面不存在）。地址：https:\/\/www\.shifan\.gov\.cn\/a\.html/] },
    'once for an address, with its places': { html: link('/a.html') + link('/a.html#x') + link('a.html'), url: `${host}/`, answers: [answer('/a.html', { verdict: 'broken', reason: 'net', status: null })], reports: [`dead/${about}`], says: [/共 3 处/] },
    'the chain is told': { ...one({ verdict: 'broken', reason: 'status', status: 500, hops: [{ status: 302, url: `${host}/c.html`, cookie: false }], finalUrl: `${host}/c.html` }), reports: ['dead'], says: [/经 1 次跳转到 https:\/\/www\.shifan\.gov\.cn\/c\.html/] },
    'no answer in time': { ...one({ verdict: 'broken', reason: 'timeout', status: null }), reports: [`timeout/${about}`] },
    'no such name': { ...one({ verdict: 'broken', reason: 'dns', status: null }), reports: [`dns/${about}`] },
    'circle': { ...one({ verdict: 'broken', reason: 'loop', status: null }), reports: [`loop/${about}`] },
    'certificate': { ...one({ verdict: 'suspicious', reason: 'tls', status: null, detail: 'net::ERR_CERT_DATE_INVALID' }), reports: [`tls/${about}`], says: [/证书已过期（ERR_CERT_DATE_INVALID）/] },
    'says it is not there': { ...one({ verdict: 'suspicious', reason: 'soft-404' }), reports: [`soft-404/${about}`] },
    'moved for good': { ...one({ reason: 'moved', finalUrl: `${host}/new.html` }), reports: [`moved/${about}`], says: [/已永久移到/] },
    'only https opens': { ...one({ reason: 'https' }), reports: [`moved/${about}`] },
    'refused': { ...one({ verdict: 'blocked', reason: 'forbidden', status: 403 }), reports: [`blocked/${about}`], says: [/不允许检查程序访问（403）/] },
    'template left over': { html: link('/[object Object]'), answers: [answer('/[object%20Object]', { verdict: 'broken', reason: 'malformed', status: null, tries: 0 })], reports: ['dead'] },
    'pictures, styles, frames and files': {
      html: '<img src="/p.png"><iframe src="/f.html"></iframe><a href="/d.pdf">年报</a><link rel="stylesheet" href="/s.css"><script src="/x.js"></script>',
      answers: ['/p.png', '/f.html', '/d.pdf', '/s.css', '/x.js'].map((path) => answer(path, { verdict: 'broken', reason: 'status', status: 404 })),
      reports: [`dead/${host}/p.png`, `dead/${host}/f.html`, `dead/${host}/d.pdf`, `dead/${host}/s.css`], says: [/^图片打不开/, /^框架页打不开/, /^链接“年报”打不开/, /^样式文件打不开/],
    },
    'a host that was too slow, in one finding': { html: link('https://slow.cn/1') + link('https://slow.cn/2'), answers: ['https://slow.cn/1', 'https://slow.cn/2'].map((url) => answer(url, { verdict: 'suspicious', reason: 'host-slow', status: null })), reports: ['timeout/slow.cn'], says: [/另外 2 个链接/] },
  },
  cannot: {
    'nobody asked': { html: link('/a.html'), because: /^尚未检查链接$/ },
    'not all were asked': { html: link('/a.html') + link('/b.html'), answers: [answer('/a.html')], because: /还有 1 个链接/ },
    'refused': { ...one({ verdict: 'blocked', reason: 'firewall', status: 412 }), because: /1 个链接未能判定/ },
  },
});

it('refusals are listed as hints and keep the check from passing', async () => {
  const result = await run(check, one({ verdict: 'blocked', reason: 'firewall', status: 521, mark: '创宇盾' }));
  expect(result.outcome).toBe('cannot-check');
  expect(result.findings).toMatchObject([{ code: 'blocked', verdict: 'hint' }]);
});

it('judges 10,000 links on one page', async () => {
  const paths = Array.from({ length: 10_000 }, (_, index) => `/x/${index}.html`);
  const result = await run(check, { html: paths.map((path) => link(path, '件')).join(''), answers: paths.map((path, index) => answer(path, index % 100 === 0 ? { verdict: 'broken', reason: 'status', status: 404 } : {})) });
  expect(result.findings).toHaveLength(100);
});
