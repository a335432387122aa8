import { documentOf, parentOf, rootNodeOf, viewOf } from '../../page/dom.ts';

/** Brings places into the window, and puts back what that has moved inside the page. */
export interface Revealer {
  /** Scrolls an element into the middle of the window. */
  readonly reveal: (element: Element) => void;
  /** Puts every box and frame back that is still where `reveal` left it. The window itself stays where the person was led. */
  readonly restore: () => void;
}

interface Moved { readonly left: number; readonly top: number; now: readonly [number, number] }

/**
 * Scrolling to a place also scrolls boxes that a person cannot scroll back by hand: a carousel, a tab made of clipped pages. So what
 * was moved is remembered once, as it was before us.
 */
export function createRevealer(): Revealer {
  const moved = new Map<Element, Moved>();
  return {
    reveal: (element) => {
      const boxes = scrollersOf(element);
      const before = boxes.map((box): readonly [number, number] => [box.scrollLeft, box.scrollTop]);
      Element.prototype.scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: 'instant' });
      boxes.forEach((box, index) => {
        const [left, top] = before[index]!;
        if (box.scrollLeft === left && box.scrollTop === top) return;
        const known = moved.get(box);
        if (known) known.now = [box.scrollLeft, box.scrollTop];
        else moved.set(box, { left, top, now: [box.scrollLeft, box.scrollTop] });
      });
    },
    restore: () => {
      for (const [box, { left, top, now }] of moved) {
        // Scrolled by the person or the page since: theirs.
        if (box.scrollLeft === now[0] && box.scrollTop === now[1]) (Element.prototype.scrollTo as (to: ScrollToOptions) => void).call(box, { left, top, behavior: 'instant' });
      }
      moved.clear();
    },
  };
}

/** Everything around an element that may scroll, through shadow roots and frames of the same origin; the window's own scroller is left out. */
function scrollersOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at) ?? holderOf(at)) if (at !== document.scrollingElement) found.push(at);
  return found;
}

function holderOf(element: Element): Element | null {
  const root = rootNodeOf(element);
  if (root.nodeType === 11) return (root as ShadowRoot).host ?? null;
  try {
    return viewOf(documentOf(element))?.frameElement ?? null;
  } catch {
    return null; // of another origin
  }
}
