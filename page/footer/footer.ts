import { bodyOf, childrenOf, closest, contains, documentOf, localNameOf, parentOf, precedes, previousElementOf, queryAll, rootNodeOf } from '../dom.ts';
import { containsMainPart, isFooterNamed, isHeaderNamed, isMainNamed, isWholeFooterNamed } from './footer-names.ts';
import { marksOf, type FooterMark } from './footer-marks.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** One footer block of the page; a page made for two widths has two, of which one is shown. */
export interface Footer {
  readonly element: Element;
  /** Offsets [start, end) of its text in `page.text`. */
  readonly range: readonly [number, number];
  readonly root: number;
  /** Whether any of what makes it a footer is rendered. */
  readonly shown: boolean;
  /** By what it was recognised. */
  readonly because: string;
}

/** Where something stands: in the footer (or on a level with it, or after it), in the header, in an article's text, or elsewhere in the page. */
export type PlaceInPage = 'footer' | 'top' | 'article' | 'body';

/**
 * The footer blocks of the page, its frames and shadow roots, in document order. A block is the outermost container
 * that is named as a footer or, without such a name, the largest around the marks (codes, record numbers, official
 * icons) that still holds nothing else of the page. Article text that quotes such numbers is no footer.
 */
export const footersOf = derived((page: PageView): readonly Footer[] => {
  const found = new Map<Element, FooterMark[]>();
  for (const mark of marksOf(page)) {
    if (articleTextAround(page, mark.element)) continue;
    const known = [...found.keys()].find((each) => contains(each, mark.element));
    const region = known ?? regionAround(page, mark.element);
    const marks = found.get(region);
    if (marks) marks.push(mark);
    else found.set(region, [mark]);
  }
  const regions = [...found].filter(([region, marks]) => qualifies(page, region, marks));
  const outermost = regions
    .filter(([region]) => !regions.some(([other]) => other !== region && contains(other, region)))
    .sort(([a], [b]) => (precedes(a, b) ? -1 : 1))
    .filter(([region, marks], index, all) => !isQuoted(region, marks, all.slice(index + 1)));
  const footers = outermost.map(([element, marks]) => footerOf(page, element, marks.some(({ shown }) => shown), [...new Set(marks.map(({ kind }) => kindNames[kind]))].join('、')));
  const list = footers.length > 0 ? footers : namedFooters(page);
  // No page has more: what comes before the last few is a list of numbers and no footer.
  return list.sort((a, b) => a.root - b.root || (precedes(a.element, b.element) ? -1 : 1)).slice(-6);
});

/** Where an element stands; what stands after the footer's beginning or directly above it counts as in it. */
export function placeInPage(page: PageView, element: Element): PlaceInPage {
  const known = places(page);
  const had = known.get(element);
  if (had) return had;
  const place = workOutPlace(page, element);
  known.set(element, place);
  return place;
}

const places = derived((): Map<Element, PlaceInPage> => new Map());

function workOutPlace(page: PageView, element: Element): PlaceInPage {
  if (articleTextAround(page, element)) return 'article';
  const top = rootNodeOf(element);
  const footers = footersOf(page).filter(({ root }) => page.roots[root]?.node === top);
  if (footers.some((footer) => contains(footer.element, element) || precedes(footer.element, element)) || blocksAbove(page).some((block) => contains(block, element))) return 'footer';
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (isFooterNamed(at)) return 'footer';
    if (isHeaderNamed(at) && isHigh(page, at)) return 'top';
  }
  const host = page.roots.find(({ node }) => node === top)?.host;
  return host && footers.length === 0 ? placeInPage(page, host) : 'body';
}

/** Whether an element begins in the first part of its document's text. */
function isHigh(page: PageView, element: Element): boolean {
  const body = bodyOf(documentOf(element));
  const [start, end] = body ? page.text.rangeOf(body) : [0, page.text.norm.length];
  return page.text.rangeOf(element)[0] - start <= (end - start) * 0.4;
}

/**
 * The container of running text an element is in; null when there is none, or when that container is the whole page's or swallowed its
 * footer: pasted text that leaves elements open takes in all that follows.
 */
function articleTextAround(page: PageView, element: Element): Element | null {
  const text = closest(element, articleText);
  if (!text || holdsPage(page, text)) return null;
  for (let at: Element | null = element; at && at !== text; at = parentOf(at)) {
    const block = at;
    if (isFooterNamed(block) && isWholeFooterNamed(block) && marksOf(page).some((mark) => strongKinds.has(mark.kind) && contains(block, mark.element))) return null;
  }
  return text;
}

/** Whether next to all of the page's text is in it. */
function holdsPage(page: PageView, element: Element): boolean {
  const body = bodyOf(documentOf(element));
  if (!body) return false;
  const [from, to] = page.text.rangeOf(body);
  const [start, end] = page.text.rangeOf(element);
  return end - start >= (to - from) * 0.95;
}

/** Containers of running text, as content systems call them. */
const articleText = 'article, #zoom, #Zoom, #UCAP-CONTENT, #ivs_content, .TRS_Editor, .trs_editor_view, .Custom_UnionStyle, .article-content, .pages_content, .view.TRS_UEDITOR, .xl-nr, .news_content, .con_text';

const kindNames: Readonly<Record<FooterMark['kind'], string>> = {
  code: '网站标识码', icp: 'ICP备案编号', police: '公安备案', conac: '党政机关网站标识', jiucuo: '找错入口', map: '网站地图', sponsor: '主办单位', copyright: '版权声明', report: '不良信息举报',
};

const strongKinds: ReadonlySet<string> = new Set(['code', 'icp', 'police', 'conac', 'jiucuo']);

/** Characters of a text that are no white space, counted to a bound: larger blocks are no footers. */
function density(page: PageView, [start, end]: readonly [number, number]): number {
  return end - start > 30_000 ? 30_000 : page.text.norm.slice(start, end).replace(/\s+/g, '').length;
}

function regionAround(page: PageView, element: Element): Element {
  const named = outermostNamed(page, element);
  if (named && isWholeFooterNamed(named)) return named;
  let at = named ?? element;
  let size = density(page, page.text.rangeOf(at));
  for (let step = 0; step < 40; step += 1) {
    const parent = parentOf(at);
    if (!parent || isWhole.test(localNameOf(parent)) || isMainNamed(parent) || isHeaderNamed(parent)) break;
    const outer = density(page, page.text.rangeOf(parent));
    if (outer - size > Math.max(300, size * 1.5) || outer > 4000) break;
    if (outer > size && (containsMainPart(parent) || hasForeignChild(parent, at))) break;
    at = parent;
    size = outer;
  }
  return at;
}

const isWhole = /^(?:html|body|frameset|main|article)$/;

function outermostNamed(page: PageView, element: Element): Element | null {
  let best: Element | null = null;
  for (let at: Element | null = element; at && !isWhole.test(localNameOf(at)); at = parentOf(at)) {
    if (!isFooterNamed(at)) continue;
    if (density(page, page.text.rangeOf(at)) > 6000 || containsMainPart(at)) break;
    best = at;
  }
  return best;
}

function hasForeignChild(parent: Element, own: Element): boolean {
  for (const child of Array.from(childrenOf(parent)).slice(0, 200)) {
    if (child !== own && (isHeaderNamed(child) || isMainNamed(child))) return true;
  }
  return false;
}

/** Two kinds of marks, or one strong mark in a block named as a footer or standing in the page's second half. */
function qualifies(page: PageView, region: Element, marks: readonly FooterMark[]): boolean {
  const kinds = new Set(marks.map(({ kind }) => kind));
  const strong = [...kinds].some((kind) => strongKinds.has(kind));
  if (isFooterNamed(region)) return true;
  if (!strong) return false;
  if (kinds.size >= 2) return true;
  const [start] = page.text.rangeOf(region);
  return start >= page.text.norm.length / 2;
}

/** Whether a block only quotes such numbers (a table of sites, a report): it stands in the main part, is not named as a footer, and a fuller footer follows. */
function isQuoted(region: Element, marks: readonly FooterMark[], later: readonly (readonly [Element, readonly FooterMark[]])[]): boolean {
  for (let at: Element | null = region; at; at = parentOf(at)) {
    if (isFooterNamed(at)) return false;
    if (!isMainNamed(at)) continue;
    const main = at;
    return later.some(([other, others]) => !contains(main, other) && (isFooterNamed(other) || new Set(others.map(({ kind }) => kind)).size >= Math.min(2, new Set(marks.map(({ kind }) => kind)).size)));
  }
  return false;
}

/** Blocks called footers that hold no mark at all: outermost, outside article text, with text or pictures. */
function namedFooters(page: PageView): Footer[] {
  const list: Footer[] = [];
  for (const root of page.roots) {
    for (const element of queryAll(root.node, 'footer, [role="contentinfo"], [id*="foot" i], [class*="foot" i], [id*="bottom" i], [class*="bottom" i], [class*="copyright" i]').slice(-50)) {
      if (!isFooterNamed(element) || articleTextAround(page, element) || list.some((each) => contains(each.element, element))) continue;
      const range = page.text.rangeOf(element);
      const size = density(page, range);
      if (size === 0 || size > 3000 || range[0] < page.text.norm.length / 3 || containsMainPart(element)) continue;
      list.push(footerOf(page, element, page.shown(element), '名为底部的区块'));
    }
  }
  return list;
}

function footerOf(page: PageView, element: Element, shown: boolean, because: string): Footer {
  const top = rootNodeOf(element);
  return { element, range: page.text.rangeOf(element), root: page.roots.findIndex(({ node }) => node === top), shown, because };
}

/** Short blocks right above the footers, with nothing but short blocks between: link bars that belong to them. */
const blocksAbove = derived((page: PageView): readonly Element[] => {
  const blocks: Element[] = [];
  for (const footer of footersOf(page)) {
    const own = density(page, footer.range);
    let low: Element | null = footer.element;
    for (let level = 0; low && level < 12 && density(page, page.text.rangeOf(low)) <= own + 300; level += 1) {
      let block = previousElementOf(low);
      for (let step = 0; block && step < 8; step += 1) {
        if ((isHeaderNamed(block) && isHigh(page, block)) || isMainNamed(block) || containsMainPart(block) || density(page, page.text.rangeOf(block)) > 300) break;
        blocks.push(block);
        block = previousElementOf(block);
      }
      if (block) break;
      low = parentOf(low);
    }
  }
  return blocks;
});
