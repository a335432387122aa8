import { createConfusedIndex, type Confusable } from './confused-words.ts';
import { createNearMissIndex, type Canonical, type NearMiss } from './near-miss.ts';
import { normalText } from '../normal-text.ts';
import { textSlipsIn } from './text-slips.ts';

/** What a text is compared with. */
export interface WordTables {
  readonly canonical: readonly (Canonical & Sourced)[];
  readonly confused: readonly (Confusable & Sourced & { readonly right: string })[];
  /** Right although near to a canonical string: never part of a hit. */
  readonly allowed: readonly string[];
  /** Letters that sound or look the same, one string a group. */
  readonly alike: readonly string[];
}

interface Sourced {
  readonly source: string;
  /** A hint where it may well be meant. */
  readonly verdict?: 'review' | 'hint';
  /** `code@version` of the unit's pack it comes from; absent for built-in ones. */
  readonly pack?: string;
}

/** One place where a text is almost right; offsets in the slice it was found in. */
export interface WordSlip {
  readonly code: 'mandated-near-miss' | 'confusable' | 'duplicated-character' | 'punctuation';
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly right: string;
  /** In words; empty where the words themselves show it. */
  readonly difference: string;
  readonly source: string;
  readonly hint: boolean;
  readonly pack: string | null;
}

/** Slips of one slice of a text as the page has it. */
export type SlipFinder = (raw: string) => readonly WordSlip[];

/**
 * Index over word tables; building it takes about 15 ms for each thousand strings, a slice of 4,000 letters a few milliseconds.
 * Pure: needs no document, so it runs in the page, in the extension's own context and in a worker alike.
 */
export function createSlipFinder({ canonical, confused, allowed, alike }: WordTables): SlipFinder {
  const nearMisses = createNearMissIndex(canonical, allowed, alike);
  // What one table calls right, no other table calls wrong.
  const right = new Set([...canonical.map(({ text }) => text), ...allowed]);
  const mistakes = createConfusedIndex(confused.filter(({ wrong }) => !right.has(wrong)));
  return (raw) => {
    const norm = normalText(raw);
    const slips: WordSlip[] = [];
    const near = nearMisses.find(norm);
    for (const hit of near) {
      if (isQuoted(norm, hit.start, hit.end)) continue;
      const { text, source, verdict, pack } = hit.entry;
      slips.push({ code: 'mandated-near-miss', start: hit.start, end: hit.end, found: hit.found, right: text, difference: differenceOf(hit), source, hint: verdict === 'hint', pack: pack ?? null });
    }
    for (const { entry, start, end } of mistakes(norm)) {
      if (isQuoted(norm, start, end) || near.some((hit) => start >= hit.start && end <= hit.end)) continue;
      slips.push({ code: 'confusable', start, end, found: entry.wrong, right: entry.right, difference: '', source: entry.source, hint: entry.verdict === 'hint', pack: entry.pack ?? null });
    }
    for (const { kind, start, end, shape, right: wanted } of textSlipsIn(raw)) {
      slips.push({ code: kind, start, end, found: shape, right: wanted, difference: '', source: '', hint: false, pack: null });
    }
    return slips;
  };
}

/** Letters read at a stretch: a few milliseconds. */
const sliceSize = 4000;

/** Slices [start, end) of a text, cut at the end of a line or sentence, so that no word is cut. */
export function slicesOf(text: string): readonly (readonly [number, number])[] {
  const slices: (readonly [number, number])[] = [];
  for (let start = 0; start < text.length;) {
    const limit = start + sliceSize;
    const cut = limit >= text.length ? text.length : Math.max(text.lastIndexOf('\n', limit), text.lastIndexOf('。', limit)) + 1;
    const end = cut > start ? cut : limit;
    slices.push([start, end]);
    start = end;
  }
  return slices;
}

/** A text that speaks of the mistake: 误写为“…”, “…”应为. */
function isQuoted(text: string, start: number, end: number): boolean {
  return /(?:误|错)(?:写|作|成|为|打)?[^\n。]{0,6}$|错别字[^\n。]{0,20}$/.test(text.slice(Math.max(0, start - 24), start)) || /^["”’』」]?[^\n。]{0,4}(?:应为|应改为|改为|系.{0,4}之误|是错)/.test(text.slice(end, end + 16));
}

function differenceOf({ edits, found, start }: NearMiss): string {
  return edits.map(({ kind, at, wanted }) => ({
    alike: `“${found[at - start]}”应为“${wanted}”`, other: `“${found[at - start]}”应为“${wanted}”`, missing: `漏了“${wanted}”`, doubled: `多了一个“${wanted}”`, swapped: `“${wanted}”两字颠倒`,
  })[kind]).join('，');
}
