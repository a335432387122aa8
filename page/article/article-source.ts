import type { ArticleBody } from './article-body.ts';
import { attr, closest, parentOf, precedes, previousElementOf, queryAll } from '../dom.ts';
import { beginsElement } from '../element-edge.ts';
import { inFieldForm } from './field-form.ts';
import { isSeenAt } from '../hidden/painted.ts';
import { folded, squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { labelTables } from '../../standards/tables/labels.ts';

/** A `来源：` on the page. */
export interface SourceLabel {
  /** 来源, 信息来源, 稿源… without spaces. */
  readonly label: string;
  /** What it says, folded; empty when the label stands alone. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly element: Element;
  readonly shown: boolean;
  /** A picture stands where the value would: it may carry the name. */
  readonly hasPicture: boolean;
  readonly place: 'block' | 'body' | 'elsewhere';
}

/**
 * Source labels outside links and lists, in document order. 资料来源, 数据来源, 资金来源 and the like are no source of the article; 发文机构 neither.
 * Without a colon a label counts only under the title and only with its value: a cell, a term, a bar (`来源 | …`), an icon's title.
 */
export function sourceLabelsOf(page: PageView, block: readonly [number, number] | null, body: ArticleBody | null): readonly SourceLabel[] {
  const found = labelled(page, block, body);
  if (found.some(({ shown, value, place }) => shown && value !== '' && place === 'block')) return found;
  if (block) for (const one of [...bareLabels(page, block, body, 'block'), ...namedElements(page, block)]) found.push(one);
  if (body) for (const one of bareLabels(page, [body.end, body.end + belowText], body, 'elsewhere')) found.push(one);
  return found.sort((a, b) => a.start - b.start);
}

function labelled(page: PageView, block: readonly [number, number] | null, body: ArticleBody | null): SourceLabel[] {
  const found: SourceLabel[] = [];
  const { norm } = page.text;
  const pattern = new RegExp(`${patternOf(page, labelTables.source, labelOf).source}|${patternOf(page, labelTables.passedOn, phraseOf).source}`, 'g');
  for (let match = pattern.exec(norm), seen = 0; match && seen < 200; match = pattern.exec(norm), seen += 1) {
    const start = match.index;
    const piece = page.text.pieceAt(start);
    if (!piece || isEndOfName(page, start) || closest(piece.element, 'a, option, footer, th') || inFieldForm(page, piece.element)) continue;
    const after = start + match[0].length;
    const [from, to] = valueAfter(page, after, body);
    found.push({
      label: match[0].replace(/[\s:】]/g, ''), value: folded(page.text.raw.slice(from, to)), start, end: Math.max(to, after), element: piece.element,
      shown: isSeenAt(page, start), hasPicture: to <= from && pictureAfter(page, after), place: placeOf(start, block, body),
    });
  }
  return found;
}

/** No word of a longer name may stand before a label (资料来源); a date in Chinese may (`11月3日来源：`), and what an element beside it ends with. */
function isEndOfName(page: PageView, start: number): boolean {
  const before = page.text.norm.slice(Math.max(0, start - 4), start);
  if (!/[\u4e00-\u9fa5]$/.test(before) || /\d\s?[日时分秒]$/.test(before)) return false;
  return /(?:资料|数据|资金|经费|图片|素材|视频|收入|消息)$/.test(before) || !beginsElement(page, start);
}

function labelOf(words: string): RegExp {
  return new RegExp(`(?:信\\s?息|稿\\s?件|文\\s?章|新\\s?闻|内\\s?容|转\\s?载|本\\s?文)?(?:${words})(?:单位|于)?\\s*(?::|(?=】))`);
}

function phraseOf(words: string): RegExp {
  return new RegExp(`(?:${words})\\s*:`);
}

/** Labels that are all of their element's text (a value may touch it in the next), or that a bar parts from the value. */
function bareLabels(page: PageView, [from, to]: readonly [number, number], body: ArticleBody | null, place: SourceLabel['place']): SourceLabel[] {
  const found: SourceLabel[] = [];
  const { norm } = page.text;
  for (const match of norm.slice(from, to).matchAll(/(?:信\s?息|稿\s?件|文\s?章|新\s?闻)?(?:来\s{0,4}源|稿\s?源)(?:[^\S\n]*[|丨])?/g)) {
    const start = from + match.index;
    const piece = page.text.pieceAt(start);
    const after = start + match[0].length;
    const isBarred = /[|丨]$/.test(match[0]);
    if (!piece || isEndOfName(page, start) || closest(piece.element, 'a, option, footer') || inFieldForm(page, piece.element) || (!isBarred && squeezed(norm.slice(piece.start, piece.end)) !== squeezed(match[0]))) continue;
    const [begin, end] = valueAfter(page, after, body);
    const value = folded(page.text.raw.slice(begin, end));
    if (value.length >= 2) found.push({ label: squeezed(match[0]).replace(/[|丨]/g, ''), value, start, end, element: piece.element, shown: isSeenAt(page, start), hasPicture: false, place });
  }
  return found;
}

/** How far below the text (characters) its particulars may stand. */
const belowText = 300;

/** What an element or the icon in it is called by its title: `<span title="来源">…`. */
function namedElements(page: PageView, [from, to]: readonly [number, number]): SourceLabel[] {
  const found: SourceLabel[] = [];
  for (const piece of page.text.pieces) {
    if (piece.start < from || found.length >= 5) continue;
    if (piece.start >= to) break;
    const value = folded(page.text.raw.slice(piece.start, piece.end));
    if (value.length < 2 || value.length > longestValue || !isCalledSource(piece.element)) continue;
    found.push({ label: '来源', value, start: piece.start, end: piece.end, element: piece.element, shown: isSeenAt(page, piece.start), hasPicture: false, place: 'block' });
  }
  return found;
}

function isCalledSource(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at && up < 2; at = parentOf(at), up += 1) {
    const icon = previousElementOf(at) ?? queryAll(at, 'i, img, em, svg')[0] ?? null;
    for (const each of [at, icon]) if (each && called.test(squeezed(attr(each, 'title') ?? attr(each, 'alt') ?? attr(each, 'aria-label') ?? ''))) return true;
  }
  return false;
}

const called = /^(?:信息|稿件|文章|新闻)?(?:来源|稿源):?$/;

function placeOf(start: number, block: readonly [number, number] | null, body: ArticleBody | null): SourceLabel['place'] {
  if (block && start >= block[0] && start < block[1]) return 'block';
  return body && start >= body.start && start < body.end ? 'body' : 'elsewhere';
}

/** Words that begin the next particular of the line: the value ends there. */
function nextLabel(words: string): RegExp {
  return new RegExp(`(?:发布|发稿|更新|公布)(?:时间|日期)|(?:^|[\\s|])(?:${words})|(?:${words})\\s*:|[【|<]|(?:浏览|访问|点击|阅读)(?:次数|量|数)|(?:19|20)\\d\\d\\s?[-年/.]\\s?\\d{1,2}\\s?[-月/.]`);
}

const longestValue = 60;

/** Range of the value: to the end of the line or the next label; a short line, cell or block below counts when the label ends its own. */
function valueAfter(page: PageView, after: number, body: ArticleBody | null): readonly [number, number] {
  const { norm } = page.text;
  let from = after;
  while (from < norm.length && from < after + 20 && /[^\S\n]/.test(norm[from]!)) from += 1;
  const below = norm[from] === '\n';
  if (below) while (from < norm.length && from < after + 60 && /\s/.test(norm[from]!)) from += 1;
  if (body && from >= body.start && after < body.start) return [after, after];
  const line = norm.slice(from, from + longestValue).split('\n')[0]!;
  // 来源：【县农业农村局】: the brackets are ornament; 【字体：大 中 小】 is another particular.
  const inBrackets = /^【([^】:]{2,40})】/.exec(line)?.[1];
  if (inBrackets && !patternOf(page, labelTables.afterSource, nextLabel).test(inBrackets)) return [from + 1, from + 1 + inBrackets.length];
  const stop = patternOf(page, labelTables.afterSource, nextLabel).exec(line);
  const whole = (stop ? line.slice(0, stop.index) : line).split(/\s{3,}/)[0]!;
  const words = whole.slice(0, (nextInAnother(page, from, whole) ?? Infinity)).replace(/[\s|,;]+$/, '');
  // A text that is itself a label (`访问量:199`) is the next particular, no source; a long line below is running text.
  if (/^[\u4e00-\u9fa5]{2,4}\s*:/.test(words) || (below && words.length > 25)) return [after, after];
  return [from, from + words.length];
}

/** Where in a value a text of another element begins that is a label (`阅览：`): drawn apart by style, nothing stands between them in the text. */
function nextInAnother(page: PageView, from: number, value: string): number | null {
  const end = from + value.length;
  for (let at = page.text.pieceAt(from)?.end ?? end; at < end; at = Math.max(at + 1, page.text.pieceAt(at)?.end ?? end)) {
    if (/^\s*[\u4e00-\u9fa5]{2,6}\s*:/.test(value.slice(at - from))) return at - from;
  }
  return null;
}

/** Whether a shown picture stands between the label's colon and the next words. */
function pictureAfter(page: PageView, after: number): boolean {
  const { norm, pieces } = page.text;
  const piece = page.text.pieceAt(after - 1);
  if (!piece || norm.slice(after, piece.end).trim() !== '') return false;
  const next = pieces.find(({ start, end }) => start >= piece.end && norm.slice(start, end).trim() !== '');
  return page.pictures.some(({ element }) => precedes(piece.node, element) && (!next || precedes(element, next.node)) && page.shown(element));
}
