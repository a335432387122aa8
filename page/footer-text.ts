import { attr, parentOf } from './dom.ts';
import { isBoundByScript, isDeadHref, onclickAround } from './footer-clicks.ts';
import { footersOf, placeInPage, type PlaceInPage } from './footer.ts';
import { footerMayBeUnwritten, type FooterPart } from './footer-unwritten.ts';
import { derived } from './memo.ts';
import { folded, tidy } from './normal-text.ts';
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

/** Where to point when something is missing in the footer: the shown footer and its first words; nothing when the page has none. */
export function footerPlace(page: PageView): { readonly at: Element | null; readonly quote: string } {
  const footers = footersOf(page);
  const footer = footers.findLast(({ shown }) => shown) ?? footers.at(-1);
  if (!footer) return { at: null, quote: '' };
  return { at: footer.element, quote: folded(page.text.raw.slice(footer.range[0], Math.min(footer.range[1], footer.range[0] + 2000))).slice(0, 110) };
}

/**
 * Whether the visible footer has a picture that says nothing of itself (no alt, title, label) and whose click only a
 * script knows: it may be any of the official icons.
 */
export const hasUnreadablePicture = derived((page: PageView): boolean => {
  if (footersOf(page).length === 0) return false;
  return page.pictures.some(({ element }) => {
    if (labelOf(element) !== '' || !page.shown(element) || placeInPage(page, element) !== 'footer') return false;
    const href = linkAround(page, element)?.href ?? '';
    if (/^\s*javascript:/i.test(href)) return true;
    if (!isDeadHref(href)) return false;
    const click = onclickAround(element);
    return (click !== '' && !/Link\s*\(/.test(click)) || isBoundByScript(element);
  });
});
