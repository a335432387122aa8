import type { ArticleBody } from './article-body.ts';
import { dateTimePattern, parseDateTime, type DateReading } from '../date-format.ts';
import { attr, closest, contains, parentOf, previousElementOf, queryAll, textOf } from '../dom.ts';
import { labelBefore, type LabelKind } from './date-label.ts';
import { dividedText } from '../element-edge.ts';
import { inFieldForm } from './field-form.ts';
import { isSeenAt } from '../hidden/painted.ts';
import { derived } from '../memo.ts';
import { folded } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** A text on the page that may be the article's publish time. */
export interface PublishDate {
  readonly start: number;
  readonly end: number;
  /** As the page has it. */
  readonly text: string;
  readonly reading: DateReading;
  /** The label before it, without its colon; null when it has none. */
  readonly label: string | null;
  readonly shown: boolean;
  readonly element: Element;
  /** How surely it is the publish time: 4 labelled so, 3 labelled alike or by its element, 2 `时间：` or bare in the title block, 1 update or document date. */
  readonly rank: 1 | 2 | 3 | 4;
  readonly inBlock: boolean;
}

export interface PublishDates {
  /** Best first: rank, then the title block, then document order. */
  readonly candidates: readonly PublishDate[];
  /** A shown 发布时间 label outside links that nothing readable follows: what does follow, folded, perhaps empty. */
  readonly unread: { readonly element: Element; readonly label: string; readonly follows: string; readonly start: number } | null;
  /** Dates in the title block that may or may not be it: in brackets, or with words around them. */
  readonly doubtful: readonly string[];
  /** Labels of the other dates seen before the body: 成文日期, 施行日期 and so on. */
  readonly others: readonly string[];
}

/**
 * The candidates for the publish time among all dates of the page.
 * Left out: dates in links and lists, labelled as something else (成文, 生成, 施行, 有效期, 截止, 留言…), in running text,
 * clocks, law dates. Two copies (desktop, mobile, fixed bar) are both given, with `shown`.
 */
export function publishDatesOf(page: PageView, block: readonly [number, number] | null, body: ArticleBody | null): PublishDates {
  const work = readingDates(page, block, body);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a hundred dates. */
export function* readingDates(page: PageView, block: readonly [number, number] | null, body: ArticleBody | null): Generator<{ readonly pause: true }, PublishDates> {
  const candidates: PublishDate[] = [];
  const doubtful: string[] = [];
  const others = new Set<string>();
  const { norm } = page.text;
  const divided = dividedText(page);
  const pattern = dateTimePattern();
  for (let match = pattern.exec(divided.norm), seen = 0; match && seen < 3000; match = pattern.exec(divided.norm), seen += 1) {
    if (seen % 100 === 99) yield { pause: true };
    const length = match[0].trimEnd().length;
    const text = divided.raw.slice(match.index, match.index + length);
    const start = divided.back(match.index);
    const end = divided.back(match.index + length);
    const inBlock = block !== null && start >= block[0] && start < block[1];
    const inBody = body !== null && start >= body.start && start < body.end;
    const { label, kind } = labelBefore(page, start);
    if (kind === 'other') {
      if (!inBody && label && page.text.isShown(start)) others.add(label);
      continue;
    }
    const below = !inBlock && (kind === null || kind === 'weak' || kind === 'unsure') ? standingBelow(page, [start, end], kind, body) : null;
    if (below) {
      if (below === 'particular' && kind !== 'unsure') candidates.push(candidateAt(page, text, [start, end], label, 2, false));
      else if (page.text.isShown(start)) doubtful.push(folded(text));
      continue;
    }
    if ((kind === null || kind === 'unsure') && !inBlock && (inBody || !nearLabelledElement(page, start))) continue;
    const piece = page.text.pieceAt(start);
    if (!piece || closest(piece.element, 'a, option, footer, marquee') || (kind !== 'publish' && isListRow(piece.element, body))) continue;
    const rank = rankOf(page, kind, piece.element, inBlock);
    if (rank === null || (inBody && !inBlock && kind !== 'publish')) continue;
    if (kind === 'document' && !/:/.test(match[0])) {
      if (label) others.add(label);
      continue;
    }
    if (kind === 'unsure' || (kind === null && rank === 2 && (!standsAlone(page, start, end) || !isNearTitle(norm, start, block![0])))) {
      if (page.text.isShown(start)) doubtful.push(folded(text));
      continue;
    }
    candidates.push(candidateAt(page, text, [start, end], label, rank, inBlock));
  }
  candidates.sort((a, b) => b.rank - a.rank || Number(b.inBlock) - Number(a.inBlock) || a.start - b.start);
  return { candidates, unread: unreadLabel(page, candidates), doubtful, others: [...others] };
}

function candidateAt(page: PageView, text: string, [start, end]: readonly [number, number], label: string | null, rank: PublishDate['rank'], inBlock: boolean): PublishDate {
  return { start, end, text: folded(text), reading: parseDateTime(text), label, shown: isSeenAt(page, start), element: page.text.pieceAt(start)!.element, rank, inBlock };
}

/** Characters of a list's row, scripts and white space included. */
const longestRow = 800;

/** How far below the text (characters) its particulars may stand. */
const belowText = 300;

/**
 * A date with a time of day at the end of the text or shortly below it, where some sites put the particulars: `particular` in a line with
 * others (`来源：… 2026-11-03 16:37`; labelled, without a time too), else only `perhaps`. Null for a date elsewhere, without a time (a signature), in a
 * link, a list, a footer.
 */
function standingBelow(page: PageView, [start, end]: readonly [number, number], kind: LabelKind, body: ArticleBody | null): 'particular' | 'perhaps' | null {
  if (!body || start < Math.max(body.start, body.end - belowText) || start >= body.end + belowText) return null;
  const { norm } = page.text;
  const hasTime = /\d\s?:\s?\d/.test(norm.slice(start, end));
  const piece = page.text.pieceAt(start);
  if (!piece || closest(piece.element, 'a, option, footer, marquee') || isListRow(piece.element, body)) return null;
  const amongOthers = start >= body.end && standsAlone(page, start, end) && particulars.test(norm.slice(Math.max(body.end, start - 80), start + 80));
  if (amongOthers && (hasTime || kind === 'weak')) return 'particular';
  return hasTime ? 'perhaps' : null;
}

/** A row of a list with a link in it: the date is that of another text. A row with headings, the text or the length of one is a layout's. */
function isListRow(element: Element, body: ArticleBody | null): boolean {
  const row = closest(element, 'li, dd, tr');
  return row !== null && !(body && contains(row, body.element)) && (textOf(row) ?? '').length < longestRow && queryAll(row, 'h1, h2').length === 0 && queryAll(row, 'a[href]').some((each) => (textOf(each) ?? '').trim().length >= 8);
}

function rankOf(page: PageView, kind: LabelKind, element: Element, inBlock: boolean): PublishDate['rank'] | null {
  switch (kind) {
    case 'publish': return 4;
    case 'alike': return 3;
    case 'late': case 'document': return 1;
    case 'weak': return inBlock || isNamed(page, element) ? 2 : null;
    default: return isNamed(page, element) ? 3 : inBlock ? 2 : null;
  }
}

const naming = 'publishtime, [class*="pubdate" i], [id*="pubdate" i], [class*="pubtime" i], [id*="pubtime" i], [class*="publish" i], [id*="publish" i], [class*="fbsj" i], [class*="fbrq" i], [title="发布时间"], [title="发布日期"], [aria-label^="发布时间"]';

/** Most pages name no such element: then no date has to climb for one. */
const hasNaming = derived((page: PageView): boolean => page.roots.some(({ node }) => queryAll(node, naming).length > 0));

/** Whether its element, one around it or an icon before it says that this is the publish time. */
function isNamed(page: PageView, element: Element): boolean {
  const named = hasNaming(page) ? closest(element, naming) : null;
  if (named && !closest(named, 'li, dl')) return true;
  for (let at: Element | null = element, up = 0; at && up < 3; at = parentOf(at), up += 1) {
    const before = previousElementOf(at);
    if (before && /^发布(?:时间|日期)/.test(attr(before, 'title') ?? attr(before, 'alt') ?? '')) return true;
  }
  return false;
}

function nearLabelledElement(page: PageView, start: number): boolean {
  const piece = page.text.pieceAt(start);
  return piece !== null && isNamed(page, piece.element);
}

/** Right under the title, or in a line that has other particulars: further down a bare date may be part of the text or its signature. */
function isNearTitle(norm: string, start: number, titleEnd: number): boolean {
  if (start - titleEnd <= 60) return true;
  const line = norm.slice(Math.max(titleEnd, start - 120), start + 120);
  return particulars.test(line);
}

const particulars = /(?:来\s{0,4}源|稿\s?源|转自|转载自|供稿)\s{0,4}[:|丨]|浏览|访问量|阅读|字\s{0,2}[号体]|作者|编辑|打印/;

/** Nothing but white space, dividers, square brackets or the edge of its element on both sides; no end of a span of days. */
function standsAlone(page: PageView, start: number, end: number): boolean {
  const { norm, pieceAt } = page.text;
  const before = start === 0 || pieceAt(start)!.start === start || /[\s|[【:;,>》]/.test(norm[start - 1]!);
  const after = end >= norm.length || pieceAt(end - 1)!.end === end || /[\s|\]】<《]/.test(norm[end]!);
  return before && after && !/\(\s*$/.test(norm.slice(Math.max(0, start - 3), start)) && !/(?:[日号]|\d)\s*(?:至|到|-{1,2}|~)\s*$/.test(norm.slice(Math.max(0, start - 6), start));
}

function unreadLabel(page: PageView, candidates: readonly PublishDate[]): PublishDates['unread'] {
  const label = /(?<!留言|回复|答复|来信|提问)发\s?布\s?(?:时\s?间|日\s?期)\s*:/g;
  const { norm, raw } = page.text;
  for (let match = label.exec(norm), seen = 0; match && seen < 50; match = label.exec(norm), seen += 1) {
    const after = match.index + match[0].length;
    if (candidates.some(({ start }) => start >= after && start - after <= 12)) continue;
    const piece = page.text.pieceAt(match.index);
    if (!piece || closest(piece.element, 'a, option, th, li, label') || inFieldForm(page, piece.element) || !page.text.isShown(match.index)) continue;
    const follows = folded(raw.slice(after, after + 40).split(/[\n|]|\s{2,}|(?:来源|作者|编辑|浏览|访问|点击|字[号体])/)[0]!);
    return { element: piece.element, label: folded(match[0]).replace(/[:：\s]/g, ''), follows, start: match.index };
  }
  return null;
}
