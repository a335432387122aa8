import { beginningsOf, createTrie, longestAt, pairOf } from './near-miss-trie.ts';

/** A word known to be wrong, with the contexts that make it right. */
export interface Confusable {
  readonly wrong: string;
  readonly notAfter?: string;
  readonly notBefore?: string;
  readonly onlyBefore?: readonly string[];
  readonly onlyAfter?: readonly string[];
}

export interface ConfusedHit<Entry extends Confusable> {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
}

/** Finds wrong words whose context allows no other reading. Linear in the text, whatever the number of words. */
export function createConfusedIndex<Entry extends Confusable>(entries: readonly Entry[]): (text: string) => readonly ConfusedHit<Entry>[] {
  const trie = createTrie(entries.map(({ wrong }) => wrong));
  const beginnings = beginningsOf(trie);
  return (text) => {
    const hits: ConfusedHit<Entry>[] = [];
    for (let start = 0; start < text.length; start += 1) {
      const met = beginnings[pairOf(text.charCodeAt(start), text.charCodeAt(start + 1))] === 1 ? longestAt(trie, text, start) : null;
      const entry = met && entries[met.entry]!;
      if (met && entry && meant(entry, text, start, met.end)) hits.push({ entry, start, end: met.end });
    }
    return hits;
  };
}

function meant(entry: Confusable, text: string, start: number, end: number): boolean {
  if (start > 0 && entry.notAfter?.includes(text[start - 1]!)) return false;
  if (end < text.length && entry.notBefore?.includes(text[end]!)) return false;
  if (entry.onlyBefore && !entry.onlyBefore.some((each) => text.startsWith(each, end))) return false;
  return !entry.onlyAfter || entry.onlyAfter.some((each) => text.endsWith(each, start) || text.slice(Math.max(0, start - each.length), start) === each);
}
