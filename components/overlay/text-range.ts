import { documentOf, localNameOf, parentOf, textOf } from '../../page/dom.ts';
import { folded } from '../../page/normal-text.ts';

/** The text of one element with white space folded, and where each character of it stands. */
interface FlatText { readonly text: string; readonly nodes: readonly Text[]; readonly node: readonly number[]; readonly offset: readonly number[] }

/** More often than this the quoted words are no place, and more text than this is not searched. */
const mostTimes = 20;
const mostText = 500_000;
/** Words that run through more pieces of text than this are a part of the page, not a wording: a box says it better. */
const mostPieces = 4;

/**
 * Finds quoted words inside elements, for one look at a page: the text of an element is walked once, however many findings quote it.
 * Nothing of the page is changed.
 *
 * @returns all occurrences as live ranges; none where the quote is cut, masked, empty, not in the element's own document, or not in its text
 */
export function textRanges(): (element: Element, quote: string) => readonly Range[] {
  const known = new Map<Element, FlatText | null>();
  return (element, quote) => {
    const wanted = folded(quote);
    // A range in a frame is the frame's document's to mark; a quote that was cut is the beginning of something larger.
    if (wanted === '' || wanted.endsWith('…') || documentOf(element) !== document) return [];
    let flat = known.get(element);
    if (flat === undefined) known.set(element, flat = flatText(element));
    return flat ? occurrences(flat, wanted) : [];
  };
}

function occurrences(flat: FlatText, wanted: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = flat.text.indexOf(wanted); at >= 0; at = flat.text.indexOf(wanted, at + wanted.length)) {
    const last = at + wanted.length - 1;
    if (ranges.length >= mostTimes || flat.node[last]! - flat.node[at]! >= mostPieces) return [];
    const range = document.createRange();
    range.setStart(flat.nodes[flat.node[at]!]!, flat.offset[at]!);
    range.setEnd(flat.nodes[flat.node[last]!]!, flat.offset[last]! + 1);
    ranges.push(range);
  }
  return ranges;
}

/** Null where there is too much of it. Blank pieces between elements are a space and no piece. */
function flatText(element: Element): FlatText | null {
  if ((textOf(element) ?? '').length > mostText) return null;
  const walker = Document.prototype.createTreeWalker.call(document, element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  const node: number[] = [];
  const offset: number[] = [];
  let text = '';
  let pending = false;
  for (let at = walker.nextNode() as Text | null; at; at = walker.nextNode() as Text | null) {
    const holder = parentOf(at);
    if (holder && unseen.has(localNameOf(holder))) continue;
    const { data } = at;
    let begun = false;
    for (let index = 0; index < data.length; index += 1) {
      const character = data[index]!;
      if (blank.test(character)) {
        pending = text !== '';
        continue;
      }
      if (!begun) nodes.push(at);
      begun = true;
      // A space stands where the character after it does: no match begins or ends with one.
      if (pending) push(' ', index);
      pending = false;
      push(character, index);
    }
  }
  return { text, nodes, node, offset };

  function push(character: string, index: number): void {
    text += character;
    node.push(nodes.length - 1);
    offset.push(index);
  }
}

const blank = /[\s\u00a0\u3000\u200b\ufeff]/;
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'option', 'title']);
