import { closest, computed, imageNaturalWidth, localNameOf, parentOf, queryAll, rect } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';
import { concealmentOf } from './concealment.ts';
import { isInkOfOwnGround, isLostInGround } from './lost-in-ground.ts';
import { createChains, scrollOf, type Chain } from './paint-chain.ts';

/**
 * Whether something that is rendered can also be seen: not moved off the page, cut to nothing, nor written without size or in the very colour of its ground.
 * False only where that is certain whatever the page does next: a slide, a page shown screen by screen, white letters on a
 * ground that may be a picture all count as seen, and so do words that stand beside a picture in one link, or in place of one.
 */
export function isPainted(page: PageView, element: Element): boolean {
  const chainOf = chains(page);
  const concealed = concealmentOf(page, element, chainOf, false);
  if (!concealed) return !isInkOfOwnGround(page, chainOf(element));
  switch (concealed.how) {
    case 'off-screen': return isPushedAside(element) || hasPaintedPicture(page, element, chainOf);
    case 'tiny-clip': case 'clip-path': case 'scaled': return hasPaintedPicture(page, element, chainOf);
    case 'font-size': case 'text-indent': return hasPaintedPicture(page, element, chainOf) || standsForPicture(element, concealed.root);
    case 'tiny': return ![element, ...queryAll(element, '*')].every((each) => !replaced.test(localNameOf(each)) || isLoadedPicture(page, each));
    case 'same-colour': return !isLostInGround(page, element, chainOf);
    default: return true;
  }
}

/** Whether the text at an offset of the page's text is rendered and can be seen. */
export function isSeenAt(page: PageView, start: number): boolean {
  const piece = page.text.isShown(start) ? page.text.pieceAt(start) : null;
  return piece !== null && isPainted(page, piece.element);
}

/**
 * Left of the page, but not farther than the middle of a wide layout is moved in a narrow window (`left: 50%; margin-left: -600px`
 * beside an open side panel): in another window it stands on the page. What is hidden so is moved by 999 pixels and more.
 */
function isPushedAside(element: Element): boolean {
  const { left, right, bottom } = rect(element);
  const [x, y] = scrollOf(element);
  return right + x <= 0 && bottom + y > 0 && left + x > -farthestAside;
}

/** CSS pixels: half of what a layout 1920 wide has over a window 320 wide, and some. */
const farthestAside = 900;

const replaced = /^(?:img|svg|canvas|video|iframe|object|embed|input)$/;

const chains = derived((page: PageView): ((element: Element) => Chain) => createChains(page));

/** The picture of the link the words are in, unless it is concealed like them. */
function hasPaintedPicture(page: PageView, element: Element, chainOf: (element: Element) => Chain): boolean {
  const link = closest(element, 'a');
  return link !== null && link !== element && queryAll(link, 'img, svg').some((each) => page.shown(each) && concealmentOf(page, each, chainOf, false) === null);
}

/** Words put aside for the background picture of what they are in. */
function standsForPicture(element: Element, root: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (computed(at).backgroundImage !== 'none') return true;
    if (at === parentOf(root)) break;
  }
  return false;
}

/** A picture that did not come, or is a dot by itself, has no size to lose: that says nothing about the page. */
function isLoadedPicture(page: PageView, element: Element): boolean {
  return page.pictures.some((picture) => picture.element === element && picture.state === 'loaded') && imageNaturalWidth(element as HTMLImageElement) >= 4;
}
