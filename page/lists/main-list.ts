import { attr, localNameOf, parentOf } from '../dom.ts';
import { partTest } from './frame-part.ts';
import { listsOf, type DatedList, type ListItem } from './list-items.ts';
import { leadsElsewhere } from './list-tokens.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** The list a column page is there for. */
export interface MainList {
  readonly element: Element;
  readonly items: readonly ListItem[];
  readonly dates: number;
  /** Further lists of the page's middle that may be as much the column's own: several sub-columns, or a longer list without dates. */
  readonly others: readonly DatedList[];
}

/**
 * The shown list of the page's middle with most dates, else with most headlines of this host; null when there is none of two items or one dated item.
 * Lists in pieces (a `ul` for every five items) are one. Side bars, hot lists, menus and headers are not the middle.
 */
export const mainListOf: (page: PageView) => MainList | null = derived((page) => {
  const isAside = partTest(page, aside);
  const lists = joined(listsOf(page).filter(({ element, shown }) => shown && !isAside(element)));
  const own = (list: DatedList): number => list.items.filter(({ link, title }) => title.length >= shortestOwn && leadsElsewhere(link) && link.url?.hostname === page.url.hostname).length;
  const weight = (list: DatedList): number => (list.dates > 0 ? 10_000 + list.dates : own(list));
  let main: DatedList | null = null;
  for (const list of lists) {
    if (list.dates === 0 && own(list) < 2) continue;
    if (!main || weight(list) > weight(main)) main = list;
  }
  if (!main) return null;
  const { element, items, dates } = main;
  return { element, items, dates, others: lists.filter((list) => list !== main && (list.dates > 0 ? list.dates * 2 >= dates : own(list) > items.length)) };
});

/** Undated words must be this long to be a piece of news. */
const shortestOwn = 8;

const aside = [
  'aside', 'nav', 'header', 'select', '[class*="side" i]', '[class*="aside" i]', '[class*="hot" i]', '[class*="rank" i]', '[class*="recommend" i]', '[class*="related" i]',
  '[class*="menu" i]', '[class*="crumb" i]', '[class*="friend" i]', '[class*="foot" i]', '[class*="header" i]', '[id*="header" i]', '[class*="search" i]',
].join(', ');

/**
 * Lists that stand side by side in one element, by the same tag and with the same look, and lists that are rows of another, put
 * together in text order.
 */
function joined(lists: readonly DatedList[]): readonly DatedList[] {
  const elements = new Set(lists.map(({ element }) => element));
  const holdsLists = new Set(lists.map(({ element }) => parentOf(element)));
  const groups = new Map<Element, Map<string, DatedList[]>>();
  for (const list of lists) {
    const parent = parentOf(list.element);
    const isPart = parent !== null && elements.has(parent);
    const [holder, look] = isPart ? [parent, ''] : holdsLists.has(list.element) ? [list.element, ''] : [parent ?? list.element, `${localNameOf(list.element)}.${attr(list.element, 'class') ?? ''}`];
    const byLook = groups.get(holder) ?? new Map<string, DatedList[]>();
    groups.set(holder, byLook);
    const known = byLook.get(look);
    if (known) known.push(list);
    else byLook.set(look, [list]);
  }
  const result: DatedList[] = [];
  for (const [holder, byLook] of groups) {
    for (const parts of byLook.values()) {
      if (parts.length === 1) {
        result.push(parts[0]!);
        continue;
      }
      const items = parts.flatMap((part) => part.items).sort((a, b) => a.start - b.start);
      result.push({ element: holder, items, dates: parts.reduce((sum, { dates }) => sum + dates, 0), shown: true });
    }
  }
  return result;
}
