import { closest, parentOf } from './dom.ts';
import type { PageView } from './page-view.ts';

/**
 * A question whether an element stands in a part of the page's frame that is known by its name (`selector`). An element that
 * holds half of the page's text is a wrapper, or was never closed, whatever its name. Answers are kept.
 */
export function partTest(page: PageView, selector: string): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const wrappers = new Map<Element, boolean>();
  const isWrapper = (holder: Element): boolean => {
    const had = wrappers.get(holder);
    if (had !== undefined) return had;
    const [start, end] = page.text.rangeOf(holder);
    const answer = (end - start) * 2 > page.text.norm.length;
    wrappers.set(holder, answer);
    return answer;
  };
  return (element) => {
    const had = known.get(element);
    if (had !== undefined) return had;
    let holder = closest(element, selector);
    while (holder && isWrapper(holder)) {
      const parent = parentOf(holder);
      holder = parent ? closest(parent, selector) : null;
    }
    known.set(element, holder !== null);
    return holder !== null;
  };
}
