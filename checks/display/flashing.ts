import { attr, attrNamesOf, closest, idOf, localNameOf, parentOf, queryAll, rect, textOf } from '../../page/dom.ts';
import { inlineScriptOf } from '../../page/display/inline-script.ts';
import { motionsOf, type Motion } from '../../page/display/motions.ts';
import { folded } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

const most = 10;

/**
 * 47号附件四（4）: 避免使用悬浮、闪烁等方式. Read from what the browser is running: marquees, blink, endless animations. Tickers that stop when
 * pointed at can be read and are not reported; pictures that blink by themselves (GIF) and timers of scripts cannot be judged.
 */
export default defineCheck({
  id: 'flashing',
  version: 1,
  title: '没有闪烁、不停滚动的内容',
  cites: ['47-4-4'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    marquee: { verdict: 'review', says: '“{{words}}”在不停地滚动（marquee），鼠标移上去也不停。', fix: '改为静止显示；确实需要滚动的，加上 onmouseover="this.stop()" onmouseout="this.start()"，让人看得清。' },
    blink: { verdict: 'review', says: '“{{words}}”在不停地闪烁（{{how}}）{{times}}。', fix: '去掉闪烁效果，改用颜色、加粗等静止的方式突出。' },
    'fast-animation': { verdict: 'review', says: '“{{words}}”在不停地快速晃动（{{how}}）{{times}}。', fix: '去掉循环播放的动画，或放慢，并在鼠标移上去时停止。' },
  },
  *run(page) {
    for (const element of page.all('marquee').slice(0, 200)) {
      if (!scrolls(element) || !page.shown(element) || isEmpty(element) || isStopped(page, element)) continue;
      yield { code: 'marquee', at: element, data: { words: wordsOf(element) } };
    }
    yield pause;
    for (const element of [...page.all('blink'), ...queryAll(page.document, '[style*="blink" i]').filter((each) => /text-decoration[\w-]*\s*:[^;]*\bblink/i.test(attr(each, 'style') ?? ''))].slice(0, most)) {
      if (page.shown(element) && !isEmpty(element)) yield { code: 'blink', at: element, data: { words: wordsOf(element), how: '写成了 blink', times: '' } };
    }
    yield pause;
    const motions = yield* motionsOf(page);
    if (!motions) return yield { cannot: '页面上有几百处以上的动画，逐一查看会使页面停住，是否闪烁请人工查看' };
    for (const { motion, times } of grouped(motions.filter((motion) => isLoud(page, motion))).slice(0, most)) {
      yield {
        code: motion.kind === 'blink' ? 'blink' : 'fast-animation', at: motion.element, about: `${motion.name} ${wordsOf(motion.element)}`.trim(),
        data: { words: wordsOf(motion.element), how: `每 ${(motion.periodMs / 1000).toFixed(1)} 秒一次`, times: times > 1 ? `，这样的共 ${times} 处` : '' },
      };
    }
  },
});

/** One full turn, of appearing and disappearing or of movement, within the line drawn for it. */
function isLoud(page: PageView, { kind, periodMs }: Motion): boolean {
  return periodMs <= settingOf(page, kind === 'blink' ? settings.blinkMs : settings.fastMs);
}

/** One finding for each animation, at the first element that has it. */
function grouped(motions: readonly Motion[]): readonly { motion: Motion; times: number }[] {
  const groups = new Map<string, { motion: Motion; times: number }>();
  for (const motion of motions) {
    const key = `${motion.kind} ${motion.name} ${motion.periodMs} ${motion.name === '' ? wordsOf(motion.element) : ''}`;
    const had = groups.get(key);
    if (had) had.times += 1;
    else groups.set(key, { motion, times: 1 });
  }
  return [...groups.values()];
}

/** Not one that stands still, or that ends after a number of rounds. */
function scrolls(element: Element): boolean {
  const amount = Number.parseInt(attr(element, 'scrollamount') ?? '6', 10);
  const loop = Number.parseInt(attr(element, 'loop') ?? '-1', 10);
  return amount !== 0 && !(loop > 0);
}

function isEmpty(element: Element): boolean {
  const box = rect(element);
  if (box.width < 20 || box.height < 8) return true;
  return folded(textOf(element) ?? '') === '' && queryAll(element, 'img').length === 0;
}

/** It stops when pointed at: written on it, around it, or said by a script of the page. */
function isStopped(page: PageView, element: Element): boolean {
  for (let at: Element | null = element, up = 0; at && up < 4; up += 1, at = parentOf(at)) {
    for (const name of ['onmouseover', 'onmouseenter', 'onfocus', 'onmousemove']) if (/stop\s*\(|scrollamount\s*=\s*['"]?0|setAttribute/i.test(attr(at, name) ?? '')) return true;
    if (attrNamesOf(at).some((name) => /^(?:@|v-on:|ng-)mouse(?:over|enter)/.test(name))) return true;
  }
  const code = inlineScriptOf(page);
  if (!/\.stop\s*\(|scrollAmount\s*=\s*0|trigger\(\s*['"]stop/i.test(code)) return false;
  const id = idOf(element);
  return /marquee/i.test(code) || (id !== '' && code.includes(id));
}

function wordsOf(element: Element): string {
  const text = folded(textOf(element) ?? '');
  if (text !== '') return text.slice(0, 40);
  const picture = queryAll(element, 'img')[0] ?? (localNameOf(element) === 'img' ? element : null);
  const label = (picture && (attr(picture, 'alt') ?? attr(picture, 'title'))) || attr(element, 'title') || attr(element, 'aria-label');
  if (label) return label.slice(0, 40);
  const link = closest(element, 'a[title]');
  return (link && attr(link, 'title')) || (picture ? '图片' : `<${localNameOf(element)}>${idOf(element) || (attr(element, 'class') ?? '').trim().split(/\s+/)[0] || ''}`);
}
