import type { Drawable } from './universe.ts';

export interface Draw {
  readonly how: 'all' | 'column' | 'random';
  /** Only these columns; empty: every one. */
  readonly columns: readonly string[];
  readonly seed: string;
  /** Pages of each kind in each column, for `random`. */
  readonly per: number;
}

/** At most so many pages are drawn: what an inspection keeps, and what one line of opening pages can bear. */
export const mostPages = 1000;

/**
 * Chooses pages. By chance means: of each kind of page in each column, those that the seed puts first. The same addresses, columns and
 * seed give the same pages on every machine, and a page more on the site moves no other.
 * @returns the pages in the order they are to be opened: home first, then by column
 */
export function drawPages(pages: readonly Drawable[], { how, columns, seed, per }: Draw): readonly Drawable[] {
  const offered = pages.filter(({ column }) => columns.length === 0 || columns.includes(column));
  const chosen = how === 'random' ? [...strata(offered).values()].flatMap((stratum) => first(stratum, seed, per)) : offered;
  return chosen.toSorted((a, b) => Number(b.pageType === 'home') - Number(a.pageType === 'home') || (a.column === b.column ? (a.url < b.url ? -1 : 1) : a.column < b.column ? -1 : 1)).slice(0, mostPages);
}

/** Pages by column, with how many there are of each. */
export function columnsIn(pages: readonly Drawable[]): readonly { readonly column: string; readonly pages: number }[] {
  const counts = new Map<string, number>();
  for (const { column } of pages) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].map(([column, count]) => ({ column, pages: count })).toSorted((a, b) => (a.column < b.column ? -1 : 1));
}

function strata(pages: readonly Drawable[]): ReadonlyMap<string, readonly Drawable[]> {
  const groups = new Map<string, Drawable[]>();
  for (const page of pages) {
    const key = `${page.column} ${page.pageType}`;
    const group = groups.get(key);
    if (group) group.push(page);
    else groups.set(key, [page]);
  }
  return groups;
}

function first(stratum: readonly Drawable[], seed: string, most: number): readonly Drawable[] {
  return stratum.map((page) => ({ page, place: lot(`${seed}\n${page.url}`) }))
    .toSorted((a, b) => a.place - b.place || (a.page.url < b.page.url ? -1 : 1)).slice(0, most).map(({ page }) => page);
}

/** A number that looks like chance and is the same on every machine: FNV-1a with the final mix of MurmurHash3, 32 bits. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
