import { attr, parentOf } from '../dom.ts';
import { isBoundByScript, isDeadHref, onclickAround } from './footer-clicks.ts';
import { footersOf, placeInPage, type PlaceInPage } from './footer.ts';
import { derived } from '../memo.ts';
import { folded, tidy } from '../normal-text.ts';
import { isPainted } from '../hidden/painted.ts';
import type { Link, PageView } from '../page-view.ts';

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
 * `everywhere` searches the whole page: for numbers that only footers have. Otherwise the footers with what is right
 * above and below them, and the page's head.
 */
export function sightings(page: PageView, pattern: RegExp, everywhere: boolean): readonly Sighting[] {
  const list: Sighting[] = [];
  let tried = 0;
  for (const [from, to] of everywhere ? [[0, page.text.norm.length] as const] : windows(page)) {
    for (const match of page.text.norm.slice(from, to).matchAll(pattern)) {
      tried += 1;
      if (tried > 300 || list.length >= 100) return list;
      const start = from + match.index;
      const piece = page.text.pieceAt(start);
      if (!piece) continue;
      const place = placeInPage(page, piece.element);
      if (place === 'article' || (place === 'body' && !everywhere)) continue;
      list.push({ match, start, element: piece.element, place, shown: page.text.isShown(start) });
    }
  }
  return list;
}

/** Ranges of the text in which footers and the head stand, in order and without overlap; without a footer the page's last part. */
const windows = derived((page: PageView): readonly (readonly [number, number])[] => {
  const length = page.text.norm.length;
  const footers = footersOf(page).map(({ range: [start, end] }) => [Math.max(0, start - 2000), Math.min(length, end + 6000)] as const);
  const wanted = [[0, Math.min(length, 4000)] as const, ...(footers.length > 0 ? footers : [[Math.max(0, length - 8000), length] as const])].sort((a, b) => a[0] - b[0]);
  const merged: (readonly [number, number])[] = [];
  for (const [from, to] of wanted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
});

/** Things of the footer sorted by where they stand. */
export interface Standing<Thing> {
  /** Visible in the footer; anywhere below the head when the page has no recognisable footer. */
  readonly good: readonly Thing[];
  /** In the footer's markup and not visible. */
  readonly hidden: readonly Thing[];
  /** Visible in the page's head only. */
  readonly above: readonly Thing[];
  /** Visible in the middle of the page: a floating bar, or a block that may or may not belong to the footer. */
  readonly unsure: readonly Thing[];
}

export function standing<Thing extends { readonly element: Element; readonly place: PlaceInPage; readonly shown: boolean }>(page: PageView, things: readonly Thing[]): Standing<Thing> {
  const seen = new Set(things.filter(({ element, place, shown }) => shown && (place === 'top' || isPainted(page, element))));
  const hasFooter = footersOf(page).some(({ shown }) => shown);
  const isLow = ({ place }: Thing): boolean => place === 'footer' || (place === 'body' && !hasFooter);
  return {
    good: things.filter((each) => seen.has(each) && isLow(each)),
    hidden: things.filter((each) => !seen.has(each) && (each.place === 'footer' || each.place === 'body')),
    above: things.filter(({ place, shown }) => shown && place === 'top'),
    unsure: things.filter((each) => seen.has(each) && each.place === 'body' && hasFooter),
  };
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
