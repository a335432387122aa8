import { normalText } from './normal-text.ts';

/** One text node in the page's joined text. */
export interface TextPiece {
  readonly node: Text;
  readonly element: Element;
  readonly start: number;
  readonly end: number;
  /** Index of its root (main document, frame or shadow root) in the order they were walked. */
  readonly root: number;
}

/**
 * All text of the page in document order, joined once, with the way back to the nodes.
 * Texts of inline elements follow each other without a gap (`京<span>ICP</span>备` reads `京ICP备`); blocks are parted by a
 * line feed. Scripts, styles, templates and comments are left out; hidden text is in it, so that "there but not visible"
 * can be told from "not there": ask `isShown`.
 */
export interface TextIndex {
  /** As the page has it. */
  readonly raw: string;
  /** Same length and offsets as `raw`, normalised by `normalText`. */
  readonly norm: string;
  readonly pieces: readonly TextPiece[];
  /** The piece at an offset; between pieces the one before. */
  readonly pieceAt: (offset: number) => TextPiece | null;
  /** Offsets [start, end) of the text inside an element; start = end when it has none. */
  readonly rangeOf: (element: Element) => readonly [number, number];
  /** Whether the text at the offset is rendered. Cached per element for the run. */
  readonly isShown: (offset: number) => boolean;
}

export interface TextBuilder {
  readonly add: (node: Text, element: Element, data: string, root: number) => void;
  readonly block: () => void;
  readonly finish: (isElementShown: (element: Element) => boolean, precedesOrInside: (element: Element, node: Node) => -1 | 0 | 1, rootOf: (element: Element) => number) => TextIndex;
}

export function createTextBuilder(): TextBuilder {
  const parts: string[] = [];
  const pieces: TextPiece[] = [];
  let length = 0;
  let atBreak = true;
  return {
    add(node, element, data, root) {
      if (data.length === 0) return;
      parts.push(data);
      pieces.push({ node, element, start: length, end: length + data.length, root });
      length += data.length;
      atBreak = false;
    },
    block() {
      if (atBreak) return;
      parts.push('\n');
      length += 1;
      atBreak = true;
    },
    finish(isElementShown, place, rootOf) {
      const raw = parts.join('');
      const norm = normalText(raw);
      const pieceAt = (offset: number): TextPiece | null => {
        const index = lastWhere(pieces.length, (i) => pieces[i]!.start <= offset);
        return index < 0 ? null : pieces[index]!;
      };
      return {
        raw, norm, pieces, pieceAt,
        rangeOf(element) {
          const root = rootOf(element);
          const first = lastWhere(pieces.length, (i) => before(pieces[i]!, root, element, place)) + 1;
          const last = lastWhere(pieces.length, (i) => before(pieces[i]!, root, element, place) || inside(pieces[i]!, root, element, place));
          if (last < first) return [0, 0];
          return [pieces[first]!.start, pieces[last]!.end];
        },
        isShown(offset) {
          const piece = pieceAt(offset);
          return piece !== null && isElementShown(piece.element);
        },
      };
    },
  };
}

type Placing = (element: Element, node: Node) => -1 | 0 | 1;

function before(piece: TextPiece, root: number, element: Element, place: Placing): boolean {
  if (piece.root !== root) return piece.root < root;
  return place(element, piece.node) < 0;
}

function inside(piece: TextPiece, root: number, element: Element, place: Placing): boolean {
  return piece.root === root && place(element, piece.node) === 0;
}

/** Greatest index below `count` for which `holds` is true, given that it is true up to some point and false after; -1 if never. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
