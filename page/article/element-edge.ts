import { contains } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/**
 * Whether a text begins at this offset that style, not a sign, parts from the one before it: it is the first of its element, and
 * the text before it is in an element beside (`<em>字号：小</em><em>日期：…`). Where one element holds the other (`<b>生成</b>日期：`) the
 * two may be one word.
 */
export function beginsElement(page: PageView, offset: number): boolean {
  const piece = page.text.pieceAt(offset);
  if (!piece || page.text.norm.slice(piece.start, offset).trim() !== '') return false;
  const before = piece.start === 0 ? null : page.text.pieceAt(piece.start - 1);
  return !before || before.root !== piece.root || !(contains(before.element, piece.element) || contains(piece.element, before.element));
}
