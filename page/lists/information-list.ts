import { dateTimePattern } from '../date-format.ts';
import { closest, matches, parentOf } from '../dom.ts';
import { readListDate } from './list-date.ts';
import type { PageView } from '../page-view.ts';

/** The main list of a column: items that lead to single texts. */
export interface InformationList {
  readonly element: Element;
  readonly items: number;
  /** Dates inside it, in links or beside them, with or without a year. */
  readonly dates: number;
}

/** Fewer headlines than this may be anything. */
const fewest = 3;
const shortestHeadline = 8;

/**
 * The element that holds most headline links (eight characters and more, one to an item), or null.
 * Menus, footers and friendship links have short texts, stand in elements named so, or lead to other hosts.
 */
export function listOf(page: PageView): InformationList | null {
  const work = readingList(page);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const known = new WeakMap<PageView, { readonly list: InformationList | null }>();

/** The same in steps: what `listOf` is asked afterwards is there. */
export function* readingList(page: PageView): Generator<{ readonly pause: true }, InformationList | null> {
  const had = known.get(page);
  if (had) return had.list;
  const list = yield* longestList(page);
  known.set(page, { list });
  return list;
}

function* longestList(page: PageView): Generator<{ readonly pause: true }, InformationList | null> {
  const counts = new Map<Element, number>();
  const isFrame = standsIn('nav, footer, header, select, [class*="foot" i], [class*="nav" i], [class*="menu" i], [class*="crumb" i]');
  for (const [index, { element, text, url }] of page.links.entries()) {
    if (index % 300 === 299) yield { pause: true };
    if (text.length < shortestHeadline || !url || url.hostname !== page.url.hostname || isFrame(element)) continue;
    const holder = holderOf(element);
    if (holder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  let best: Element | null = null;
  let most = 0;
  for (const [element, count] of counts) {
    if (count > most && page.shown(element)) [best, most] = [element, count];
  }
  yield { pause: true };
  if (!best || most < fewest) return null;
  return { element: best, items: most, dates: datesIn(page, best) };
}

/** `closest` for very many elements of the same parts of a page: every element is looked at once. */
function standsIn(selector: string): (element: Element) => boolean {
  const answers = new Map<Element, boolean>();
  return (element) => {
    const way: Element[] = [];
    let answer = false;
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const had = answers.get(at);
      if (had !== undefined) {
        answer = had;
        break;
      }
      way.push(at);
      if (matches(at, selector)) {
        answer = true;
        break;
      }
    }
    for (const each of way) answers.set(each, answer);
    return answer;
  };
}

/** The list an item's link stands in; without list markup the element around the item. */
function holderOf(element: Element): Element | null {
  const list = closest(element, 'ul, ol, dl, tbody');
  if (list) return list;
  const item = parentOf(element);
  return item ? parentOf(item) : null;
}

function datesIn(page: PageView, element: Element): number {
  const [start, end] = page.text.rangeOf(element);
  const full = page.text.norm.slice(start, end).match(dateTimePattern())?.length ?? 0;
  if (full > 0) return full;
  let short = 0;
  for (const piece of page.text.pieces) {
    if (piece.start < start || piece.end > end || piece.end - piece.start > 40) continue;
    const text = page.text.norm.slice(piece.start, piece.end).trim();
    if (shortDate.test(text) || readListDate(text, '2026-01-01') !== null) short += 1;
  }
  return short;
}

/** `11-03`, `[11-03]`, `11月3日`, or the year and month of a day shown apart (`03` over `2026-11`). */
const shortDate = /^[[(]?(?:\d{1,2}[-./月]\d{1,2}日?|(?:19|20)\d\d[-./年]\d{1,2}月?)[\])]?$/;
