import { attr, localNameOf, textOf } from '../dom.ts';
import { folded, normalText } from '../normal-text.ts';
import { isInAddress, numberCandidates, numberOf, type FoundNumber, type NumberContext } from './number-kinds.ts';
import type { PageView } from '../page-view.ts';
import { cellContextOf } from './table-context.ts';

/** A run of characters that is somebody's number, and what speaks for and against it. */
export interface PersonalNumber extends FoundNumber {
  readonly element: Element;
  readonly shown: boolean;
}

/**
 * Numbers of citizens and bank cards in the page's text and in what its forms are sent with, hidden text included, each once, in document order.
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
  for (const found of numbersInForms(page)) {
    if (seen.has(found.text)) continue;
    seen.add(found.text);
    yield found;
  }
}

const mostFields = 500;
const longestField = 2000;

/**
 * Citizens' numbers the server sent in the fields of a form; what a visitor typed is none of them. Whoever is signed in may be shown
 * his own, so it is never sure.
 */
function* numbersInForms(page: PageView): Generator<PersonalNumber> {
  const fields = [...page.all('input').filter((each) => !/^(?:password|file|image|button|submit|reset|checkbox|radio)$/i.test(attr(each, 'type') ?? '')), ...page.all('textarea')];
  for (const element of fields.slice(0, mostFields)) {
    const value = normalText(((localNameOf(element) === 'textarea' ? textOf(element) : attr(element, 'value')) ?? '').slice(0, longestField));
    if (!/\d{15}|\d{6} \d{8} /.test(value)) continue;
    const label = normalText(['placeholder', 'title', 'aria-label', 'name', 'id'].map((name) => attr(element, name) ?? '').join(' '));
    for (const match of value.matchAll(numberCandidates)) {
      const before = value.slice(Math.max(0, match.index - 40), match.index);
      if (isInAddress(before, match[0], value.slice(match.index + match[0].length, match.index + match[0].length + 60))) continue;
      const found = numberOf(match[0], { label: `${label} ${before}`, vicinity: value, line: value }, page);
      if (found?.kind === 'identity-18') yield { ...found, doubt: found.doubt || '（写在表单里，请核对是否人人都能看到）', element, shown: page.shown(element) };
    }
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
  const after = norm.slice(at + match.length, at + match.length + 60);
  const line = `${before}${match}${/^[^\n]*/.exec(after)![0]}`;
  return { element, label, ...(cell ? { vicinity: `${cell.column} ${cell.row}`, line: `${cell.column} ${cell.row}` } : { vicinity: `${norm.slice(Math.max(0, at - 160), at)}${match}${after}`, line }) };
}
