import { parentOf } from './dom.ts';
import { derived } from './memo.ts';
import type { PageView } from './page-view.ts';

/**
 * As `page.text.rangeOf`, worked out for all elements in one pass: for facts that ask for the ranges of very many
 * elements. A browser compares the places of two siblings by walking between them, which in a list of thousands of
 * items makes each single question slow. Linear in the number of elements, however deep they are nested.
 */
export const textRangesOf: (page: PageView) => (element: Element) => readonly [number, number] = derived((page) => {
  const ranges = new Map<Element, [number, number]>();
  // The ancestors of the text before, outermost first; an element's end is known when the walk leaves it.
  const open: Element[] = [];
  const depths = new Map<Element, number>();
  let lastEnd = 0;
  const leave = (depth: number): void => {
    while (open.length > depth) {
      const element = open.pop()!;
      depths.delete(element);
      ranges.get(element)![1] = lastEnd;
    }
  };
  for (const { element, start, end } of page.text.pieces) {
    const fresh: Element[] = [];
    let at: Element | null = element;
    for (; at && !depths.has(at); at = parentOf(at)) fresh.push(at);
    leave(at ? depths.get(at)! + 1 : 0);
    for (const entered of fresh.reverse()) {
      depths.set(entered, open.length);
      open.push(entered);
      if (!ranges.has(entered)) ranges.set(entered, [start, end]);
    }
    lastEnd = end;
  }
  leave(0);
  return (element) => ranges.get(element) ?? nothing;
});

const nothing: readonly [number, number] = [0, 0];
