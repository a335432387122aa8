import { childrenOf, computed, localNameOf, parentOf, precedes, rect } from '../dom.ts';
import { alphaOf, type Box } from './paint-box.ts';
import type { Chain } from './paint-chain.ts';

/**
 * Whether an opaque box lies over a link: one placed beside it or beside an ancestor, or the ground of an ancestor above
 * which a negative z-index has pushed it. Judged from styles and boxes, not by asking the window what is at a point: that
 * would depend on where it is scrolled to. Fixed bars and open dialogs are not looked at.
 */
export function isCovered(link: Element, box: Box, chainOf: (element: Element) => Chain): boolean {
  return isPushedUnder(chainOf(link)) || isOverlain(link, box);
}

function isPushedUnder(start: Chain): boolean {
  let pushed = false;
  for (let at: Chain | null = start; at && !/^(?:body|html)$/.test(localNameOf(at.element)); at = at.parent) {
    const { position, zIndex, backgroundColor, opacity, transform, filter, isolation } = at.style;
    const layer = position !== 'static' && zIndex !== 'auto';
    if (pushed) {
      if (layer || opacity !== '1' || transform !== 'none' || filter !== 'none' || isolation === 'isolate' || position === 'fixed' || position === 'sticky') return false;
      if (alphaOf(backgroundColor) >= 0.95) return true;
    } else if (layer) {
      if (Number(zIndex) >= 0) return false;
      pushed = true;
    }
  }
  return false;
}

function isOverlain(link: Element, box: Box): boolean {
  let at: Element | null = link;
  for (let up = 0; at && up < 8 && localNameOf(at) !== 'body'; up += 1) {
    const row: Element | null = parentOf(at);
    if (!row) return false;
    const own = computed(at);
    const level = own.position === 'static' ? 0 : Number(own.zIndex) || 0;
    for (const sibling of Array.from(childrenOf(row)).slice(0, 40)) {
      if (sibling === at) continue;
      const style = computed(sibling);
      if ((style.position !== 'absolute' && style.position !== 'relative') || style.opacity !== '1' || style.visibility !== 'visible' || style.pointerEvents === 'none') continue;
      const height = Number(style.zIndex) || 0;
      const above = height > level || (height === level && (own.position === 'static' || precedes(at, sibling)));
      if (above && (alphaOf(style.backgroundColor) >= 0.95 || localNameOf(sibling) === 'img') && holds(rect(sibling), box)) return true;
    }
    at = row;
  }
  return false;
}

function holds(outer: Box, inner: Box): boolean {
  return outer.left <= inner.left + 1 && outer.top <= inner.top + 1 && outer.right >= inner.right - 1 && outer.bottom >= inner.bottom - 1;
}
