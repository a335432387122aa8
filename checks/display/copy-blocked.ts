import { articleOf } from '../../page/article/article.ts';
import { blockersOf, type Blocker } from '../../page/display/copy-handlers.ts';
import { attr, bodyOf, closest, computed, localNameOf, parentOf, rootNodeOf } from '../../page/dom.ts';
import type { PageView } from '../../page/page-view.ts';
import { hiddenInPrint } from '../../page/display/print-rules.ts';
import { defineCheck, pause } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

/**
 * 47号附件四（1）: 页面内容要便于复制、保存和打印. Looks at the longest paragraph of the text and at what stands around it, so that what
 * is forbidden only on code, sliders and forms does not count. Handlers another file sets cannot be seen.
 */
export default defineCheck({
  id: 'copy-blocked',
  version: 2,
  title: '正文可以选中、复制、保存和打印',
  cites: ['47-4-1', 'db-1-117'],
  on: ['article', 'guide'],
  needs: [{ fact: 'style-rules', part: '打印时正文是否隐藏' }],
  stage: 'stable',
  messages: {
    selection: { verdict: 'fail', says: '正文不能选中（{{words}}），不便复制。', fix: '删掉禁止选中的设置：样式中的 user-select: none，或 onselectstart 中的 return false。' },
    copy: { verdict: 'fail', says: '正文不能复制（{{words}}）。', fix: '删掉禁止复制的代码（oncopy、Ctrl+C 的处理）。' },
    'context-menu': { verdict: 'review', says: '页面禁用了鼠标右键（{{words}}），不便复制和保存。', fix: '删掉 oncontextmenu 的处理；确实需要的，请在正文之外的区域使用。' },
    print: { verdict: 'review', says: '打印时正文会被隐藏（{{words}}），不便打印。', fix: '删掉打印样式（@media print）中隐藏正文的设置。' },
  },
  *run(page) {
    const text = paragraphOf(page);
    const paragraph = text ?? articleOf(page).body?.element ?? bodyOf(page.document);
    if (!text || !paragraph) yield { cannot: '页面上没有成段的文字（正文可能是图片、文件或还没有载入），能否复制未能判断' };
    if (!paragraph) return;
    const chain = chainOf(page, paragraph);
    const blockers = blockersOf(page, chain);
    yield pause;
    const unselectable = unselectableIn(chain);
    const selection = strongest(blockers, 'selectstart');
    if (unselectable) yield { code: 'selection', at: paragraph, about: '正文', data: { words: `样式 user-select: none，写在 <${localNameOf(unselectable)}> 上` } };
    else if (selection) yield { code: 'selection', at: selection.element ?? paragraph, about: '正文', data: { words: selection.words }, ...(selection.sure ? {} : { verdict: 'review' }) };
    const copy = strongest(blockers, 'copy');
    if (copy) yield { code: 'copy', at: copy.element ?? paragraph, about: '正文', data: { words: copy.words }, ...(copy.sure ? {} : { verdict: 'review' }) };
    const menu = strongest(blockers, 'contextmenu');
    if (menu) yield { code: 'context-menu', at: menu.element ?? paragraph, about: '正文', data: { words: menu.words } };
    yield pause;
    const hidden = hiddenInPrint(page, rootNodeOf(paragraph) as Document | ShadowRoot, chain);
    const before = chain.find((element) => /display|visibility|hide|none|innerHTML/i.test(attr(element, 'onbeforeprint') ?? ''));
    if (hidden !== null) yield { code: 'print', at: paragraph, about: '正文', data: { words: `打印样式 ${hidden}` } };
    else if (before) yield { code: 'print', at: before, about: '正文', data: { words: `onbeforeprint="${(attr(before, 'onbeforeprint') ?? '').slice(0, 60)}"` } };
  },
});

/** The element of the longest shown text: of an article's body, of a whole guide. Where an article's body was not found, any text may be another's. */
function paragraphOf(page: PageView): Element | null {
  const body = page.type === 'article' ? articleOf(page).body : null;
  if (page.type === 'article' && !body) return null;
  const from = body?.start ?? 0;
  const to = body?.end ?? page.text.norm.length;
  const shortest = settingOf(page, settings.copyShortest);
  const refused = new Set<Element>();
  for (let tries = 0; tries < 20; tries += 1) {
    let longest: PageView['text']['pieces'][number] | null = null;
    for (const piece of page.text.pieces) {
      const length = piece.end - piece.start;
      if (length >= shortest && length > (longest ? longest.end - longest.start : 0) && piece.start >= from && piece.end <= to && !refused.has(piece.element)) longest = piece;
    }
    if (!longest) return null;
    if (page.text.norm.slice(longest.start, longest.end).trim().length >= shortest && page.shown(longest.element) && !closest(longest.element, noText)) return longest.element;
    refused.add(longest.element);
  }
  return null;
}

const noText = 'a, button, pre, code, option, label, textarea, [contenteditable], footer, header, nav, marquee, [class*="swiper" i], [class*="slick" i], [class*="carousel" i], [class*="banner" i]';

/** From the paragraph outwards, through frames and shadow roots. */
function chainOf(page: PageView, paragraph: Element): readonly Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = paragraph; at && chain.length < 300;) {
    chain.push(at);
    const up = parentOf(at);
    const top: Node | null = up ? null : rootNodeOf(at);
    at = up ?? page.roots.find(({ node }) => node === top)?.host ?? null;
  }
  return chain;
}

/** The element whose style forbids selection of what is in it, unless one nearer to the text allows it. */
function unselectableIn(chain: readonly Element[]): Element | null {
  let blocker: Element | null = null;
  for (const element of chain) {
    const style = computed(element);
    const value = style.userSelect || style.webkitUserSelect || 'auto';
    // Some browsers hand the value down, so the outermost element of the run that has it is where it is written.
    if (value === 'none') blocker = element;
    else if (blocker || (value !== 'auto' && value !== '')) return blocker;
  }
  return blocker;
}

function strongest(blockers: readonly Blocker[], event: Blocker['event']): Blocker | null {
  const all = blockers.filter((each) => each.event === event);
  return all.find(({ sure }) => sure) ?? all[0] ?? null;
}
