import { formatBeijing } from '../date-format.ts';
import { childrenOf, closest, localNameOf, nextElementOf, parentOf, previousElementOf } from '../dom.ts';
import { partTest } from './frame-part.ts';
import { dayInAddress } from './list-date.ts';
import { listTokensOf, readingLists, type DateMark, type Headline } from './list-tokens.ts';
import { inferYears } from './list-years.ts';
import type { Link, PageView } from '../page-view.ts';

/** One item of a list. */
export interface ListItem {
  readonly element: Element;
  readonly link: Link;
  readonly title: string;
  readonly start: number;
  /** Day shown (YYYY-MM-DD), never one after today; null when none is shown or what is shown proves nothing. */
  readonly day: string | null;
  readonly dating: 'dated' | 'undated' | 'future' | 'invalid';
  /** The date as written; null when undated. */
  readonly written: string | null;
  /** The year was not written: the latest one that is not after today, or that fits the order. */
  readonly inferred: boolean;
  /** Day in the item's address, for what shows none. */
  readonly addressDay: string | null;
}

export interface DatedList {
  /** The element that holds the items. */
  readonly element: Element;
  readonly items: readonly ListItem[];
  /** How many items show a date of any kind. */
  readonly dates: number;
  readonly shown: boolean;
}

/**
 * All lists of headlines, dated or not, in text order: `ul`, `ol`, `dl`, tables, blocks, lines of one paragraph, frames.
 * An item is the largest element with one headline in it; what holds several such is the list. A date belongs to the item it
 * stands in; where items have no element of their own, to the headline before it, or after it when the list begins with a date.
 * Items in footers are no list's.
 */
export function listsOf(page: PageView): readonly DatedList[] {
  const work = groupingLists(page);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const known = new WeakMap<PageView, readonly DatedList[]>();

type Pause = { readonly pause: true };
const pause: Pause = { pause: true };
/** So many items between two pauses. */
const perStep = 300;

/** The same in steps: what `listsOf` is asked afterwards is there. */
export function* groupingLists(page: PageView): Generator<Pause, readonly DatedList[]> {
  const had = known.get(page);
  if (had) return had;
  yield* readingLists(page);
  const { headlines, marks } = listTokensOf(page);
  const isFooter = partTest(page, footer);
  const own: Headline[] = [];
  for (const [index, headline] of headlines.entries()) {
    if (index % perStep === perStep - 1) yield pause;
    if (!isFooter(headline.link.element)) own.push(headline);
  }
  const groups = yield* groupsOf(own);
  yield* assign(groups, marks);
  const today = formatBeijing(page.now, false);
  const lists: DatedList[] = [];
  let done = 0;
  for (const [element, drafts] of groups.lists) {
    const items = inferYears(drafts.map((draft) => ({ ...draft, dates: draft.marks.map(({ date }) => date) })), today).map(({ draft, day, inferred, dating, index }): ListItem => ({
      element: draft.element, link: draft.headline.link, title: draft.headline.title, start: draft.headline.start,
      day, dating, inferred, written: index === null ? null : draft.marks[index]!.written,
      addressDay: draft.headline.link.url ? dayInAddress(draft.headline.link.url) : null,
    }));
    lists.push({ element, items, dates: items.filter(({ dating }) => dating !== 'undated').length, shown: page.shown(element) });
    done += items.length;
    if (done >= perStep) {
      done = 0;
      yield pause;
    }
  }
  known.set(page, lists);
  return lists;
}

/** The item of the latest day, wherever it stands; null when none has a day. */
export function newestOf(items: readonly ListItem[]): (ListItem & { readonly day: string }) | null {
  let newest: (ListItem & { readonly day: string }) | null = null;
  for (const item of items) if (item.day !== null && (newest === null || item.day > newest.day)) newest = { ...item, day: item.day };
  return newest;
}

/** One headline with its element and the dates found for it. */
interface Draft {
  readonly headline: Headline;
  readonly element: Element;
  readonly marks: DateMark[];
}

interface Groups {
  readonly lists: Map<Element, Draft[]>;
  readonly items: Map<Element, Draft>;
}

/** How far above its link an item's own element, and its list, are looked for. */
const levels = 9;

function* groupsOf(headlines: readonly Headline[]): Generator<Pause, Groups> {
  const holds = new Map<Element, string | false>();
  for (const [index, { link, subject }] of headlines.entries()) {
    if (index % perStep === perStep - 1) yield pause;
    let at: Element | null = link.element;
    for (let level = 0; at && level <= levels; level += 1, at = parentOf(at)) {
      const known = holds.get(at);
      if (known === false) break;
      holds.set(at, known === undefined || known === subject ? subject : false);
    }
  }
  const lists = new Map<Element, Draft[]>();
  const items = new Map<Element, Draft>();
  for (const [index, headline] of headlines.entries()) {
    if (index % perStep === perStep - 1) yield pause;
    const row = rowOf(headline.link.element);
    const isRow = row !== null && holds.get(row) === headline.subject;
    let item: Element = isRow ? tableOfItsOwn(row) : headline.link.element;
    let list = parentOf(item);
    for (let level = 1; !isRow && list && level <= levels && holds.get(list) !== false && !isWhole(list); level += 1) {
      item = list;
      list = parentOf(list);
    }
    if (!list) continue;
    const twin = items.get(item);
    if (twin) continue;
    const draft: Draft = { headline, element: item, marks: [] };
    items.set(item, draft);
    const known = lists.get(list);
    if (known) known.push(draft);
    else lists.set(list, [draft]);
  }
  return { lists, items };
}

/** The `li` or table row a link stands in. */
function rowOf(element: Element): Element | null {
  let at: Element | null = element;
  for (let level = 0; at && level <= levels; level += 1, at = parentOf(at)) if (/^(?:li|tr)$/.test(localNameOf(at))) return at;
  return null;
}

/** Old templates give every line of a list a table of one row: then that table is the item, and what holds the tables is the list. */
function tableOfItsOwn(row: Element): Element {
  if (localNameOf(row) !== 'tr') return row;
  const table = closest(row, 'table');
  const beside = table ? nextElementOf(table) ?? previousElementOf(table) : null;
  return table && beside && localNameOf(beside) === 'table' && childrenOf(parentOf(row)!).length === 1 ? table : row;
}

function isWhole(element: Element): boolean {
  return /^(?:body|html|form|main)$/.test(localNameOf(element));
}

/** Gives each date to its item: the one it stands in, else the neighbour in the list it stands in. */
function* assign({ lists, items }: Groups, marks: readonly DateMark[]): Generator<Pause> {
  const loose = new Map<Element, DateMark[]>();
  for (const [index, mark] of marks.entries()) {
    if (index % perStep === perStep - 1) yield pause;
    let at: Element | null = mark.element;
    for (let level = 0; at && level <= levels; level += 1, at = parentOf(at)) {
      const draft = items.get(at);
      if (draft) {
        draft.marks.push(mark);
        break;
      }
      if (lists.has(at)) {
        const known = loose.get(at);
        if (known) known.push(mark);
        else loose.set(at, [mark]);
        break;
      }
    }
  }
  for (const [list, between] of loose) pair(lists.get(list)!, between);
}

/** Two rows in text order, walked side by side. A date too far from its headline (a heading's, a clock's) is nobody's. */
function pair(drafts: readonly Draft[], marks: readonly DateMark[]): void {
  const datesFirst = marks[0]!.start < drafts[0]!.headline.start;
  let next = 0;
  for (const mark of marks) {
    while (next < drafts.length && drafts[next]!.headline.start < mark.start) next += 1;
    const draft = drafts[datesFirst ? next : next - 1];
    if (draft && draft.marks.length === 0 && Math.abs(draft.headline.start - mark.start) <= 600) draft.marks.push(mark);
  }
}

const footer = 'footer, select, [id*="foot" i], [class*="foot" i], [class*="copyright" i]';
