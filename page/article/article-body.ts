import type { ArticleTitle } from './article-title.ts';
import { closest, localNameOf, nodeTypeOf, parentOf, queryAll } from '../dom.ts';
import type { PageView } from '../page-view.ts';

export interface ArticleBody {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
}

/**
 * The element that holds the running text: a container content systems are known to use, else the one with most text
 * outside links after the title. Null when there is hardly any text (a picture, a video, a frame).
 */
export function articleBodyOf(page: PageView, title: ArticleTitle | null): ArticleBody | null {
  return knownBody(page, title) ?? densestBody(page, title);
}

/** Containers of the usual content systems (TRS, 开普, 博达, 大汉, 动易, 拓尔思政府版 and plain ones). */
const knownContainers = [
  'ucapcontent', '#UCAP-CONTENT', '#zoom', '#Zoom', '#zoomcon', '#fontzoom', '#BodyLabel', '#ivs_content', '#vsb_content', '[id^="vsb_content"]', '#artibody', '#mainText', '#js_content',
  '#articleContent', '#article_content', '#news_content', '#content_main', '#xxgk_content', '.TRS_Editor', '.TRS_UEDITOR', '.trs_editor_view', '.Custom_UnionStyle', '.pages_content', '.v_news_content',
  '.article-content', '.article_content', '.article-body', '.articleContent', '.arc_cont', '.conTxt', '.content_txt', '.bt_content', '.news_content', '.newsContent', '.xl-nr', '.xxxq_text_cen', '.view-content', '.info_content', '.detail-content', '.detail_content', '.moe-detail-content',
].join(', ');

function knownBody(page: PageView, title: ArticleTitle | null): ArticleBody | null {
  let best: ArticleBody | null = null;
  for (const { node } of page.roots) {
    for (const element of queryAll(node, knownContainers).slice(0, 60)) {
      const [start, end] = page.text.rangeOf(element);
      if (end - start < 2 || (title && start < title.end)) continue;
      if (page.text.norm.slice(start, end).trim() === '' || !page.shown(element)) continue;
      if (!best || end - start > best.end - best.start) best = { element, start, end };
    }
  }
  return best && { ...best, start: textStart(page, best) };
}

/** Where the running text begins: containers often hold the line of time and source too. */
function textStart(page: PageView, { start, end }: ArticleBody): number {
  for (const piece of page.text.pieces) {
    if (piece.start < start) continue;
    if (piece.start >= Math.min(end, start + 600)) break;
    if (isParagraph(page, piece.start, piece.end)) return piece.start;
  }
  const first = page.text.norm.slice(start, Math.min(end, start + 200));
  return particularsLine.test(first) ? end : start;
}

const particularsLine = /(?:发布|公布|更新)(?:时间|日期)|来\s{0,4}源\s{0,4}:|浏览次数|字\s{0,2}[号体]\s{0,2}:|^\s*(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?=\s|$)/;

function isParagraph(page: PageView, start: number, end: number): boolean {
  if (end - start < paragraph) return false;
  const text = page.text.norm.slice(start, Math.min(end, start + 200)).trim();
  return text.length >= paragraph && !particularsLine.test(text.slice(0, 80));
}

const paragraph = 24;
const littleText = 60;

function densestBody(page: PageView, title: ArticleTitle | null): ArticleBody | null {
  const weights = new Map<Element, { weight: number; first: number; last: number }>();
  for (const piece of page.text.pieces) {
    if (piece.end - piece.start < paragraph || (title && piece.start < title.end)) continue;
    if (!isParagraph(page, piece.start, piece.end)) continue;
    if (closest(piece.element, 'a, footer, header, nav, option, button')) continue;
    const holder = holderOf(piece.element);
    if (!holder) continue;
    const had = weights.get(holder);
    if (had) {
      had.weight += piece.end - piece.start;
      had.last = piece.end;
    } else {
      weights.set(holder, { weight: piece.end - piece.start, first: piece.start, last: piece.end });
    }
  }
  let best: ArticleBody | null = null;
  // Under a title even one sentence is the text; without one it may be anything.
  let heaviest = title ? paragraph - 1 : littleText;
  for (const [element, { weight, first, last }] of weights) {
    if (weight <= heaviest || !page.shown(element)) continue;
    heaviest = weight;
    best = { element, start: first, end: title && page.text.rangeOf(element)[0] < title.end ? last : page.text.rangeOf(element)[1] };
  }
  return best;
}

/** The element that holds the paragraph a text stands in. */
function holderOf(element: Element): Element | null {
  let at: Element = element;
  while (/^(?:span|font|b|strong|em|i|u|a|o:p|small|big|sup|sub)$/.test(localNameOf(at))) {
    const up = parentOf(at);
    if (!up) return null;
    at = up;
  }
  if (!/^(?:p|h[1-6]|li|blockquote|td)$/.test(localNameOf(at))) return at;
  const up = parentOf(at);
  return up && nodeTypeOf(up) === 1 ? up : null;
}
