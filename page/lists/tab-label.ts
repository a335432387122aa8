import { childrenOf, contains, localNameOf, matches, parentOf, previousElementOf, queryAll, textOf } from '../dom.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** A row of more panes is no row of tabs; it also keeps the look around cheap. */
const mostTabs = 12;

/**
 * The tab a list belongs to: several blocks of one kind side by side of which one is shown, and before them a row with as many
 * short labels. The labels and the blocks are in the same order, as whoever switches them counts them.
 * @returns the label without spaces, or null where the block is none of such a row or the labels cannot be counted
 */
export function tabLabelOf(page: PageView, list: Element): string | null {
  let pane = list;
  for (let up = 0; up < 4; up += 1) {
    const row = parentOf(pane);
    if (!row || matches(row, 'body, html')) return null;
    const panes = panesLike(row, pane);
    if (panes.length >= 2 && panes.length <= mostTabs && panes.filter((each) => page.shown(each)).length === 1) {
      const labels = labelsBefore(panes[0]!, row, panes.length);
      return labels && labels[panes.indexOf(pane)]!;
    }
    pane = row;
  }
  return null;
}

/** Children of the row of the pane's kind with links in them: each could be the pane of a tab. */
function panesLike(row: Element, pane: Element): readonly Element[] {
  return Array.from(childrenOf(row)).filter((each) => each === pane || (localNameOf(each) === localNameOf(pane) && !isLabels(each) && queryAll(each, 'a[href]').length > 0));
}

/** As many short words, each another: labels rather than headlines. */
function isLabels(element: Element): boolean {
  const links = queryAll(element, 'a');
  return links.length > 0 && links.every((link) => squeezed(textOf(link) ?? '').length <= longest) && squeezed(textOf(element) ?? '').length <= links.length * longest;
}

const longest = 8;

/** What stands before the panes, within their row or just before it. */
function labelsBefore(first: Element, row: Element, count: number): readonly string[] | null {
  for (const from of [previousElementOf(first), previousElementOf(row), previousElementOf(parentOf(row) ?? row)]) {
    for (let at = from, back = 0; at && back < 2; back += 1, at = previousElementOf(at)) {
      if (contains(at, first)) break;
      const labels = labelsIn(at, count);
      if (labels) return labels;
    }
  }
  return null;
}

function labelsIn(element: Element, count: number): readonly string[] | null {
  const kinds: readonly (readonly Element[])[] = [Array.from(childrenOf(element)), ...['li', 'a', 'span'].map((name) => queryAll(element, name))];
  for (const marks of kinds) {
    const words = marks.map((each) => squeezed(textOf(each) ?? '')).filter((each) => each !== '' && !more.test(each));
    if (words.length === count && new Set(words).size === count && words.every((each) => each.length >= 2 && each.length <= longest)) return words;
  }
  return null;
}

const more = /^(?:查看)?(?:更多|more)?[>»+·…]*$/i;
