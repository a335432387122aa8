import { folded } from '../normal-text.ts';
import { isInAddress, numberCandidates, numberOf, type FoundNumber, type NumberContext } from './number-kinds.ts';
import type { PageView } from '../page-view.ts';
import { cellContextOf } from './table-context.ts';

/** A run of characters that is somebody's number, and what speaks for and against it. */
export interface PersonalNumber extends FoundNumber {
  readonly element: Element;
  readonly shown: boolean;
}

/**
 * Numbers of citizens and bank cards in the page's text, hidden text included, each once, in document order.
 * Null stands between them every few hundred candidates, so that the caller can pause. Parts of longer runs of digits, of addresses and of codes are none; a number read as an example in the standard is none.
 */
export function* personalNumbersOf(page: PageView): Generator<PersonalNumber | null> {
  const seen = new Set<string>();
  let looked = 0;
  for (const match of page.text.norm.matchAll(numberCandidates)) {
    looked += 1;
    if (looked % 200 === 0) yield null;
    const around = aroundOf(page, match.index, match[0]);
    const found = around && numberOf(match[0], around, page);
    if (!found || seen.has(found.text)) continue;
    seen.add(found.text);
    yield { ...found, element: around.element, shown: page.text.isShown(match.index) };
  }
}

interface Around extends NumberContext { readonly element: Element }

function aroundOf(page: PageView, at: number, match: string): Around | null {
  const { norm } = page.text;
  const element = page.text.pieceAt(at)?.element;
  if (!element) return null;
  const near = norm.slice(Math.max(0, at - 40), at);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const lineStart = at - before.length;
  if (isInAddress(before, match, norm.slice(at + match.length, at + match.length + 60))) return null;
  const cell = cellContextOf(page, element);
  const previous = before.trim() === '' && !cell ? folded(norm.slice(Math.max(0, lineStart - 40), lineStart)) : '';
  const label = `${cell?.column ?? ''} ${cell?.left ?? ''} ${previous} ${before}`;
  return { element, label, vicinity: cell ? `${cell.column} ${cell.row}` : norm.slice(Math.max(0, at - 160), at + match.length + 60) };
}
