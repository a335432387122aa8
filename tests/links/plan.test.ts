import { expect, it } from 'vitest';
import type { LinkAddress } from '../../contract/link.ts';
import { planLinks } from '../../links/plan.ts';
import { expectLinear } from '../support/growth.ts';

const page = 'https://www.shifan.gov.cn/zwgk/';
const address = (url: string, more: Partial<LinkAddress> = {}): LinkAddress => ({ url, kind: 'page', places: 1, text: '', never: false, ...more });
const plan = (...list: readonly (string | LinkAddress)[]) => planLinks(page, list.map((one) => (typeof one === 'string' ? address(one) : one)), 7);
const reason = (url: string, more: Partial<LinkAddress> = {}) => plan(address(url, more)).known[0]?.reason ?? 'asked';

it('asks for each address once, fragments and names dropped', () => {
  const { ask } = plan('https://www.shifan.gov.cn/a.html#one', 'https://www.shifan.gov.cn/a.html#two', 'https://www.shifan.gov.cn:443/a.html', 'https://u:p@www.shifan.gov.cn/a.html');
  expect(ask.map(({ url }) => url)).toEqual(['https://www.shifan.gov.cn/a.html']);
});

it('takes addresses as the browser does: backslashes, full-width dots, spaces, IDN', () => {
  const { ask } = plan(new URL('\\zwgk\\b.html', page).href, 'https://www。other。gov。cn/', 'https://www.shifan.gov.cn/a b.html', 'https://政务.中国/');
  expect(ask.map(({ url }) => url).sort()).toEqual(['https://www.other.gov.cn/', 'https://www.shifan.gov.cn/a%20b.html', 'https://www.shifan.gov.cn/zwgk/b.html', 'https://xn--zfr164b.xn--fiqs8s/']);
});

it('never asks for what could do something, even where only one of the places says so', () => {
  const { ask, known } = plan('https://www.shifan.gov.cn/logout', address('https://www.shifan.gov.cn/logout#x', { never: true }));
  expect(ask).toEqual([]);
  expect(known).toMatchObject([{ verdict: 'skipped', reason: 'unsafe' }]);
});

it.each([
  ['mailto:a@b.cn', 'scheme'], ['tel:110', 'scheme'], ['data:text/html,x', 'scheme'], ['javascript:void(0)', 'scheme'],
  ['http://192.168.1.5/a', 'local'], ['http://localhost:8080/', 'local'], ['http://10.1.2.3/', 'local'], ['http://172.16.0.1/', 'local'], ['http://172.32.0.1/', 'asked'], ['http://[::1]/', 'local'], ['http://oa/', 'local'], ['http://http://www.a.cn/', 'malformed'], ['http://oa.local/', 'local'],
  ['https://www.shifan.gov.cn/undefined', 'malformed'], ['https://www.shifan.gov.cn/null/a', 'malformed'], ['https://www.shifan.gov.cn/{{item.url}}', 'malformed'], ['https://www.shifan.gov.cn/$%7Burl%7D', 'malformed'], ['https://www.shifan.gov.cn/[object%20Object]', 'malformed'],
  ['https://www.shifan.gov.cn/nullable.html', 'asked'], ['https://www.shifan.gov.cn/a?x=undefined', 'asked'], ['http://', 'malformed'], ['https://www.shifan.gov.cn/zwgk/#top', 'this-page'],
])('%s is %s', (url, expected) => expect(reason(url)).toBe(expected));

it('an inner address is no surprise on a page that is inner itself', () => {
  expect(planLinks('http://10.1.2.3/', [address('http://10.1.2.3/a')], 1).ask).toHaveLength(1);
});

it('puts the own host first and lets others take turns', () => {
  const { ask } = plan('https://a.cn/1', 'https://a.cn/2', 'https://a.cn/3', 'https://b.cn/1', 'https://www.shifan.gov.cn/1', 'https://b.cn/2');
  expect(ask.map(({ url }) => url)).toEqual(['https://www.shifan.gov.cn/1', 'https://a.cn/1', 'https://b.cn/1', 'https://a.cn/2', 'https://b.cn/2', 'https://a.cn/3']);
});

it('plans 10,000 addresses on 500 hosts in linear time, and a hostile path too', async () => {
  const { ask } = planLinks(page, [...Array.from({ length: 10_000 }, (_, index) => address(`https://h${index % 500}.cn/${index}`)), address(`https://www.shifan.gov.cn/${'{{'.repeat(30_000)}`)], 1);
  expect(ask.length).toBe(10_001);
  await expectLinear((size) => Array.from({ length: size }, (_, index) => address(`https://h${index % 500}.cn/${index}`)), (addresses) => planLinks(page, addresses, 1));
  await expectLinear((size) => [address(`https://www.shifan.gov.cn/${'{{'.repeat(size)}`)], (addresses) => planLinks(page, addresses, 1));
});
