import { describe, expect, it } from 'vitest';
import { hostKinds, knownHost, struckAmong, struckRule } from '../../../page/links/host-kind.ts';
import { knownHosts } from '../../../standards/tables/known-hosts.ts';
import { isBelow, registrableOf, sameAddressKey, unwrapped } from '../../../page/links/link-host.ts';
import { disguiseOff, spamWordsIn } from '../../../page/hidden/spam-words.ts';
import { loadPage } from '../../support/load-page.ts';
import { expectLinear } from '../../support/growth.ts';

describe('hosts', () => {
  it.each([
    ['www.shifan.gov.cn', 'shifan.gov.cn'], ['a.b.example.com', 'example.com'], ['x.com.cn', 'x.com.cn'], ['www.x.com.cn', 'x.com.cn'], ['lib.sx.cn', 'lib.sx.cn'], ['a.lib.sx.cn', 'lib.sx.cn'],
    ['203.192.6.89', '203.192.6.89'], ['localhost', 'localhost'], ['a.xn--zfr164b', 'a.xn--zfr164b'], ['u.github.io', 'u.github.io'], ['www.example.cn.', 'example.cn'],
  ])('registered part of %s is %s', (host, part) => expect(registrableOf(host)).toBe(part));
  it('are compared label by label', () => {
    expect(isBelow('www.gov.cn', 'gov.cn')).toBe(true);
    expect(isBelow('xgov.cn', 'gov.cn')).toBe(false);
    expect(isBelow('gov.cn.example.com', 'gov.cn')).toBe(false);
    expect(knownHost('gov.cn.example.com')).toBeNull();
    expect(knownHost('xgov.cn')).toBeNull();
    expect(knownHost('www.chinadaily.com.cn')?.kind).toBe('media');
  });
  it('are told apart seen from the page', async () => {
    const loaded = await loadPage({ html: '<!doctype html><html><head><title>甲</title><meta name="SiteDomain" content="www.shifan.gov.cn,www.shifan.com"></head><body><p>甲</p></body></html>', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['ycstv.com'] } });
    const kindOf = hostKinds(loaded.page);
    const kinds = ['zwfw.shifan.gov.cn', 'www.shifan.com', 'a.ycstv.com', 'www.other.gov.cn', 'bszs.conac.cn', 'www.12371.cn', 'beian.miit.gov.cn.ipv6.iname.damddos.com', 'www.people.com.cn', 'www.x.edu.cn', 'weibo.com', 'www.example.com', '59.1.2.3', '203.192.6.89'].map(kindOf);
    loaded.close();
    expect(kinds).toEqual(['own', 'own', 'listed', 'government', 'mandatory', 'party', 'proxy', 'media', 'institution', 'platform', 'unknown', 'address', 'government']);
  });
  it('what the unit has struck is what any other host is, and what a document names cannot be struck', async () => {
    const struck = (host: string) => ({ host, why: '县里规定', by: 'county@3' });
    const loaded = await loadPage({ html: '<p>甲</p>', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['81.cn'], struckHosts: ['xuexi.cn', 'gov.cn', 'conac.cn', 'cn', '81.cn', 'people.com.cn', 'of-a-later-version.cn'].map(struck) } });
    const kindOf = hostKinds(loaded.page);
    expect(['www.xuexi.cn', 'www.other.gov.cn', 'bszs.conac.cn', 'www.81.cn', 'www.people.com.cn', 'www.12371.cn', 'www.example.com'].map(kindOf)).toEqual(['unknown', 'government', 'mandatory', 'listed', 'unknown', 'party', 'unknown']);
    expect(struckAmong(loaded.page, ['www.xuexi.cn', 'a.xuexi.cn', 'www.example.com', 'gov.cn']).map(({ host }) => host)).toEqual(['xuexi.cn']);
    expect(struckRule(loaded.page, ['www.xuexi.cn'])).toBe('county@3：“xuexi.cn”移出内置名单（县里规定）');
    expect(struckRule(loaded.page, ['www.example.com'])).toBeUndefined();
    loaded.close();
  });
  it('that stand in the table by public knowledge alone never spare a link the prompt', () => {
    expect(knownHosts.filter(({ kind, basis }) => basis === 'general' && !['institution', 'media', 'platform'].includes(kind))).toEqual([]);
    expect(new Set(knownHosts.map(({ host }) => host)).size).toBe(knownHosts.length);
    expect(knownHosts.filter(({ basis }) => basis === 'rule').map(({ host }) => host)).toEqual(['gov.cn', 'xn--zfr164b', 'conac.cn']);
  });
});

describe('redirectors', () => {
  const target = (address: string): string => unwrapped(new URL(address, 'https://www.shifan.gov.cn/')).hostname;
  it.each([
    ['/visit/link?url=https%3A%2F%2Fwww.example.com%2F&websiteid=1', 'www.example.com'], ['/jump.html?target=//www.example.com/a', 'www.example.com'], ['/a?redirect=http%3A%2F%2Fx.com', 'x.com'],
    ['/tourl.jsp?u=aHR0cDovL3d3dy5leGFtcGxlLmNvbQ==', 'www.example.com'], ['/a?u=aHR0cA', 'www.shifan.gov.cn'],
    ['/share?url=http%3A%2F%2Fx.com', 'www.shifan.gov.cn'], ['/sso/login?url=http%3A%2F%2Fx.com', 'www.shifan.gov.cn'], ['/list?from=http%3A%2F%2Fx.com', 'www.shifan.gov.cn'], ['/link?url=abc', 'www.shifan.gov.cn'],
    ['https://zfwzgl.www.gov.cn/exposure/jiucuo.html?url=http%3A%2F%2Fx.com', 'zfwzgl.www.gov.cn'],
  ])('%s leads to %s', (address, host) => expect(target(address)).toBe(host));
  it('an address is the same with and without www, slash and fragment', () => expect(sameAddressKey(new URL('https://www.a.com/b/#c'))).toBe(sameAddressKey(new URL('http://a.com/b'))));
});

describe('planted words', () => {
  it.each(['澳门博彩', '博-彩', '博 彩', '愽彩', '菠菜网', '賭場', '时时彩', '真人娱乐', '代开发票', '传奇私服', 'online casino bonus', 'ＢＥＴ３６５ official'])('%s', (text) => expect(spamWordsIn(text).strong).not.toBeNull());
  it.each(['打击网络赌博专项行动', '关于查处博彩网站的通报', '六合区人民政府', '永利镇', '福利彩票公益金', '中国体育彩票', '人民政府', '发改委', '开元寺', '蔬菜价格', '办理居住证', '', 'Beijing government', '色彩情感'])('not: %s', (text) => expect(spamWordsIn(text).strong).toBeNull());
  it('plain text is left as it is', () => expect(disguiseOff('关于召开会议的通知2026')).toBe('关于召开会议的通知2026'));
  it('takes linear time', async () => {
    for (const part of ['博', '一-']) await expectLinear((size) => part.repeat(size), spamWordsIn);
  });
});
