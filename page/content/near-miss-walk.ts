import { twoOnBy, type TrieNode } from './near-miss-trie.ts';

/** How one letter differs: `alike` letters sound or look the same. */
export type EditKind = 'alike' | 'other' | 'missing' | 'doubled' | 'swapped';

/** One difference; `at` is the offset in the text, `wanted` the right letter (both, for a swap). */
export interface Edit {
  readonly kind: EditKind;
  readonly at: number;
  readonly wanted: string;
}

/** A spelling met with differences. `last`: the walk ended on a differing letter. */
export interface Met {
  readonly entry: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  readonly last: boolean;
}

/** Letters that sound or look like a letter, itself included or not. */
export type Alike = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * Spellings that begin rightly at an offset (half of them, four letters at most) and differ after that: by one or two alike letters, or by one
 * letter wrong, missing or doubled, or by two letters swapped. Exact ones are not told, nor are differences on letters that are right as they are.
 */
export function metFrom(root: TrieNode, on: Reading, start: number, tell: (met: Met) => void): void {
  const second = root.next.get(on.text.charCodeAt(start))?.next.get(on.text.charCodeAt(start + 1));
  if (second) walk({ ...on, tell }, second, start + 2, none, false);
}

/** A single difference leaves the first half or the second half right; four right letters are enough to go by. */
const mostRight = 4;

/** A text as it is walked over, forwards or from its end. */
export interface Reading {
  readonly text: string;
  readonly alike: Alike;
  /** Letters (1) that belong to text which is right as it is: nothing may differ there, and nobody need look. */
  readonly right: Uint8Array;
  /** 1 where the text stands reversed: there a missing or swapped letter is told by its neighbour's place. */
  readonly shift: 0 | 1;
}

interface Walk extends Reading {
  readonly tell: (met: Met) => void;
}

function walk(on: Walk, node: TrieNode, at: number, edits: readonly Edit[], last: boolean): void {
  if (node.entry >= 0 && edits.length > 0) on.tell({ entry: node.entry, end: at, edits, last });
  if (at >= on.text.length || node.next.size === 0) return;
  const code = on.text.charCodeAt(at);
  const exact = node.next.get(code);
  if (exact) walk(on, exact, at + 1, edits, false);
  if (node.depth < mostRight && node.depth < node.shortest >> 1) return;
  if (!isHan(code)) return;
  if (edits.length === 0) {
    differOnce(on, node, at, code);
    differAlike(on, node, at, code, edits);
  } else if (edits.length === 1 && edits[0]!.kind === 'alike') {
    differAlike(on, node, at, code, edits);
  }
}

function differAlike(on: Walk, node: TrieNode, at: number, code: number, edits: readonly Edit[]): void {
  if (on.right[at] === 1) return;
  const twins = on.alike.get(code);
  if (!twins) return;
  const onward = (twin: number, child: TrieNode): void => {
    if (twin !== code) walk(on, child, at + 1, [...edits, { kind: 'alike', at, wanted: String.fromCharCode(twin) }], true);
  };
  if (node.next.size <= twins.size) {
    for (const [twin, child] of node.next) if (twins.has(twin)) onward(twin, child);
    return;
  }
  for (const twin of twins) {
    const child = node.next.get(twin);
    if (child) onward(twin, child);
  }
}

function differOnce(on: Walk, node: TrieNode, at: number, code: number): void {
  const following = on.text.charCodeAt(at + 1);
  if (at + 1 < on.text.length) {
    const twins = on.alike.get(code);
    if (on.right[at] !== 1) for (const { passed, node: onward } of twoOnBy(node, following)) {
      if (passed !== code && isHan(passed) && !twins?.has(passed)) walk(on, onward, at + 2, [{ kind: 'other', at, wanted: String.fromCharCode(passed) }], false);
    }
    const swapped = on.right[at + on.shift] !== 1 && isHan(following) && following !== code ? node.next.get(following)?.next.get(code) : undefined;
    if (swapped) walk(on, swapped, at + 2, [{ kind: 'swapped', at, wanted: String.fromCharCode(following, code) }], true);
  }
  if (on.right[at - on.shift] !== 1) for (const { passed, node: onward } of twoOnBy(node, code)) {
    if (isHan(passed)) walk(on, onward, at + 1, [{ kind: 'missing', at, wanted: String.fromCharCode(passed) }], false);
  }
  if (on.right[at] !== 1 && code === on.text.charCodeAt(at - 1)) walk(on, node, at + 1, [{ kind: 'doubled', at, wanted: String.fromCharCode(code) }], true);
}

/** A Chinese character of the basic block. */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

const none: readonly Edit[] = [];
