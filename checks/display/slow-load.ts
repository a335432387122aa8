import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck } from '../define-check.ts';

/**
 * Judges the loading the browser itself recorded. One loading on one computer is no measure of 当地平均网速, so it is a lead with its
 * conditions; loads served from the cache, restored or prepared in advance say nothing and are not judged.
 */
export default defineCheck({
  id: 'slow-load',
  version: 1,
  title: '页面加载不超过 3 秒',
  cites: ['47-1-1-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'over-3s': {
      verdict: 'review', says: '这次打开页面，从开始到全部载入用了 {{seconds}} 秒，超过 {{limit}} 秒（{{condition}}，以检查时所用的电脑和网络为准）。',
      fix: '换一个时间、换一台电脑再打开一次；仍然超过的，压缩图片，减少首屏的脚本和第三方内容。本机网速明显慢于当地平均水平的，标为误报。',
    },
  },
  *run(page) {
    const { timing } = page;
    if (!timing) return yield { cannot: '没有这次加载的时间记录（批量检查、保存的页面或尚未载入完），未能判断' };
    if (timing.kind === 'back_forward') return yield { cannot: '页面是从“后退”“前进”或恢复的标签页打开的，加载时长不能说明问题，刷新后再查' };
    if (timing.kind === 'prerender') return yield { cannot: '页面由浏览器提前载入，加载时长不能说明问题，刷新后再查' };
    if (timing.cached) return yield { cannot: '页面取自浏览器缓存，加载时长不能说明问题，刷新后再查' };
    const limit = settingOf(page, settings.slowLoadSeconds);
    if (timing.loadMs <= limit * 1000) return;
    // Rounded up, so that nobody reads “3 秒，超过 3 秒”.
    const seconds = (Math.ceil(timing.loadMs / 100) / 10).toFixed(1);
    yield { code: 'over-3s', about: '页面加载', data: { seconds, limit, condition: timing.kind === 'reload' ? '刷新' : '直接打开' } };
  },
});
