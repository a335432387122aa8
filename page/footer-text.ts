import { attr, parentOf } from './dom.ts';
import { footersOf, placeInPage, type PlaceInPage } from './footer.ts';
import { footerMayBeUnwritten, type FooterPart } from './footer-unwritten.ts';
import { derived } from './memo.ts';
import { tidy } from './normal-text.ts';
import type { Link, PageView } from './page-view.ts';

/** One place where a text stands. */
export interface Sighting {
  readonly match: RegExpMatchArray;
  /** Offset of the match in `page.text.norm`. */
  readonly start: number;
  readonly element: Element;
  readonly place: PlaceInPage;
  readonly shown: boolean;
}

/**
 * Where a pattern (global, linear) is found in the page's text, article text left out; at most 100 places.
 * `everywhere` also takes places in the middle of the page: for numbers that only footers have.
 */
export function sightings(page: PageView, pattern: RegExp, everywhere: boolean): readonly Sighting[] {
  const list: Sighting[] = [];
  let tried = 0;
  for (const match of page.text.norm.matchAll(pattern)) {
    tried += 1;
    if (tried > 300 || list.length >= 100) break;
    const piece = page.text.pieceAt(match.index);
    if (!piece) continue;
    const place = placeInPage(page, piece.element);
    if (place === 'article' || (place === 'body' && !everywhere)) continue;
    list.push({ match, start: match.index, element: piece.element, place, shown: page.text.isShown(match.index) });
  }
  return list;
}

/** What counts as being in the footer and visible, or, when nothing does, why not. */
export interface Standing<Thing> {
  readonly good: readonly Thing[];
  readonly hidden: readonly Thing[];
  readonly elsewhere: readonly Thing[];
}

/** Sorts things by whether they are visible in the footer, hidden in it, or only in the page's head. */
export function standing<Thing extends { readonly place: PlaceInPage; readonly shown: boolean }>(things: readonly Thing[]): Standing<Thing> {
  const low = things.filter(({ place }) => place !== 'top' && place !== 'article');
  return {
    good: low.filter(({ shown }) => shown),
    hidden: low.filter(({ shown }) => !shown),
    elsewhere: things.filter(({ place, shown }) => place === 'top' && shown),
  };
}

/**
 * How a missing part is to be reported: `cannot` with the reason when it may only be unwritten, else a note that goes
 * into the sentence (it is there but hidden; it stands in the head; the page has no footer at all).
 */
export function absence(page: PageView, part: FooterPart, what: string, { hidden, elsewhere }: Standing<unknown>): { readonly cannot: string } | { readonly note: string } {
  const because = footerMayBeUnwritten(page, part);
  if (because) return { cannot: `页面上没有看到${what}，但${because}，不能断定没有` };
  if (hidden.length > 0) return { note: '（源代码里有，但在本页上不显示）' };
  if (elsewhere.length > 0) return { note: '（只在页面顶部有，底部没有）' };
  if (footersOf(page).length === 0) return { note: '（页面没有底部功能区）' };
  if (!footersOf(page).some(({ shown }) => shown)) return { note: '（页面的底部功能区不显示）' };
  return { note: '' };
}

/** The links whose inside holds the element, innermost first, or null. */
export function linkAround(page: PageView, element: Element): Link | null {
  const links = linkByElement(page);
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const link = links.get(at);
    if (link) return link;
  }
  return null;
}

const linkByElement = derived((page: PageView): ReadonlyMap<Element, Link> => new Map(page.links.map((link) => [link.element, link])));

/** Alternative texts (alt, title, aria-label) of an element, joined and tidied; empty when it has none. */
export function labelOf(element: Element): string {
  return tidy(['alt', 'title', 'aria-label'].map((name) => attr(element, name) ?? '').filter(Boolean).join(' '));
}

/** The element that best stands for the footer, to point at when something is missing in it; null when there is none. */
export function footerElement(page: PageView): Element | null {
  const footers = footersOf(page);
  return (footers.findLast(({ shown }) => shown) ?? footers.at(-1))?.element ?? null;
}
