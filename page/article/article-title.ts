import { attr, closest, computed, localNameOf, parentOf } from '../dom.ts';
import type { PageView } from '../page-view.ts';
import { textRangesOf } from '../text-ranges.ts';
import type { TextPiece } from '../text-index.ts';

export interface ArticleTitle {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
  readonly shown: boolean;
}

/**
 * The shown heading of the article. It is looked for as the text of the ArticleTitle tag, of the document's title, or as
 * a heading element, wherever it stands: `<h1>`, a `<p>`, a `<div class="title">`, cut by `<br>` or inner tags.
 * Copies in breadcrumbs, links and disclosure tables lose against the one that the time or source follows.
 */
export function articleTitleOf(page: PageView): ArticleTitle | null {
  const wanted = wantedTitles(page);
  const found = occurrences(page, wanted);
  if (found.length === 0) for (const one of headings(page)) found.push(one);
  if (found.length === 0) for (const one of titledByClass(page)) found.push(one);
  if (found.length === 0) for (const one of titledByLook(page)) found.push(one);
  let best: ArticleTitle | null = null;
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const each of found.slice(0, 40)) {
    const rank = rankOf(page, each);
    if (rank > bestRank) [best, bestRank] = [each, rank];
  }
  return best;
}

/** Letters and digits alone: headings differ from their tags in quotes, spaces and line breaks. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

const shortestTitle = 4;
const longestTitle = 200;

function wantedTitles(page: PageView): ReadonlySet<string> {
  const wanted = new Set<string>();
  const add = (text: string | null): void => {
    const letters = bare(text ?? '');
    if (letters.length >= shortestTitle && letters.length <= longestTitle) wanted.add(letters);
  };
  for (const tag of page.tags) if (tag.name === 'articletitle') add(tag.content);
  if (wanted.size > 0) return wanted;
  const site = siteNameOf(page);
  const column = bare(page.tags.find(({ name }) => name === 'columnname')?.content ?? '');
  for (const part of [page.title, ...page.title.split(/\s*[-_|–—]+\s*|\s{2,}/).filter((each) => each.length >= 8)]) {
    const letters = bare(part);
    if (letters !== site && letters !== column && !/(?:人民政府|门户网站|政府网|委员会|[局厅部办]|官方网站)$/.test(letters)) add(part);
  }
  return wanted;
}

/** Letters of the site's name: a heading that is this name, or its beginning, is the site's and no article's. */
function siteNameOf(page: PageView): string {
  return bare(page.tags.find(({ name }) => name === 'sitename')?.content ?? '');
}

/** Runs of text pieces that spell one of the wanted titles. */
function occurrences(page: PageView, wanted: ReadonlySet<string>): ArticleTitle[] {
  const found: ArticleTitle[] = [];
  if (wanted.size === 0) return found;
  const starts = new Set([...wanted].map((title) => title[0]));
  const { pieces, norm } = page.text;
  for (let index = 0; index < pieces.length && found.length < 40; index += 1) {
    const first = firstLetter(norm, pieces[index]!);
    if (!first || !starts.has(first)) continue;
    for (const title of wanted) {
      const last = runSpelling(page, index, title);
      if (last < 0) continue;
      const element = commonElement(pieces[index]!, pieces[last]!);
      if (!element || closest(element, 'a, option, footer')) continue;
      found.push(titleAt(page, element, pieces[index]!.start, pieces[last]!.end));
      index = last;
      break;
    }
  }
  return found;
}

function firstLetter(norm: string, piece: TextPiece): string | null {
  for (let at = piece.start; at < piece.end && at < piece.start + 60; at += 1) {
    const code = norm.charCodeAt(at);
    if (code === 32 || code === 10) continue;
    const letter = code >= 0x4e00 && code <= 0x9fa5 ? norm[at]! : bare(norm[at]!);
    if (letter) return letter;
  }
  return null;
}

/** Index of the last piece of a run beginning at `from` that spells the title, or -1. A heading cut short by … counts from ten letters on. */
function runSpelling(page: PageView, from: number, title: string): number {
  const { pieces, norm } = page.text;
  let spelt = '';
  for (let index = from; index < pieces.length && index < from + 12; index += 1) {
    const piece = pieces[index]!;
    if (piece.end - piece.start > 400 || piece.root !== pieces[from]!.root) return -1;
    const text = norm.slice(piece.start, piece.end);
    spelt += bare(text);
    if (spelt === title) return index;
    if (!title.startsWith(spelt)) return -1;
    if (spelt.length >= 10 && /(?:…|\.{3})\s*$/.test(text)) return index;
  }
  return -1;
}

function commonElement(first: TextPiece, last: TextPiece): Element | null {
  let at: Element | null = first.element;
  for (let up = 0; at && up < 6; up += 1) {
    for (let other: Element | null = last.element; other; other = parentOf(other)) if (other === at) return at;
    at = parentOf(at);
  }
  return at;
}

function headings(page: PageView): ArticleTitle[] {
  const found: ArticleTitle[] = [];
  const site = siteNameOf(page);
  for (const name of ['ucaptitle', 'h1', 'h2', 'h3']) {
    const elements = page.all(name);
    const rangeOf = elements.length > 20 ? textRangesOf(page) : page.text.rangeOf;
    for (const element of elements) {
      const [start, end] = rangeOf(element);
      const letters = bare(page.text.norm.slice(start, Math.min(end, start + 400)));
      if (letters.length < shortestTitle || letters.length > longestTitle || site.startsWith(letters)) continue;
      if (closest(element, 'a, header, footer, nav, li, aside, [class*="header" i], [class*="logo" i]')) continue;
      // A heading that is no article title heads a list: without time or source after it, it proves nothing.
      if (name !== 'ucaptitle' && !particularsFollow(page, end)) continue;
      found.push(titleAt(page, element, start, end));
    }
    if (found.length > 0) return found;
  }
  return found;
}

/** Last resort: a text in an element called title or the like, with time or source after it. */
function titledByClass(page: PageView): ArticleTitle[] {
  const found: ArticleTitle[] = [];
  for (const { element, start, end } of page.text.pieces) {
    if (end - start < 6 || end - start > longestTitle || found.length >= 20) continue;
    const named = titleName.test(`${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`);
    if (!named || localNameOf(element) === 'a' || closest(element, 'a, li, header, footer, nav, aside')) continue;
    if (bare(page.text.norm.slice(start, end)).length < 6 || !particularsFollow(page, end)) continue;
    found.push(titleAt(page, element, start, end));
  }
  return found;
}

/** Where nothing names it: a bold, large or centred line of its own right above the line of time and source. */
function titledByLook(page: PageView): ArticleTitle[] {
  const { norm, pieces } = page.text;
  let nearest: { readonly title: ArticleTitle; readonly distance: number } | null = null;
  for (const { element, start, end } of pieces) {
    if (end - start < 6 || end - start > longestTitle) continue;
    const letters = bare(norm.slice(start, end));
    if (letters.length < 6 || letters.length > 80 || siteNameOf(page).startsWith(letters) || /[:。；;]/.test(norm.slice(start, end).trim())) continue;
    if (!isOwnLine(norm, start, end) || closest(element, 'a, li, header, footer, nav, aside, option, button')) continue;
    const distance = particularsAfter(page, end);
    if (distance === null || distance > 60 || (nearest && nearest.distance < distance) || !page.text.isShown(start) || !isSetOff(element)) continue;
    nearest = { title: titleAt(page, element, start, end), distance };
  }
  return nearest ? [nearest.title] : [];
}

function isOwnLine(norm: string, start: number, end: number): boolean {
  return /(?:^|\n)\s*$/.test(norm.slice(Math.max(0, start - 8), start)) && /^\s*(?:\n|$)/.test(norm.slice(end, end + 8));
}

function isSetOff(element: Element): boolean {
  const { fontWeight, fontSize, textAlign } = computed(element);
  return Number(fontWeight) >= 600 || Number.parseFloat(fontSize) >= 18 || textAlign.includes('center');
}

const titleName = /(?:^|[\s_-])(?:title|tit|bt|biaoti|headline|article_?title|news_?title|xl_?title|sp_title|detail_?title|arc_?title)(?:$|[\s_\d-])|ArticleTitle/i;

function titleAt(page: PageView, element: Element, start: number, end: number): ArticleTitle {
  return { element, start, end, shown: page.text.isShown(start) };
}

function rankOf(page: PageView, { element, start, end, shown }: ArticleTitle): number {
  let rank = shown ? 16 : 0;
  if (/^(?:h1|ucaptitle)$/.test(localNameOf(element)) || closest(element, 'h1')) rank += 4;
  else if (/^h[23]$/.test(localNameOf(element)) || titleName.test(`${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`) || closest(element, 'h2, h3')) rank += 3;
  const distance = particularsAfter(page, end);
  if (distance !== null) rank += 4 - distance / 80;
  if (/(?:名称|标题|题名)\s*:?\s*$/.test(page.text.norm.slice(Math.max(0, start - 12), start))) rank -= 6;
  if (closest(element, '[class*="position" i], [class*="crumb" i], [class*="location" i], [class*="dqwz" i], [class*="weizhi" i], nav, td, dd')) rank -= 5;
  return rank;
}

function particularsFollow(page: PageView, end: number): boolean {
  return particularsAfter(page, end) !== null;
}

/** How many characters after an offset a time, or a label of time or source, stands; null when not within 260. */
function particularsAfter(page: PageView, end: number): number | null {
  const at = page.text.norm.slice(end, end + 260).search(particulars);
  return at < 0 ? null : at;
}

const particulars = /(?:发布|公布|发稿|更新)(?:时间|日期)|(?<![\u4e00-\u9fa5])(?:信息)?来\s{0,4}源\s{0,4}:|(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}/;
