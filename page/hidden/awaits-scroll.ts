import { attr, bodyOf, computed, hasAttr, localNameOf, parentOf, textOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { placeInPage } from '../footer/footer.ts';
import { entersByMotion } from './motion-signs.ts';
import type { PageView } from '../page-view.ts';
import { hasShownTwin } from './shown-twin.ts';

/**
 * Why a part of the page's own content may not be seen yet, for people: text below the head that appears when it is scrolled to. Null
 * when there is none. Slides, tabs and pop-ups are not such text.
 */
export const contentAwaitsScroll = derived((page: PageView): string | null => {
  let looked = 0;
  for (const { element, start, end } of page.text.pieces) {
    if (page.text.isShown(start) || page.text.norm.slice(start, end).trim().length < 4) continue;
    looked += 1;
    if (looked > mostPieces) return null;
    if (awaitsScroll(page, element) && placeInPage(page, element) !== 'top') return '网页有的部分要滚动到那里才显示（请滚动到底后再查）';
  }
  return null;
});

/**
 * Whether something that is in the page and not seen now is of the kind that appears when the reader scrolls to it: it takes up its
 * room, kept invisible by `visibility`, `opacity` or a shift, and carries the signs of motion or stands on a page whose scripts watch
 * what comes into view. What is not rendered at all (`display: none`) never waits so.
 */
export function awaitsScroll(page: PageView, element: Element): boolean {
  const veils: Element[] = [];
  for (let at: Element | null = element; at && at !== bodyOf(page.document); at = parentOf(at)) {
    const style = computed(at);
    if (style.display === 'none') return false;
    if (!isVeil(at, style)) continue;
    // What is laid over the page is a menu or a pop-up.
    if (style.position === 'absolute' || style.position === 'fixed') return false;
    veils.push(at);
  }
  return veils.length > 0 && (watchesView(page) || veils.some((veil) => entersByMotion(veil))) && !veils.some((veil) => hasShownTwin(page, veil));
}

/** Whether the element itself hides what it holds in one of the ways motion takes back. */
function isVeil(element: Element, style: CSSStyleDeclaration): boolean {
  if (Number(style.opacity || 1) <= 0.05) return true;
  if (style.visibility === 'hidden') {
    const parent = parentOf(element);
    return !parent || computed(parent).visibility === 'visible';
  }
  return style.translate !== 'none' && style.translate !== '' ? true : isShifted(style.transform);
}

/** `matrix(a, b, c, d, x, y)`: moved by more than a nudge, or drawn at no size. */
function isShifted(transform: string): boolean {
  const numbers = transform.startsWith('matrix(') ? transform.slice(7).split(',').map(Number.parseFloat) : null;
  if (!numbers) return transform.startsWith('matrix3d(');
  const [a = 1, , , d = 1, x = 0, y = 0] = numbers;
  return Math.abs(x) + Math.abs(y) >= 20 || Math.abs(a) < 0.05 || Math.abs(d) < 0.05;
}

/** Whether a script of the page shows things as they come into view: the browser's observer, or one of the libraries for it. */
const watchesView = derived((page: PageView): boolean => {
  const files = page.scripts ?? [];
  return files.some(({ text }) => watching.test(text.slice(0, longest))) || page.all('script').some((script) => {
    if (localNameOf(script) !== 'script') return false;
    return hasAttr(script, 'src') ? library.test(attr(script, 'src') ?? '') : watching.test((textOf(script) ?? '').slice(0, longest));
  });
});

/** Unseen texts that are looked at: menus have a few hundred. */
const mostPieces = 2000;
/** Characters of a script that are looked at. */
const longest = 400_000;
const watching = /\bIntersectionObserver\b|\bnew WOW\b|\bAOS\.init\b|\bScrollReveal\b|\bscrollReveal\b|\bscrollMonitor\b|\bWaypoint\b|\.waypoint\(|\binview\b|\bScrollTrigger\b/;
const library = /(?:^|[/._-])(?:wow|aos|scroll-?reveal|waypoints?|jquery[.-]inview|scroll-?magic|scroll-?trigger|scrollmonitor)(?:[._-][\w.-]*)?\.js/i;
