import { rect, rootElementOf } from '../../page/dom.ts';
import { palette } from '../../page/display/palette.ts';
import { missingFact } from '../../page/missing-facts.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck } from '../define-check.ts';

/**
 * 47号附件一（一）2: 应确定1种主色调，合理搭配辅色调，总色调不宜超过3种. Counts hues of large backgrounds on the home page; shades of one hue
 * and grey tones are one, pictures are not counted. 不宜 is no prohibition: a hint with the swatches.
 */
export default defineCheck({
  id: 'colours',
  version: 1,
  title: '首页总色调不超过 3 种',
  cites: ['47-1-1-2', 'db-2-29'],
  on: ['home'],
  stage: 'stable',
  messages: {
    'over-three': { verdict: 'hint', says: '首页大面积的颜色有 {{count}} 种（{{swatches}}），总色调不宜超过 {{most}} 种；图片的颜色没有计入。', fix: '确定 1 种主色调和 1—2 种辅色调，其余色块改用同一色系或中性色（黑、白、灰）。' },
  },
  *run(page) {
    if (missingFact(page, 'styles') !== null) return yield { cannot: '样式文件没有载入，页面不是原来的样子，色调未能判断' };
    const hues = yield* palette(page);
    const html = rootElementOf(page.document);
    const { width, height } = html ? rect(html) : { width: 0, height: 0 };
    const share = settingOf(page, settings.colourShare) / 1000;
    const tones = hues.filter(({ area }) => area >= width * height * share);
    const most = settingOf(page, settings.coloursMost);
    if (tones.length <= most) return;
    yield {
      code: 'over-three', at: tones[most]!.element, about: '首页色调', quote: tones.map(({ colour }) => colour).join(' '),
      data: { count: tones.length, most, swatches: tones.slice(0, 8).map(({ hue, colour }) => `${nameOf(hue)} ${colour}`).join('、') },
    };
  },
});

function nameOf(hue: number): string {
  const names = [[15, '红'], [45, '橙'], [70, '黄'], [165, '绿'], [195, '青'], [260, '蓝'], [290, '紫'], [335, '粉'], [361, '红']] as const;
  return names.find(([end]) => hue < end)![1];
}
