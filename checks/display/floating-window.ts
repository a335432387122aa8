import { closeControlOf } from '../../page/display/close-control.ts';
import { attr, idOf, localNameOf, queryAll, textOf } from '../../page/dom.ts';
import { floatingBoxes, type FloatingBox } from '../../page/display/floating.ts';
import { folded } from '../../page/normal-text.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck } from '../define-check.ts';

const most = 20;

/**
 * 47号附件四（4）: 避免使用悬浮、闪烁等方式，确需使用悬浮框的必须具备关闭功能. Sure only of a large picture with a link that stays over the page with
 * nothing in it that could close it; toolbars, bars and menus are no 悬浮框, and everything less certain goes to a person.
 * On trial: the pages at hand had no floating box with its style sheets and scripts, so its precision is not measured.
 */
export default defineCheck({
  id: 'floating-window',
  version: 1,
  title: '悬浮框都能关闭',
  cites: ['47-4-4'],
  on: 'every-page',
  stage: 'trial',
  messages: {
    'no-close': { verdict: 'fail', says: '悬浮框“{{name}}”没有关闭按钮{{doubt}}。', fix: '给悬浮框加上看得见的“关闭”按钮，点了以后不再出现；不必要的悬浮框去掉，改为页面中的固定入口。' },
    'close-dead': { verdict: 'review', says: '悬浮框“{{name}}”的关闭按钮可能不起作用：{{because}}。', fix: '点一下关闭按钮，看悬浮框是否消失；不消失的，修好关闭的代码。' },
    'blocks-content': { verdict: 'hint', says: '悬浮框“{{name}}”盖住了窗口的 {{share}}%，挡住页面内容。', fix: '缩小悬浮框或移到页面空白处，也可以去掉，改为页面中的固定入口。' },
  },
  *run(page) {
    const found = yield* floatingBoxes(page);
    const unloaded = page.load.failed.some(({ kind }) => kind === 'script' || kind === 'style');
    const largeShare = settingOf(page, settings.floatingShare) / 100;
    const known = page.load.failuresKnown && page.load.settledBy === 'quiet';
    for (const box of found.slice(0, most)) {
      const name = nameOf(box.element);
      const close = closeControlOf(page, box.element);
      if (!close && box.closedFrame) yield { cannot: '悬浮框里是其他网站的页面，有没有关闭按钮未能判断' };
      else if (!close && unloaded) yield { cannot: '有脚本或样式没有载入，悬浮框的关闭按钮可能没有写出来，未能判断' };
      else if (!close || close.state === 'perhaps') {
        const sure = !close && box.advertises && box.floats !== 'perhaps' && known;
        yield { code: 'no-close', at: box.element, about: name, data: { name, doubt: sure ? '' : doubtOf(box, close !== null) }, ...(sure ? {} : { verdict: 'review' }) };
      } else if (close.state === 'dead') yield { code: 'close-dead', at: close.element, about: name, data: { name, because: close.because } };
      if (box.share >= largeShare) yield { code: 'blocks-content', at: box.element, about: name, data: { name, share: Math.round(box.share * 20) * 5 } };
    }
  },
});

function doubtOf({ advertises, floats }: FloatingBox, hasSign: boolean): string {
  if (hasSign) return '，或者没有写明（有一个没有文字的小按钮，请点一下看看）';
  if (floats === 'perhaps') return '（从名称看是飘窗，请看它是否在页面上移动）';
  return advertises ? '（请核对）' : '（请核对它是悬浮框，还是工具条）';
}

/** Its words, else those of its picture, else its tag: never a place, which moves. */
function nameOf(element: Element): string {
  const text = folded((textOf(element) ?? '').replace(/[×✕✖╳✗☓]|\[?(?:点击)?关闭(?:窗口)?\]?|收起|隐藏/g, ' '));
  if (text.length > 1) return text.slice(0, 40);
  for (const inner of [element, ...queryAll(element, 'img, a, iframe').slice(0, 20)]) {
    const label = folded(attr(inner, 'alt') ?? attr(inner, 'title') ?? '');
    if (label !== '') return label.slice(0, 40);
  }
  for (const inner of [element, ...queryAll(element, 'img, iframe').slice(0, 20)]) {
    const file = /([^/?#]+)(?:[?#].*)?$/.exec(attr(inner, 'src') ?? '')?.[1];
    if (file && !/^data:/.test(attr(inner, 'src')!)) return file.slice(0, 60);
  }
  const id = idOf(element);
  return `<${localNameOf(element)}>${id || (attr(element, 'class') ?? '').trim().split(/\s+/)[0] || ''}`;
}
