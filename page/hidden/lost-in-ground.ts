import { childrenOf, computedOf, localNameOf, rect } from '../dom.ts';
import { unreadSheets } from '../missing-facts.ts';
import type { PageView } from '../page-view.ts';
import { alphaOf, paintOf } from './paint-box.ts';
import type { Chain } from './paint-chain.ts';
import { contrastOf } from './paint-colour.ts';

/**
 * Whether words that were found to have the colour of their ground surely have: the ground is one plain colour of one box that
 * reaches all round them, and next to nothing tells the two apart. A ground that is a picture, a shadow, moving, faint or smaller than
 * the words, and a page whose style sheets did not all arrive, prove nothing.
 */
export function isLostInGround(page: PageView, element: Element, chainOf: (element: Element) => Chain): boolean {
  if (unreadSheets(page).some(({ reason }) => reason === 'failed-to-load')) return false;
  const { box, text } = paintOf(element, chainOf);
  if (!box) return false;
  for (let at: Chain | null = chainOf(element); at; at = at.parent) {
    const { backgroundImage, boxShadow, animationName, backgroundColor, mixBlendMode, backdropFilter } = at.style;
    if (mixBlendMode !== 'normal' || (backdropFilter && backdropFilter !== 'none')) return false;
    if (backgroundImage !== 'none' || boxShadow !== 'none' || animationName !== 'none' || at.opacity < 0.95 || hasBroadBorder(at.style)) return false;
    const alpha = alphaOf(backgroundColor);
    if (alpha <= 0.05) continue;
    return alpha >= 0.95 && text.every(({ style }) => isSame(style, backgroundColor)) && (isWholePage(at.element) || reachesRound(rect(at.element), box));
  }
  return text.every(({ style }) => isSame(style, 'rgb(255, 255, 255)'));
}

/** Whether words stand on a ground of their own element's that has their very colour. Pictures in it, generated ones too, would still show. */
export function isInkOfOwnGround(page: PageView, { element, style }: Chain): boolean {
  const { backgroundColor, backgroundImage, backgroundClip, animationName, textShadow, webkitTextStrokeWidth, mixBlendMode } = style;
  if (alphaOf(backgroundColor) < 0.95 || backgroundImage !== 'none' || /text/.test(backgroundClip) || animationName !== 'none' || mixBlendMode !== 'normal') return false;
  if (textShadow !== 'none' || Number.parseFloat(webkitTextStrokeWidth) > 0 || !isSame(style, backgroundColor)) return false;
  if (childrenOf(element).length > 0 || /^(?:img|input|svg|canvas|video|iframe|object|embed|select|button)$/.test(localNameOf(element))) return false;
  return ['::before', '::after'].every((pseudo) => /^(?:none|normal)$/.test(computedOf(element, pseudo).content)) && !unreadSheets(page).some(({ reason }) => reason === 'failed-to-load');
}

/** A border so broad that words may stand on it. CSS pixels. */
function hasBroadBorder({ borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth }: CSSStyleDeclaration): boolean {
  return [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth].some((width) => Number.parseFloat(width) >= 12);
}

/** Letters of the lightest grey on white are still to be made out; these are not. */
const indistinct = 1.05;

function isSame({ color, webkitTextFillColor }: CSSStyleDeclaration, ground: string): boolean {
  const ink = webkitTextFillColor || color;
  return alphaOf(ink) === 0 || (contrastOf(ink, ground) ?? 21) <= indistinct;
}

/** The colour of these is that of the canvas, wherever they end. */
function isWholePage(element: Element): boolean {
  return /^(?:html|body)$/.test(localNameOf(element));
}

function reachesRound(ground: DOMRect, box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): boolean {
  return ground.left <= box.left + 1 && ground.top <= box.top + 1 && ground.right >= box.right - 1 && ground.bottom >= box.bottom - 1;
}
