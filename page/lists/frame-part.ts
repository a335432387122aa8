import { matches, parentOf } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/**
 * A question whether an element stands in a part of the page's frame that is known by its name (`selector`). An element that
 * holds half of the page's text is a wrapper, or was never closed, whatever its name. Every element is asked about once, so
 * that the items of a long list, or a page of nested blocks, cost no more than their number.
 */
export function partTest(page: PageView, selector: string): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isPart = (element: Element): boolean => {
    if (!matches(element, selector)) return false;
    const [start, end] = page.text.rangeOf(element);
    return (end - start) * 2 <= page.text.norm.length;
  };
  return (element) => {
    const way: Element[] = [];
    let answer = false;
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const had = known.get(at);
      if (had !== undefined) {
        answer = had;
        break;
      }
      way.push(at);
      if (isPart(at)) {
        answer = true;
        break;
      }
    }
    for (const each of way) known.set(each, answer);
    return answer;
  };
}
