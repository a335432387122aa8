import { describe, expect, it } from 'vitest';
import { folded, normalText } from '../../page/normal-text.ts';

describe('text made comparable', () => {
  it.each([
    ['發佈時間：２０２６－１１－０３', '发布时间:2026-11-03'],
    ['主辦單位∶雲河縣人民政府辦公室', '主办单位:云河县人民政府办公室'],
    ['網站標識碼　黨政機關　站點地圖　聯繫我們', '网站标识码 党政机关 站点地图 联系我们'],
  ])('%s', (given, wanted) => {
    expect(normalText(given)).toBe(wanted);
    expect(normalText(given)).toHaveLength(given.length);
  });

  it('leaves alone what simplified text is written with too', () => {
    const text = '乾隆年间 瞭望 著作 慰藉 沈阳 余姚 後𠀀';
    expect(normalText(text)).toBe('乾隆年间 瞭望 著作 慰藉 沈阳 余姚 後𠀀');
  });

  it('quotes stay as the page has them', () => expect(folded('發佈　時間：')).toBe('發佈 時間：'));
});
