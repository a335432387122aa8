import { expect, it } from 'vitest';
import { sayInChinese } from '../../messages/said.ts';
import { scopeOf } from '../../entrypoints/background/page-scope.ts';

const cases: Readonly<Record<string, string>> = {
  'http://www.shifanxian.gov.cn/xwzx/': 'government',
  'https://WWW.Shifanxian.GOV.CN./a?b=1#c': 'government',
  'http://gov.cn/': 'government',
  'http://user@www.gov.cn:8080/': 'government',
  'https://www.gov.cn.evil.example/': 'preview',
  'https://notgov.cn/': 'preview',
  'https://xgov.cn/': 'preview',
  'https://evil.example/?www.gov.cn': 'preview',
  'http://127.0.0.1:8080/': 'preview',
  'file:///tmp/index.html': 'unsupported',
  'chrome://settings/': 'unsupported',
  'chrome-extension://abc/popup.html': 'unsupported',
  'about:blank': 'unsupported',
  'data:text/html,x': 'unsupported',
  'view-source:http://www.gov.cn/': 'unsupported',
  'https://chromewebstore.google.com/detail/x': 'unsupported',
  'https://addons.mozilla.org/zh-CN/': 'unsupported',
  'not an address': 'unsupported',
  '': 'unsupported',
};
for (const [address, scope] of Object.entries(cases)) {
  it(`「${address}」 is ${scope}`, () => {
    const found = scopeOf(address);
    expect(found.scope).toBe(scope);
    if (scope === 'unsupported') expect(sayInChinese(found.reason!)).toMatch(/[\u4e00-\u9fff]/);
    else expect(found).toMatchObject({ reason: null, url: expect.not.stringContaining('#') });
  });
}

it('names the host as sites are registered: lower case, without port and final dot', () => {
  expect(scopeOf('https://WWW.Shifanxian.GOV.CN.:8443/').host).toBe('www.shifanxian.gov.cn');
});

it('says what to do about a tab the browser does not let us see', () => {
  const { scope, reason } = scopeOf(undefined);
  expect([scope, sayInChinese(reason!)]).toEqual(['unsupported', expect.stringContaining('点一下工具栏上的读网图标')]);
});
