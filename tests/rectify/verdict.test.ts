import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/finding.ts';
import type { FindingRecord } from '../../contract/record.ts';
import { verdictOf, type Look } from '../../rectify/verdict.ts';
import { afterVerification, verificationRefusal } from '../../rectify/verification.ts';
import { item, keyOf, newId, page, report, verification } from './items.ts';

const finding = (about: string, over: Partial<Finding> = {}): Finding => ({ key: keyOf(about), code: 'missing', verdict: 'fail', about, says: `缺少标签 ${about}`, fix: '', cites: [], at: null, ...over });
const look = (over: Partial<Look> = {}): Look => ({ url: page, report: report(), failure: '', others: [], fragments: {}, now: 5000, ...over });
const faulty = (...findings: Finding[]) => report({}, { outcome: 'fail', findings });
const two = item({ pages: [item().pages[0]!, { ...item().pages[0]!, key: `${keyOf('SiteName')}#2`, findingId: newId() }] });

describe('已改 only where the same rule ran on the same page and found nothing', () => {
  it('passes', () => {
    expect(verdictOf(item(), look())).toMatchObject({ as: 'fixed', after: { status: 200, outcome: 'pass', left: 0, of: 1 }, elsewhere: null });
  });
  it('other faults of the same rule on the page do not matter', () => {
    expect(verdictOf(item(), look({ report: faulty(finding('ColumnName')) })).as).toBe('fixed');
  });
  it('https and a slash at the end are the same page', () => {
    expect(verdictOf(item(), look({ report: report({ url: 'https://www.demo.gov.cn/a.html' }) })).as).toBe('fixed');
  });
  it('at another address under the same title it is the same page', () => {
    expect(verdictOf(item(), look({ report: report({ url: 'http://www.demo.gov.cn/2026/a.html' }) })).as).toBe('fixed');
  });
});

describe('未改, 部分改', () => {
  it('the fault is still found, with the fragment of now', () => {
    const at = { selector: 'head', quote: '原文', box: [0, 0, 1, 1] as [number, number, number, number] };
    const verdict = verdictOf(item(), look({ report: faulty(finding('SiteName', { at })), fragments: { [keyOf('SiteName')]: '<head></head>' } }));
    expect(verdict).toMatchObject({ as: 'unfixed', after: { left: 1, of: 1, quote: '原文', fragment: '<head></head>' } });
  });
  it('still found although the address is written otherwise now', () => {
    expect(verdictOf(item(), look({ report: report({ url: 'https://www.demo.gov.cn/a.html' }, { outcome: 'fail', findings: [finding('SiteName', { key: keyOf('SiteName', 'https://www.demo.gov.cn/a.html') })] }) })).as).toBe('unfixed');
  });
  it('one of two twins is left', () => {
    expect(verdictOf(two, look({ report: faulty(finding('SiteName')) }))).toMatchObject({ as: 'partly', after: { left: 1, of: 2 } });
  });
  it('more twins than before are all of them', () => {
    expect(verdictOf(two, look({ report: faulty(finding('SiteName'), finding('SiteName', { key: `${keyOf('SiteName')}#2` }), finding('SiteName', { key: `${keyOf('SiteName')}#3` })) }))).toMatchObject({ as: 'unfixed', after: { left: 2, of: 2 } });
  });
  it('the same thing is wrong in another way now', () => {
    expect(verdictOf(item(), look({ report: faulty(finding('SiteName', { code: 'empty', key: `site-tags/empty/SiteName@${page}`, says: '标签 SiteName 是空的' })) }))).toMatchObject({ as: 'partly', because: expect.stringContaining('标签 SiteName 是空的') });
  });
  it('of the same root cause, although it names another day now', () => {
    const dated = item({ check: 'list-date', code: 'form', about: '2026/1/3', cause: 'list-date/form/fail/0000/0/0@body > ul > li > span', pages: [{ ...item().pages[0]!, key: `list-date/form/2026/1/3@${page}` }] });
    const now = finding('2026/2/9', { key: `list-date/form/2026/2/9@${page}`, code: 'form', at: { selector: 'body > ul > li:nth-of-type(2) > span', quote: '2026/2/9', box: [0, 0, 1, 1] } });
    expect(verdictOf(dated, look({ report: report({}, { id: 'list-date', outcome: 'fail', findings: [now] }) })).as).toBe('unfixed');
  });
  it('a page that still has it is 未改 whatever version of the rule says so', () => {
    expect(verdictOf(item(), look({ report: report({}, { version: 2, outcome: 'fail', findings: [finding('SiteName')] }) })).as).toBe('unfixed');
  });
});

describe('以删代改', () => {
  it.each([
    ['404', report({ status: 404, opened: false, settledBy: 'failed', title: '' }, { outcome: 'cannot-check' })], ['410', report({ status: 410, opened: false }, { outcome: 'cannot-check' })],
    ['200 with an error page', report({ title: '页面不存在' })], ['200 with 404 as its title', report({ title: '404错误页面' })],
    ['a redirect to the home page', report({ url: 'http://www.demo.gov.cn/', title: '示范县人民政府', pageType: 'home' })],
  ])('%s', (_, came) => {
    expect(verdictOf(item(), look({ report: came }))).toMatchObject({ as: 'removed', because: expect.stringContaining('须由人判断') });
  });
});

describe('无法核验, never 已改', () => {
  it.each([
    ['no page came', look({ report: null, failure: '页面未能打开（net::ERR_CONNECTION_REFUSED）' }), 'ERR_CONNECTION_REFUSED'],
    ['403', look({ report: report({ status: 403, opened: false, settledBy: 'failed' }, { outcome: 'cannot-check', reason: '页面未能打开（HTTP 403），未检' }) }), 'HTTP 403'],
    ['502', look({ report: report({ status: 502, opened: false }, { outcome: 'cannot-check' }) }), '没有正常打开'],
    ['a firewall’s page', look({ report: report({ status: 200, opened: false, notChecked: [{ what: 'page', url: page, reason: '打开的是防火墙的拦截或验证页，不是网页本身，未检；请通过后重新检查' }] }, { outcome: 'cannot-check' }) }), '（打开的是防火墙的拦截或验证页，不是网页本身），没有核验'],
    ['an empty page', look({ report: report({ opened: false }, { outcome: 'cannot-check' }) }), '没有正常打开'],
    ['the rule could not run', look({ report: report({}, { outcome: 'cannot-check', reason: '框架读不到' }) }), '框架读不到'],
    ['the rule was not run', look({ report: report({}, { outcome: 'not-run', reason: '没有允许访问' }) }), '没有允许访问'],
    ['the rule is not in this build', look({ report: report({ checks: [] }) }), '没有这项检查'],
    ['the rule does not apply any more', look({ report: report({}, { outcome: 'inapplicable', reason: '本页没有图片' }) }), '不能当作已改'],
    ['the rule has another version', look({ report: report({}, { version: 2 }) }), '第 1 版改为第 2 版'],
    ['the page is of another kind', look({ report: report({ pageType: 'column' }) }), '现在是栏目页'],
    ['another page answered', look({ report: report({ url: 'http://www.demo.gov.cn/login?to=a', title: '统一身份认证' }) }), '请人工核验'],
    ['nobody knows how the server answered, and the title changed', look({ report: report({ status: null, title: '系统维护中' }) }), '重新载入'],
  ])('%s', (_, one, words) => {
    const verdict = verdictOf(item(), one);
    expect(verdict.as).toBe('unable');
    expect(verdict.because).toContain(words);
  });
  it('a problem a person entered', () => {
    expect(verdictOf(item({ check: 'manual' }), look({ report: report({ checks: [] }) })).because).toContain('人工登记');
  });
  it('a page without a known answer but with the same title is the same page', () => {
    expect(verdictOf(item(), look({ report: report({ status: null }) })).as).toBe('fixed');
  });
});

describe('换处再现', () => {
  const elsewhere = (over: Partial<FindingRecord> = {}): FindingRecord => ({
    id: newId(), siteId: newId(), inspectionId: null, visitId: null, origin: 'machine', key: keyOf('SiteName', 'http://www.demo.gov.cn/b.html'), check: 'site-tags', checkVersion: 1, code: 'missing', verdict: 'fail',
    about: 'SiteName', says: '', fix: '', cites: [], at: null, fragment: null, url: 'http://www.demo.gov.cn/b.html', pageType: 'article', pageTitle: '示范县教育局工作动态', category: null, status: 'pending', note: '', foundAt: 2000, ...over,
  });
  it('the page went away and the same page with the same fault stands at another address', () => {
    expect(verdictOf(item(), look({ report: report({ status: 404, opened: false }, { outcome: 'cannot-check' }), others: [elsewhere()] }))).toMatchObject({ as: 'relocated', elsewhere: 'http://www.demo.gov.cn/b.html' });
  });
  it('the page is clean and the same text stands elsewhere', () => {
    const quoted = item({ pages: [{ ...item().pages[0]!, quote: '一段足够长的带有错误的原文' }] });
    const other = elsewhere({ pageTitle: '另一篇', at: { selector: 'p', quote: '一段足够长的带有错误的原文', box: [0, 0, 1, 1] } });
    expect(verdictOf(quoted, look({ others: [other] })).as).toBe('relocated');
  });
  it.each([
    ['another title and no text', { pageTitle: '另一篇' }], ['met before the item was issued', { foundAt: 999 }], ['ruled no fault', { status: 'dismissed' as const }], ['about something else', { about: 'ColumnName', key: keyOf('ColumnName', 'http://www.demo.gov.cn/b.html') }],
  ])('not where it is %s', (_, over) => {
    expect(verdictOf(item(), look({ others: [elsewhere(over)] })).as).toBe('fixed');
  });
});

it('every verdict of the rule is one the register takes', () => {
  for (const came of [report(), faulty(finding('SiteName')), report({ status: 404 }), null]) {
    const open = item({ state: 'answered', reply: { kind: 'done', note: '', day: null, by: '某人', at: 1 } });
    const seen = verification(open, 'unable', verdictOf(open, look({ report: came, failure: '没有打开' })));
    expect(verificationRefusal(open, seen, ['inspector'])).toBeNull();
    expect(afterVerification(open, seen, 9).state).toBe(came === null ? 'answered' : 'review');
  }
});
