import { dayOf, type ListDate } from './list-date.ts';

/** What became of one item's dates. */
export interface Dated<Item> {
  readonly draft: Item;
  readonly day: string | null;
  readonly inferred: boolean;
  readonly dating: 'dated' | 'undated' | 'future' | 'invalid';
  /** Which of the item's dates it was taken from; null when it has none. */
  readonly index: number | null;
}

/**
 * The days of a list's items, years that are not written inferred: the latest that is not after today, so that no list
 * is ever older than it may be. From the fourth item on, in a list whose last three items run backwards, an item that would jump
 * forward by more than a month goes to the year before: the order says so (items pinned on top cannot).
 * Of several dates of an item the latest counts that is not after today.
 */
export function inferYears<Item extends { readonly dates: readonly ListDate[] }>(items: readonly Item[], today: string): readonly Dated<Item>[] {
  const done: Dated<Item>[] = [];
  const days: string[] = [];
  for (const draft of items) {
    let best: Dated<Item> = { draft, day: null, inferred: false, dating: 'undated', index: null };
    for (const [index, date] of draft.dates.entries()) {
      const each = resolved(date, today, ceiling(days));
      if (best.index === null || (each.day !== null && (best.day === null || each.day > best.day))) best = { draft, ...each, index };
    }
    if (best.day !== null) days.push(best.day);
    done.push(best);
  }
  return done;
}

function resolved(date: ListDate, today: string, limit: string | null): Pick<Dated<unknown>, 'day' | 'inferred' | 'dating'> {
  if (date.kind === 'invalid') return { day: null, inferred: false, dating: 'invalid' };
  if (date.kind === 'full') return date.day > today ? { day: null, inferred: false, dating: 'future' } : { day: date.day, inferred: false, dating: 'dated' };
  let day = latest(date, today, Number(today.slice(0, 4)));
  if (day !== null && limit !== null && day > limit) day = latest(date, limit, Number(limit.slice(0, 4)));
  return day === null ? { day: null, inferred: true, dating: 'invalid' } : { day, inferred: true, dating: 'dated' };
}

/** The latest day with that month and date up to `end`; 02-29 may lie up to eight years back. */
function latest({ month, date }: { readonly month: number; readonly date: number }, end: string, from: number): string | null {
  for (let year = from; year >= from - 8; year -= 1) {
    const day = dayOf(year, month, date);
    if (day !== null && day <= end) return day;
  }
  return null;
}

/** A month after the item before, when the last three run backwards; else null. */
function ceiling(days: readonly string[]): string | null {
  const [a, b, c] = days.slice(-3);
  if (days.length < 3 || a === undefined || b === undefined || c === undefined || a < b || b < c) return null;
  return new Date(Date.parse(`${c}T00:00:00Z`) + 31 * 86_400_000).toISOString().slice(0, 10);
}
