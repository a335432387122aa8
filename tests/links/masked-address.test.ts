import { describe, expect, it } from 'vitest';
import { linkKey } from '../../contract/link.ts';
import { isMasked, maskSecrets } from '../../contract/masked-address.ts';
import { expectLinear } from '../support/growth.ts';

describe('secrets in addresses', () => {
  it.each([
    ['https://a.gov.cn/x?id=3&token=abc', 'https://a.gov.cn/x?id=3&token=***'], ['https://a.gov.cn/x?access_token=abc&id=3#b', 'https://a.gov.cn/x?access_token=***&id=3#b'], ['https://a.gov.cn/x;jsessionid=0A1B?id=3', 'https://a.gov.cn/x;jsessionid=***?id=3'],
    ['https://a.gov.cn/cas?ticket=ST-1-abc', 'https://a.gov.cn/cas?ticket=***'], ['https://a.gov.cn/#/x?sessionId=9', 'https://a.gov.cn/#/x?sessionId=***'], ['https://a.gov.cn/x?PHPSESSID=9&amp;pwd=1', 'https://a.gov.cn/x?PHPSESSID=***&amp;pwd=***'],
    ['https://u:p@a.gov.cn/', 'https://***@a.gov.cn/'], ['https://oss.cn/a.pdf?Expires=1&OSSAccessKeyId=L&Signature=x%2By', 'https://oss.cn/a.pdf?Expires=1&OSSAccessKeyId=***&Signature=***'],
    ['链接“甲”打不开。地址：https://a.gov.cn/x?token=abc，请核对', '链接“甲”打不开。地址：https://a.gov.cn/x?token=***，请核对'], ['https://a.gov.cn/x?sid=9f86d081884c7d659a2feaa0c55ad015', 'https://a.gov.cn/x?sid=***'],
  ])('%s', (given, expected) => {
    expect(maskSecrets(given)).toBe(expected);
    expect(maskSecrets(expected)).toBe(expected);
    expect(isMasked(expected)).toBe(true);
    expect(maskSecrets(given, true)).toHaveLength(given.length);
  });
  it.each(['https://a.gov.cn/x?id=3&code=450100&key=通知&sid=12&page=2', 'https://a.gov.cn/token/list.html', 'https://a.gov.cn/x?state=open&sign=1', 'https://a.gov.cn/x?ticketId=3&passenger=2', '发布时间：2026-11-03', 'a@b.cn', 'https://a.gov.cn/?q=a***b'])('%s stays', (given) => {
    expect(maskSecrets(given)).toBe(given);
    expect(isMasked(given)).toBe(false);
  });
  it('are one address whatever the secret is', () => expect(linkKey('https://a.gov.cn/x?token=1#b')).toBe(linkKey('https://a.gov.cn/x?token=2')));
  it('are masked in one pass', async () => {
    await expectLinear((size) => '?token=a'.repeat(size), maskSecrets);
    await expectLinear((size) => `http://${'a:'.repeat(size)}`, maskSecrets);
  });
});
