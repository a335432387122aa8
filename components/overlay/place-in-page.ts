import type { Place } from '../../contract/finding.ts';
import { attr, documentOf, innerDocument, isRendered, localNameOf, outerHtmlOf, rect, rootNodeOf, shadowRootOf, textOf, viewOf } from '../../page/dom.ts';
import { elementAt, placeOf } from '../../page/locate.ts';
import { folded } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';

/** What became of the place a finding names: there, there with other words, or gone. `element` is null only when it is gone. */
export interface FoundPlace { readonly state: 'there' | 'changed' | 'gone'; readonly element: Element | null }

/** Finds a stored place again. It never guesses: where the quoted words are not in the element any more, the place has changed. */
export function findPlace(place: Place): FoundPlace {
  const element = elementAt(document, place.selector);
  if (!element) return { state: 'gone', element: null };
  return { state: says(element, place.quote) ? 'there' : 'changed', element };
}

function says(element: Element, quote: string): boolean {
  const wanted = folded(quote).replace(/…$/, '');
  if (wanted === '') return true;
  if (folded(textOf(element) ?? '').includes(wanted)) return true;
  if ([attr(element, 'alt'), attr(element, 'title'), attr(element, 'aria-label'), attr(element, 'content'), attr(element, 'href'), attr(element, 'src')].some((value) => value !== null && folded(value).includes(wanted))) return true;
  return outerHtmlOf(element).slice(0, 400).includes(quote.replace(/…$/, ''));
}

export interface ViewBox { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Box of an element in CSS pixels of the top window's viewport, frames added up; null where nothing of it is rendered. Forces layout: read in one batch. */
export function viewBox(element: Element): ViewBox | null {
  const box = rect(element);
  if ((box.width === 0 && box.height === 0) || !isRendered(element)) return null;
  let { x, y } = box;
  for (let view = viewOf(documentOf(element)); view && view !== window; ) {
    const frame = frameOf(view);
    if (!frame) return null;
    const outer = rect(frame);
    x += outer.x + frame.clientLeft;
    y += outer.y + frame.clientTop;
    view = viewOf(documentOf(frame));
  }
  return { x, y, width: box.width, height: box.height };
}

/**
 * Where quoted words show in the viewport: `first` is their first line, `all` is around the whole of their first occurrence; null where
 * none of them does, or the page has replaced them since. Forces layout: read in one batch.
 * @param ranges of the top document, as `textRanges` gives them
 */
export function textBoxes(ranges: readonly Range[], element: Element): { readonly first: ViewBox; readonly all: ViewBox } | null {
  if (ranges.length === 0 || !isRendered(element)) return null;
  for (const range of ranges) {
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (lines[0]) return { first: lines[0], all: range.getBoundingClientRect() };
  }
  return null;
}

/** The innermost element of the page at a point of the viewport: open shadow roots and same-origin frames are entered, `own` is looked through. */
export function elementAtPoint(x: number, y: number, own: Element): Element | null {
  const topmost = Document.prototype.elementsFromPoint.call(document, x, y).find((element) => element !== own) ?? null;
  let found = topmost;
  let dx = x;
  let dy = y;
  for (let depth = 0; found && depth < 20; depth += 1) {
    const shadow = shadowRootOf(found);
    let inner: Element | null = null;
    if (shadow) inner = shadow.elementFromPoint(dx, dy);
    else if (/^i?frame$/.test(localNameOf(found))) {
      const framed = innerDocument(found);
      const box = rect(found);
      dx -= box.x + found.clientLeft;
      dy -= box.y + found.clientTop;
      inner = framed ? Document.prototype.elementFromPoint.call(framed, dx, dy) : null;
    }
    if (!inner || inner === found) return found;
    found = inner;
  }
  return found;
}

/** The place of an element a person picked, as the inspector writes places. */
export function pickedPlace(element: Element, quote?: string): Place {
  const roots: { node: Document | ShadowRoot; host: Element | null }[] = [];
  for (let at: Element | null = element; at; ) {
    const node = rootNodeOf(at) as Document | ShadowRoot;
    const view = node.nodeType === 9 ? viewOf(node as Document) : null;
    const host: Element | null = node.nodeType === 11 ? (node as ShadowRoot).host : view && view !== window ? frameOf(view) : null;
    roots.unshift({ node, host });
    at = host;
  }
  return placeOf({ roots } as unknown as PageView, element, quote);
}

function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null; // of another origin
  }
}
