import { childrenOf, clientWidthOf, computed, computedOf, documentOf, localNameOf, parentOf, rect, rootElementOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { alphaOf, area, overlap, type Box } from './paint-box.ts';
import type { Chain } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';

type Colour = readonly [number, number, number];

/** Tells text that cannot be told from what it stands on. `isLost` is false wherever that is not certain. */
export const papers: (page: PageView) => { readonly isLost: (chain: Chain, chainOf: (element: Element) => Chain) => boolean } = derived(() => {
  const known = new Map<Element, Colour | 'unknown'>();
  const paperOf = (chain: Chain | null): Colour | 'unknown' => {
    if (!chain) return [255, 255, 255];
    const had = known.get(chain.element);
    if (had) return had;
    const { backgroundImage, backgroundColor } = chain.style;
    const alpha = alphaOf(backgroundColor);
    const paper = backgroundImage !== 'none' || chain.opacity < 0.95 ? 'unknown' : alpha >= 0.95 ? (channels(backgroundColor) ?? 'unknown') : alpha > 0.05 ? 'unknown'
      // A frame's page lies on whatever the frame stands on, and an absolutely placed element need not stand on its parent.
      : chain.parent && documentOf(chain.parent.element) !== documentOf(chain.element) ? 'unknown' : paperOf(chain.parent);
    known.set(chain.element, paper);
    return paper;
  };
  return {
    isLost(chain) {
      const { style } = chain;
      const ink = style.webkitTextFillColor || style.color;
      if (style.textShadow !== 'none' || Number.parseFloat(style.webkitTextStrokeWidth) > 0) return false;
      if (alphaOf(ink) <= 0.05) return !/text/.test(style.backgroundClip);
      const colour = alphaOf(ink) >= 0.95 ? channels(ink) : null;
      const root = rootElementOf(documentOf(chain.element));
      if (!colour || (root && /dark/.test(computed(root).colorScheme))) return false;
      const paper = paperOf(chain);
      return paper !== 'unknown' && contrast(colour, paper) < 1.15;
    },
  };
});

/**
 * Whether anything that could be the text's ground lies under or over it: a picture, a frame, a box with a background, at any
 * level up to the page. Then its colour says nothing.
 */
export function isOverlaid(page: PageView, link: Element, box: Box): boolean {
  for (let at: Element | null = link; at; at = parentOf(at)) {
    if (['::before', '::after'].some((pseudo) => hasGround(computedOf(at!, pseudo)))) return true;
    const row: Element | null = parentOf(at);
    if (!row) break;
    const lifted = isShifted(computed(at));
    for (const sibling of Array.from(childrenOf(row)).slice(0, 200)) {
      if (sibling === at || /^(?:script|style|link|meta|br|template)$/.test(localNameOf(sibling))) continue;
      const style = computed(sibling);
      if (style.display === 'none') continue;
      if (style.position === 'fixed' && coversWindow(sibling)) return true;
      if ((lifted || isShifted(style) || !style.display.startsWith('inline')) && area(overlap(rect(sibling), box)) > 0) return true;
    }
  }
  return ['img', 'canvas', 'video', 'svg', 'object', 'embed', 'iframe'].some((name) => page.all(name).slice(0, 2000).some((each) => area(overlap(rect(each), box)) > 0));
}

/** A layer that stands still while the page is scrolled over it, or it over the page: it is behind every text in turn. */
function coversWindow(element: Element): boolean {
  const root = rootElementOf(documentOf(element));
  const { width, height } = rect(element);
  return root !== null && width >= clientWidthOf(root) / 2 && height >= 100;
}

/** Out of the flow, so that it may lie over its neighbours. */
function isShifted(style: CSSStyleDeclaration): boolean {
  return style.position !== 'static' || style.float !== 'none';
}

function hasGround(style: CSSStyleDeclaration): boolean {
  if (style.content === 'none' || style.content === 'normal') return false;
  return style.backgroundImage !== 'none' || alphaOf(style.backgroundColor) > 0.05;
}

function channels(colour: string): Colour | null {
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/.exec(colour);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
}

/** Contrast of two opaque computed colours; null when one of them is not opaque or not understood. */
export function contrastOf(ink: string, paper: string): number | null {
  const [one, two] = [channels(ink), channels(paper)];
  return one && two && alphaOf(ink) >= 0.95 && alphaOf(paper) >= 0.95 ? contrast(one, two) : null;
}

/** WCAG 2 contrast ratio, 1 to 21. */
function contrast(a: Colour, b: Colour): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
