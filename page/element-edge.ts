import { contains } from './dom.ts';
import { derived } from './memo.ts';
import type { PageView } from './page-view.ts';
import type { TextPiece } from './text-index.ts';

/**
 * Whether a text begins at this offset that style, not a sign, parts from the one before it: it is the first of its element, and
 * the text before it is in an element beside (`<em>字号：小</em><em>日期：…`). Where one element holds the other (`<b>生成</b>日期：`) the
 * two may be one word.
 */
export function beginsElement(page: PageView, offset: number): boolean {
  const { pieceAt, norm } = page.text;
  const piece = pieceAt(offset);
  if (!piece || norm.slice(piece.start, offset).trim() !== '') return false;
  let before = piece.start === 0 ? null : pieceAt(piece.start - 1);
  for (let blank = 0; before && before.start > 0 && blank < 5 && divider.test(norm.slice(before.start, Math.min(before.end, before.start + 40))); blank += 1) before = pieceAt(before.start - 1);
  return !before || isBeside(before, piece);
}

/** What stands between particulars and belongs to neither. */
const divider = /^[\s|丨·•/]*$/;

function isBeside(before: TextPiece, after: TextPiece): boolean {
  return before.root !== after.root || !(contains(before.element, after.element) || contains(after.element, before.element));
}

/** The page's text with a space wherever a whole date or time of day touches the digits of an element beside it, and the way back to offsets of `page.text`. */
export interface DividedText {
  readonly raw: string;
  readonly norm: string;
  readonly back: (offset: number) => number;
}

/** `<em>2026-11-03</em><em>16:37</em><em>128 次</em>` reads `2026-11-03 16:37 128 次`. */
export const dividedText: (page: PageView) => DividedText = derived((page) => {
  const { raw, norm, pieces } = page.text;
  const cuts: number[] = [];
  for (let index = 1; index < pieces.length; index += 1) {
    const [before, after] = [pieces[index - 1]!, pieces[index]!];
    if (before.end !== after.start || !isDigit(norm.charCodeAt(after.start)) || !isDigit(norm.charCodeAt(after.start - 1))) continue;
    const touches = wholeBefore.test(norm.slice(Math.max(before.start, after.start - 10), after.start)) || wholeAfter.test(norm.slice(after.start, after.start + 9));
    if (touches && isBeside(before, after)) cuts.push(after.start);
  }
  if (cuts.length === 0) return { raw, norm, back: (offset) => offset };
  const divided = (text: string): string => [0, ...cuts].map((cut, index) => text.slice(cut, cuts[index])).join(' ');
  return { raw: divided(raw), norm: divided(norm), back: (offset) => offset - cuts.filter((cut, index) => cut + index < offset).length };
});

const wholeBefore = /(?:\d{4}[-/.]\d\d[-/.]\d\d|\d:\d\d)$/;
const wholeAfter = /^(?:19|20)\d\d\s?[-/.年]\s?\d/;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
