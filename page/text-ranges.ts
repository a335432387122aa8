import { parentOf } from './dom.ts';
import { derived } from './memo.ts';
import type { PageView } from './page-view.ts';

/**
 * As `page.text.rangeOf`, worked out for all elements in one pass: for facts that ask for the ranges of very many
 * elements. A browser compares the places of two siblings by walking between them, which in a list of thousands of
 * items makes each single question slow.
 */
export const textRangesOf: (page: PageView) => (element: Element) => readonly [number, number] = derived((page) => {
  const ranges = new Map<Element, [number, number]>();
  for (const { element, start, end } of page.text.pieces) {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const range = ranges.get(at);
      if (range) range[1] = end;
      else ranges.set(at, [start, end]);
    }
  }
  return (element) => ranges.get(element) ?? nothing;
});

const nothing: readonly [number, number] = [0, 0];
