import { describe, expect, it } from 'vitest';
import type { LinkAttempt } from '../../contract/link.ts';
import { politeProfile } from '../../links/profile.ts';
import { nextStep, type Inquiry } from '../../links/verdict.ts';

const url = 'https://www.other.gov.cn/zwgk/a.html';
const attempt = (more: Partial<LinkAttempt>): LinkAttempt => ({
  url, at: 1000, via: 'worker', status: 200, cause: null, detail: '', firstByteMs: 20, hops: [], finalUrl: url, type: 'text/html', size: null, start: '', retryAfter: null, mark: null, body: null, ...more,
});
const failing = (cause: NonNullable<LinkAttempt['cause']>, more: Partial<LinkAttempt> = {}) => attempt({ status: null, cause, type: '', ...more });
const after = (tries: readonly LinkAttempt[], more: Partial<Inquiry> = {}) => nextStep({ url, kind: 'page', own: false, tries, ...more }, politeProfile);
const shows = (tries: readonly LinkAttempt[], more: Partial<Inquiry> = {}) => {
  const step = after(tries, more);
  return step.do === 'settle' ? `${step.answer.verdict} ${step.answer.reason}` : `ask ${step.how} in ${step.wait}${step.alone ? ' alone' : ''}`;
};
const body = (more: object = {}) => ({ title: '', length: 900, notFound: false, parked: false, ...more });
const hop = (status: number, to: string, cookie = false) => ({ status, url: to, cookie });

describe('counts as broken only what failed at two moments', () => {
  it.each([404, 410, 400, 414, 500, 502, 503, 522])('status %i', (status) => {
    expect(shows([attempt({ status })])).toMatch(/^ask same in \d{4,5}$/);
    expect(shows([attempt({ status }), attempt({ status }), attempt({ status })])).toBe('broken status');
  });
  it('a 404 that was gone at the second look is fine', () => expect(shows([attempt({ status: 404 }), attempt({})])).toBe('ok fine'));
  it('a name that does not resolve: once more after ten seconds', () => {
    expect(shows([failing('dns')])).toBe('ask same in 10000');
    expect(shows([failing('dns'), failing('dns')])).toBe('broken dns');
  });
  it('no answer in 15 seconds: once more at least 30 seconds later, alone on its host', () => {
    expect(shows([failing('timeout')])).toBe('ask same in 30000 alone');
    expect(shows([failing('timeout'), failing('timeout')])).toBe('broken timeout');
    expect(shows([failing('timeout'), attempt({})])).toBe('ok fine');
  });
  it.each(['net', 'refused'] as const)('%s: three times', (cause) => {
    expect(shows([failing(cause)])).toBe('ask same in 2000');
    expect(shows([failing(cause), failing(cause)])).toBe('ask same in 8000');
    expect(shows([failing(cause), failing(cause), failing(cause)])).toBe(`broken ${cause}`);
  });
  it('redirects for ever', () => expect(shows([failing('loop', { hops: [hop(302, url)] }), failing('loop')])).toBe('broken loop'));
  it('a port the browser refuses needs no second look', () => expect(shows([failing('port')])).toBe('broken port'));
  it('attempts lost to a sleeping machine do not count', () => {
    expect(shows([failing('timeout'), failing('suspended')])).toMatch(/^ask same/);
    expect(shows([failing('timeout'), failing('suspended'), attempt({})])).toBe('ok fine');
    expect(shows(Array.from({ length: 6 }, () => failing('suspended')))).toBe('blocked environment');
  });
});

describe('a refusal is never broken', () => {
  it.each([401, 403, 405, 406, 407, 451])('status %i', (status) => expect(shows([attempt({ status })])).toMatch(/^blocked/));
  it('429 after retries', () => {
    expect(shows([attempt({ status: 429, retryAfter: 20 })])).toBe('ask same in 20000');
    expect(shows([attempt({ status: 429, retryAfter: 9999 })])).toBe('ask same in 60000');
    // What could not be kept to, and a moment that is over: the usual waits.
    expect(shows([attempt({ status: 429, retryAfter: null })])).toBe('ask same in 2000');
    expect(shows([attempt({ status: 503, retryAfter: 0 }), attempt({ status: 503, retryAfter: 0 })])).toBe('ask same in 8000');
    expect(shows(Array.from({ length: 3 }, () => attempt({ status: 429 })))).toBe('blocked rate');
  });
  it.each([412, 521, 999, 202, 200])('a challenge with status %i', (status) => expect(shows([attempt({ status, mark: '瑞数' })])).toBe('blocked firewall'));
  it.each(['browser', 'app'] as const)('%s', (cause) => expect(shows([failing(cause)])).toMatch(/^blocked/));
  it.each(['offline', 'unknown'] as const)('%s', (cause) => expect(shows(Array.from({ length: 3 }, () => failing(cause)))).toMatch(/^blocked/));
  it('a circle that wants a cookie we do not carry', () => expect(shows([failing('loop', { hops: [hop(302, url, true)] })])).toBe('blocked cookie'));
  it('on the own site it is asked once from the page, with the visitor’s cookies', () => {
    expect(shows([attempt({ status: 403 })], { own: true })).toBe('ask page in 0');
    expect(shows([attempt({ status: 403 }), attempt({ via: 'page' })], { own: true })).toBe('ok fine');
    expect(shows([attempt({ status: 403 }), attempt({ via: 'page', status: 404 })], { own: true })).toBe('blocked forbidden');
    expect(shows([attempt({ status: 521, mark: '创宇盾' }), failing('unknown', { via: 'page' })], { own: true })).toBe('blocked firewall');
  });
});

describe('suspicious', () => {
  it.each(['ERR_CERT_DATE_INVALID', 'ERR_CERT_AUTHORITY_INVALID'])('%s', (detail) => expect(shows([failing('tls', { detail })])).toBe('suspicious tls'));
  it('a page that says there is nothing, twice', () => {
    expect(shows([attempt({ body: body({ notFound: true }) })])).toBe('ask same in 10000');
    const twice = [attempt({ body: body({ notFound: true, title: '404', text: `页面 ${url} 不存在` }) }), attempt({ body: body({ notFound: true, title: '404', text: '页面 /zwgk/a.html 不存在，请返回' }) })];
    expect(shows(twice)).toBe('ask neighbour in 0 alone');
    const beside = 'https://www.other.gov.cn/zwgk/duwang-12345678.html';
    const neighbour = (more: Partial<LinkAttempt>): Partial<Inquiry> => ({ neighbour: attempt({ url: beside, finalUrl: beside, ...more }) });
    // The server answers for anything: proved. It says 404 for what it has not: then this page is there. Else it stays in doubt.
    expect(shows(twice, neighbour({ body: body({ title: '404', text: '页面 /zwgk/duwang-12345678.html 不存在，请返回' }) }))).toBe('broken soft-404');
    expect(shows(twice, neighbour({ status: 404 }))).toBe('ok fine');
    expect(shows(twice, neighbour({ body: body({ title: '首页', text: '示范县人民政府欢迎您，今天是星期二' }) }))).toBe('suspicious soft-404');
    expect(shows(twice, neighbour({ status: null, cause: 'timeout' }))).toBe('suspicious soft-404');
    expect(shows(twice, neighbour({ status: 403 }))).toBe('suspicious soft-404');
  });
  it('an honest server still has no such record behind one script, and its page for errors is none of its files', () => {
    const record = `${url}?id=99`;
    const gone = attempt({ url: record, finalUrl: record, body: body({ notFound: true, length: 20, text: '您查看的文章不存在' }) });
    expect(shows([gone, gone], { url: record, neighbour: attempt({ status: 404 }) })).toBe('suspicious soft-404');
    const errors = 'https://www.other.gov.cn/404.html';
    const led = attempt({ hops: [hop(302, errors)], finalUrl: errors, body: body({}) });
    expect(shows([led])).toBe('ask same in 10000');
    expect(shows([led, led], { neighbour: attempt({ status: 404 }) })).toBe('suspicious soft-404');
    expect(shows([attempt({ url: errors, finalUrl: errors })], { url: errors })).toBe('ok fine');
  });
  it('never a home page', () => expect(shows([attempt({ finalUrl: 'https://www.other.gov.cn/', body: body({ notFound: true }) })])).toBe('ok fine'));
  it('a file that is a web page', () => expect(shows([attempt({}), attempt({})], { kind: 'file' })).toBe('suspicious wrong-type'));
  it('a file behind a login', () => expect(shows([attempt({ finalUrl: 'https://www.other.gov.cn/sso/login', hops: [hop(302, 'https://www.other.gov.cn/sso/login')] })], { kind: 'file' })).toBe('ok login'));
  it('a domain that others have registered: twice, and never on the own site', () => {
    const casino = body({ planted: '娱乐城' });
    expect(shows([attempt({ body: casino })])).toBe('ask same in 10000');
    expect(shows([attempt({ body: casino }), attempt({ body: casino })])).toBe('suspicious foreign-content');
    expect(shows([attempt({ body: casino })], { own: true })).toBe('ok fine');
  });
  it('a domain for sale', () => expect(shows([attempt({ body: body({ parked: true }) })])).toBe('suspicious parked'));
  it('broken off half-way', () => expect(shows(Array.from({ length: 3 }, () => attempt({ cause: 'cut' })))).toBe('suspicious truncated'));
  it('led to the home page', () => {
    const home = attempt({ finalUrl: 'https://www.other.gov.cn/', hops: [hop(302, 'https://www.other.gov.cn/')] });
    expect(shows([home, home])).toBe('suspicious to-home');
  });
});

describe('ok', () => {
  it('moved for good, with the chain', () => {
    const to = 'https://www.other.gov.cn/xxgk/a.html';
    const step = after([attempt({ hops: [hop(301, to)], finalUrl: to })]);
    expect(step).toMatchObject({ do: 'settle', answer: { verdict: 'ok', reason: 'moved', hops: [{ status: 301, url: to }] } });
  });
  it.each([
    ['https://other.gov.cn/zwgk/a.html', 301], ['https://www.other.gov.cn/zwgk/a.html/', 301], ['https://www.other.gov.cn/xxgk/a.html', 302],
  ])('to %s with %i is not moved', (to, status) => expect(shows([attempt({ hops: [hop(status, to)], finalUrl: to })])).toBe('ok fine'));
  it.each([204, 206, 304])('status %i', (status) => expect(shows([attempt({ status, type: '' })])).toBe('ok fine'));
  it('a dead http address whose https twin opens is said so, not broken', () => {
    const plain = 'http://www.other.gov.cn/a';
    const refused = failing('refused', { url: plain });
    expect(shows([refused, refused, refused], { url: plain })).toBe('ask https in 0');
    expect(shows([refused, refused, refused, attempt({ url: 'https://www.other.gov.cn/a' })], { url: plain })).toBe('ok https');
    expect(shows([refused, refused, refused, failing('refused', { url: 'https://www.other.gov.cn/a' })], { url: plain })).toBe('broken refused');
  });
  it('an empty file that cannot be cut into parts', () => expect(shows([attempt({ status: 416, size: 0, type: '' })], { kind: 'file' })).toBe('ok fine'));
});
