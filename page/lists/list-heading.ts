import type { ListItem } from './list-items.ts';
import { listTokensOf } from './list-tokens.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

const furthest = 400;

/**
 * The heading of a block of the home page: the only short line between the block's first item and what stands before it
 * (更多 and the like aside). Null when there are several (a row of tabs) or none: then nobody can tell.
 */
export function columnHeadingOf(page: PageView, first: ListItem): string | null {
  const { norm } = page.text;
  const starts = headlineStarts(page);
  const before = starts.findLast((start) => start < first.start) ?? -1;
  const from = Math.max(first.start - furthest, 0);
  const lines: string[] = [];
  let at = from;
  for (const line of norm.slice(from, first.start).split('\n')) {
    const text = line.trim().replace(ending, '');
    if (at + line.length <= before || at <= before) lines.length = 0;
    else if (text.length > 12) lines.length = 0;
    else if (text !== '' && !filler.test(text)) lines.push(text);
    at += line.length + 1;
  }
  return lines.length === 1 ? lines[0]! : null;
}

/** 更多, arrows, dates and numbers that stand between a heading and its list. */
const filler = /^(?:更多|查看|more|[\d\s.\-/:年月日+>»·|[\]()…])+$/i;

/** A heading and its 更多 in one line. */
const ending = /\s*(?:查看)?(?:更多|more)?[>»+·\s]{0,6}$/i;

const headlineStarts = derived((page: PageView) => listTokensOf(page).headlines.map(({ start }) => start).sort((a, b) => a - b));
