/** One spelling in a trie. Letters are UTF-16 codes. */
export interface TrieNode {
  readonly next: Map<number, TrieNode>;
  readonly depth: number;
  /** Length of the shortest spelling through it. */
  shortest: number;
  /** Index of the spelling that ends here, or -1. */
  entry: number;
  /** Nodes two letters on by their second letter; made when first asked for. */
  twoOn: Map<number, readonly TwoOn[]> | null;
}

export interface TwoOn {
  /** The letter in between. */
  readonly passed: number;
  readonly node: TrieNode;
}

/** A trie of the spellings; of equal ones the first counts. */
export function createTrie(spellings: readonly string[]): TrieNode {
  const root = createNode(0);
  for (const [entry, spelling] of spellings.entries()) {
    let at = root;
    for (let index = 0; index < spelling.length; index += 1) {
      const code = spelling.charCodeAt(index);
      let next = at.next.get(code);
      if (!next) {
        next = createNode(index + 1);
        at.next.set(code, next);
      }
      at = next;
      at.shortest = Math.min(at.shortest, spelling.length);
    }
    if (at !== root && at.entry < 0) at.entry = entry;
  }
  return root;
}

/** Which pairs of first letters occur: most offsets of a text are told from this table alone. */
export function beginningsOf(root: TrieNode): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (const [first, child] of root.next) for (const second of child.next.keys()) table[pairOf(first, second)] = 1;
  return table;
}

/** Place of a pair of letters in the table; different pairs may share one. */
export function pairOf(first: number, second: number): number {
  return ((first * 31) ^ second) & 0xffff;
}

/** The longest spelling that begins at an offset: its index and end; null when none does. */
export function longestAt(root: TrieNode, text: string, start: number): { readonly entry: number; readonly end: number } | null {
  let found: { entry: number; end: number } | null = null;
  let at: TrieNode | undefined = root;
  for (let index = start; index < text.length; index += 1) {
    at = at.next.get(text.charCodeAt(index));
    if (!at) break;
    if (at.entry >= 0) found = { entry: at.entry, end: index + 1 };
  }
  return found;
}

/** Nodes two letters below, whose second letter is `code`, whatever the first. */
export function twoOnBy(node: TrieNode, code: number): readonly TwoOn[] {
  if (!node.twoOn) {
    const made = new Map<number, TwoOn[]>();
    for (const [passed, child] of node.next) {
      for (const [second, grandchild] of child.next) {
        const list = made.get(second);
        if (list) list.push({ passed, node: grandchild });
        else made.set(second, [{ passed, node: grandchild }]);
      }
    }
    node.twoOn = made;
  }
  return node.twoOn.get(code) ?? none;
}

const none: readonly TwoOn[] = [];

function createNode(depth: number): TrieNode {
  return { next: new Map(), depth, shortest: Number.POSITIVE_INFINITY, entry: -1, twoOn: null };
}
