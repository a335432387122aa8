import { attr, parentOf } from '../dom.ts';
import { formatBeijing } from '../date-format.ts';
import { longestDate, readEdgeDate, readListDate, readYearMonth, dayOf, type ListDate } from './list-date.ts';
import type { Link, PageView } from '../page-view.ts';

/** A link that may be an item of a list: its words make a headline. */
export interface Headline {
  readonly link: Link;
  readonly title: string;
  readonly start: number;
  /** One headline in several links (picture, title, 详情) is one item: what tells items apart. */
  readonly subject: string;
}

/** A date as it stands in the text, with the link it stands in. */
export interface DateMark {
  readonly date: ListDate;
  readonly written: string;
  readonly element: Element;
  readonly link: Element | null;
  readonly start: number;
}

export interface ListTokens {
  readonly headlines: readonly Headline[];
  readonly marks: readonly DateMark[];
}

/** Shorter words are names of columns, numbers of pages or buttons. */
const shortestHeadline = 5;

const known = new WeakMap<PageView, ListTokens>();

/** All headlines and all dates that stand for themselves, in text order; one pass over the page's text, once per view. */
export function listTokensOf(page: PageView): ListTokens {
  const had = known.get(page);
  if (had) return had;
  const work = reading(page);
  for (;;) {
    const step = work.next();
    if (step.done) {
      known.set(page, step.value);
      return step.value;
    }
  }
}

/** Does the work of `listTokensOf` in steps, for checks to pause between: `yield* readingLists(page)` comes first. */
export function* readingLists(page: PageView): Generator<typeof pause> {
  if (known.has(page)) return;
  known.set(page, yield* reading(page));
}

const pause = { pause: true } as const;
const perStep = 400;

function* reading(page: PageView): Generator<typeof pause, ListTokens> {
  let done = 0;
  const today = formatBeijing(page.now, false);
  const links = new Map(page.links.map((link) => [link.element, link]));
  const linkOf = anchorFinder(links);
  const headlines: Headline[] = [];
  const marks: DateMark[] = [];
  const titles = new Map<Element, { text: string; start: number }>();
  let before: Waiting | null = null;

  const mark = (date: ListDate, written: string, element: Element, start: number): void => {
    marks.push({ date, written, element, link: linkOf(element), start });
  };

  for (const { element, start, end } of page.text.pieces) {
    const text = page.text.norm.slice(start, Math.min(end, start + 1000)).trim();
    if (text === '') continue;
    done += 1;
    if (done % perStep === 0) yield pause;
    const anchor = linkOf(element);
    const last: Waiting | null = before;
    before = { text, element, start };
    const date = text.length <= longestDate && mayBeDate.test(text) ? readListDate(text, today) : null;
    if (date) {
      const year: string | undefined = date.kind === 'short' && last ? /^((?:19|20)\d\d)年?$/.exec(last.text)?.[1] : undefined;
      mark(year && date.kind === 'short' ? withYear(Number(year), date) : date, text, element, start);
      continue;
    }
    const split = last ? splitDate(last.text, text) : null;
    if (split && last) {
      // `05` over `2026-01`, `01-05` over `2026`: the short half may have been taken for a date of its own.
      if (marks.at(-1)?.start === last.start) marks.pop();
      mark(split, `${last.text} ${text}`, last.element, last.start);
      continue;
    }
    if (anchor) {
      const known = titles.get(anchor);
      if (known) known.text += text;
      else titles.set(anchor, { text, start });
      continue;
    }
    const noted = text.length <= 120 ? noteDate.exec(text) : null;
    const read = noted ? readListDate(noted[1]!, today) : null;
    if (read) mark(read, noted![1]!, element, start);
  }

  for (const [anchor, { text, start }] of titles) {
    const link = links.get(anchor)!;
    done += 1;
    if (done % perStep === 0) yield pause;
    const edge = /\d[\s\])日]*$|^[[(]?\d/.test(text) ? readEdgeDate(text) : null;
    if (edge && edge.title.length >= shortestHeadline) mark(edge.date, text.slice(-24), anchor, start);
    const title = edge?.title ?? text;
    if (isHeadline(link, title)) headlines.push({ link, title, start, subject: leadsElsewhere(link) ? link.url!.href : title });
  }
  return { headlines, marks: marks.sort((a, b) => a.start - b.start) };
}

/** A cheap question before the exact one: how a date, its label or its bracket begins and ends. */
const mayBeDate = /^[\d[({<「【《·•>|/\s今昨前刚发更公成生印录时日-].*[\d\])}>」】》|\s日前天刚]$/;

interface Waiting {
  readonly text: string;
  readonly element: Element;
  readonly start: number;
}

/** 来源：县政府办 2026-01-05 浏览：12 — the date in a line of notes. */
const noteDate = /^(?=.{0,100}(?:来源|发布|时间|日期|浏览|阅读|点击|作者|编辑|发稿)).{0,80}?(?<![\d-])((?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日))(?![\d-])/;

function withYear(year: number, { month, date }: { readonly month: number; readonly date: number }): ListDate {
  const day = dayOf(year, month, date);
  return day ? { kind: 'full', day } : { kind: 'invalid' };
}

/** The two halves of a date shown apart: day and year with month, or month with day and year. */
function splitDate(first: string, second: string): ListDate | null {
  if (first.length > 10 || second.length > 10) return null;
  const [monthFirst, dayLast] = [readYearMonth(first), /^(\d{1,2})日?$/.exec(second)];
  if (monthFirst && dayLast) return withYear(monthFirst[0], { month: monthFirst[1], date: Number(dayLast[1]) });
  const [dayFirst, monthLast] = [/^(\d{1,2})日?$/.exec(first), readYearMonth(second)];
  if (dayFirst && monthLast) return withYear(monthLast[0], { month: monthLast[1], date: Number(dayFirst[1]) });
  const [short, year] = [/^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(first), /^((?:19|20)\d\d)年?$/.exec(second)];
  return short && year ? withYear(Number(year[1]), { month: Number(short[1]), date: Number(short[2]) }) : null;
}

/** Whether the link has an address of its own: not `#`, not a script's. */
export function leadsElsewhere({ href, url }: Pick<Link, 'href' | 'url'>): boolean {
  return href !== null && url !== null && /^https?:$/.test(url.protocol) && !/^\s*(?:#|$)/.test(href);
}

function isHeadline({ href, element }: Link, title: string): boolean {
  if (title.length < shortestHeadline || title.length > 400 || control.test(title) || /^[[(【<]?[^[\]]{0,12}[\])】>]$/.test(title)) return false;
  return (href !== null && !/^(?:mailto|tel):/i.test(href.trim())) || attr(element, 'onclick') !== null;
}

const control = /^(?:(?:查看|阅读|了解|点击|进入|显示|加载|浏览)?(?:更多|全文|详情|详细|全部|下一页|上一页|首页|尾页|末页|下载)(?:内容|信息|>{1,3}|\+|…)?)$|^[\d\s.\-/>]+$/;

/** How deep inside a link its words may stand. */
const deepest = 12;

/**
 * The link an element stands in, at most `deepest` levels up. For every element looked at it is kept how far up its link is,
 * so that each is climbed once, however many texts stand in it.
 */
function anchorFinder(links: ReadonlyMap<Element, Link>): (element: Element) => Element | null {
  /** The link at or above an element, however far; null for none. */
  const anchors = new Map<Element, Element | null>();
  /** How far up it is, of elements in a link only. */
  const levels = new Map<Element, number>();
  const way: Element[] = [];
  const climb = (element: Element): Element | null => {
    let anchor: Element | null = null;
    let level = -1;
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const had = anchors.get(at);
      if (had !== undefined) {
        anchor = had;
        level = levels.get(at) ?? 0;
        break;
      }
      way.push(at);
      if (links.has(at)) {
        anchor = at;
        break;
      }
    }
    for (let index = way.length - 1; index >= 0; index -= 1) {
      anchors.set(way[index]!, anchor);
      if (anchor) levels.set(way[index]!, level += 1);
    }
    way.length = 0;
    return anchor;
  };
  return (element) => {
    const had = anchors.get(element);
    const anchor = had === undefined ? climb(element) : had;
    return anchor && levels.get(element)! <= deepest ? anchor : null;
  };
}
