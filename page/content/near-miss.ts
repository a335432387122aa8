import { beginningsOf, createTrie, longestAt, pairOf, type TrieNode } from './near-miss-trie.ts';
import { isHan, metFrom, type Alike, type Edit, type Met, type Reading } from './near-miss-walk.ts';

/** A string that must be written so. */
export interface Canonical {
  /** Half-width, four letters or more; shorter ones are left out. */
  readonly text: string;
  /** name: no other letter may stand in it; text: other words may be meant, so only alike, doubled and swapped letters count. */
  readonly kind: 'name' | 'text';
}

export interface NearMiss<Entry extends Canonical = Canonical> {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** In the order of the text. */
  readonly edits: readonly Edit[];
}

export interface NearMissIndex<Entry extends Canonical = Canonical> {
  /** Hits in a text in its order, not overlapping; of several at one place the longest, then the nearest. */
  readonly find: (text: string) => readonly NearMiss<Entry>[];
}

/**
 * Index over canonical strings. A hit has its beginning or its end right and differs as `metFrom` says; a
 * difference on the first or last letter counts only at the end of a word, that is beside something that is no letter.
 * Text that is another canonical string or one of `allowed` is never part of a hit.
 * @param groups letters that sound or look the same, one string each
 */
export function createNearMissIndex<Entry extends Canonical>(entries: readonly Entry[], allowed: readonly string[], groups: readonly string[]): NearMissIndex<Entry> {
  const usable = entries.filter(({ text }) => text.length >= shortest);
  const spellings = usable.map(({ text }) => text);
  const forward = begun(createTrie(spellings));
  const backward = begun(createTrie(spellings.map(reversed)));
  const right = begun(createTrie([...spellings, ...allowed]));
  const alike = alikeIn(groups);
  return { find: (text) => findIn(text, usable, forward, backward, right, alike) };
}

const shortest = 4;
/** More letters than a hit can have: strings have a hundred at most (contract/unit-pack.ts). */
const longestHit = 1024;

interface Begun { readonly root: TrieNode; readonly beginnings: Uint8Array }

function begun(root: TrieNode): Begun {
  return { root, beginnings: beginningsOf(root) };
}

interface Hit { readonly entry: number; readonly start: number; readonly end: number; readonly edits: readonly Edit[] }

function findIn<Entry extends Canonical>(text: string, entries: readonly Entry[], forward: Begun, backward: Begun, right: Begun, alike: Alike): readonly NearMiss<Entry>[] {
  const { starts, ends } = candidatesIn(text, right.beginnings, backward.beginnings);
  const exact = exactIn(text, right.root, starts);
  const hits = new Map<number, Hit>();
  const add = (entry: number, start: number, end: number, edits: readonly Edit[]): void => {
    // One number for the three: a hit is never longer than the longest string and a letter.
    const key = (start * longestHit + (end - start)) * entries.length + entry;
    if (!hits.has(key)) hits.set(key, { entry, start, end, edits });
  };
  const onwards: Reading = { text, alike, right: exact.letters, shift: 0 };
  for (const start of starts) {
    if (exact.inside(start)) continue;
    metFrom(forward.root, onwards, start, (met) => {
      if (counts(entries[met.entry]!, met) && !(met.last && isLetter(text, met.end))) add(met.entry, start, met.end, met.edits);
    });
  }
  const mirror = ends.length > 0 ? reversed(text) : '';
  const size = text.length;
  const backwards: Reading = { text: mirror, alike, right: exact.letters.slice(0, size).reverse(), shift: 1 };
  for (const end of ends) {
    if (exact.inside(end)) continue;
    const start = size - end;
    metFrom(backward.root, backwards, start, (met) => {
      if (counts(entries[met.entry]!, met) && !(met.last && isLetter(text, size - met.end - 1))) add(met.entry, size - met.end, size - start, met.edits.map((edit) => mirrored(edit, size)).reverse());
    });
  }
  const open = [...hits.values()].filter((hit) => !exact.speaksAgainst(hit));
  open.sort((a, b) => entries[b.entry]!.text.length - entries[a.entry]!.text.length || a.edits.length - b.edits.length || a.start - b.start || a.end - b.end);
  const kept: Hit[] = [];
  const taken = new Uint8Array(size + 1);
  for (const hit of open) {
    if (taken[hit.start] || taken[hit.end - 1]) continue;
    taken.fill(1, hit.start, hit.end);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start).map(({ entry, start, end, edits }) => ({ entry: entries[entry]!, start, end, found: text.slice(start, end), edits }));
}

/** The shorter and the freer a string, the less may differ before it is simply another one. */
function counts({ text, kind }: Canonical, { edits }: Met): boolean {
  const [{ kind: edit }] = edits as readonly [Edit];
  if (edit === 'alike') return edits.length === 1 || text.length >= 6;
  if (edit === 'doubled' || edit === 'swapped') return text.length >= 5;
  if (kind === 'text') return false;
  return text.length >= (edit === 'missing' ? 5 : 6);
}

/** Offsets at which some string may begin, and end, rightly: one pass over the letters, nothing else for most of them. */
function candidatesIn(text: string, beginnings: Uint8Array, endings: Uint8Array): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (beginnings[pairOf(before, code)] === 1) starts.push(at - 1);
    if (endings[pairOf(code, before)] === 1) ends.push(at + 1);
    before = code;
  }
  return { starts, ends };
}

/** Where the text is right already. */
function exactIn(text: string, right: TrieNode, starts: readonly number[]): { readonly letters: Uint8Array; readonly inside: (edge: number) => boolean; readonly speaksAgainst: (hit: Hit) => boolean } {
  const ranges: (readonly [number, number])[] = [];
  for (const start of starts) {
    const found = longestAt(right, text, start);
    if (found && (ranges.length === 0 || found.end > ranges[ranges.length - 1]![1])) ranges.push([start, found.end]);
  }
  const within = new Uint8Array(text.length + 1);
  const letters = new Uint8Array(text.length + 1);
  for (const [start, end] of ranges) {
    within.fill(1, start + 1, end);
    letters.fill(1, start, end);
  }
  return {
    letters,
    inside: (edge) => within[edge] === 1,
    speaksAgainst: (hit) => {
      for (let at = firstAfter(ranges, hit.start); at < ranges.length && ranges[at]![0] < hit.end; at += 1) {
        const [start, end] = ranges[at]!;
        const smaller = start >= hit.start && end <= hit.end && end - start < hit.end - hit.start;
        if (!smaller || hit.edits.some((edit) => edit.at >= start && edit.at < end)) return true;
      }
      return false;
    },
  };
}

/** Index of the first range that ends after an offset; ranges have rising starts and ends. */
function firstAfter(ranges: readonly (readonly [number, number])[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && (isHan(text.charCodeAt(at)) || /[0-9A-Za-z]/.test(text[at]!));
}

function alikeIn(groups: readonly string[]): Alike {
  const alike = new Map<number, Set<number>>();
  for (const group of groups) {
    const codes = new Set(Array.from({ length: group.length }, (_, index) => group.charCodeAt(index)));
    for (const code of codes) {
      const had = alike.get(code);
      // Most letters are in one group only and share its set.
      alike.set(code, had ? new Set([...had, ...codes]) : codes);
    }
  }
  return alike;
}

/** By code units: offsets must stay mirrored. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** An edit found from the end, as seen from the beginning: a missing letter is missed before the letter to its right. */
function mirrored({ kind, at, wanted }: Edit, size: number): Edit {
  if (kind === 'missing') return { kind, at: size - at, wanted };
  if (kind === 'swapped') return { kind, at: size - at - 2, wanted: wanted[1]! + wanted[0]! };
  return { kind, at: size - 1 - at, wanted };
}
