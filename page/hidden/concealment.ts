import { attr, clientWidthOf, computed, documentOf, localNameOf, parentOf, queryAll, rect, rootElementOf, scrollLeftOf, scrollTopOf, scrollWidthOf } from '../dom.ts';
import { isOverlaid, papers } from './paint-colour.ts';
import { area, overlap, paintOf, type Box, type Paint } from './paint-box.ts';
import { isCovered } from './paint-cover.ts';
import { scrollOf, type Chain, type Clipper, type Concealment } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';

export interface Concealed {
  readonly how: Concealment;
  /** The outermost element that conceals; the link itself when nothing around it does. */
  readonly root: Element;
}

/**
 * Whether a link cannot be seen now, and why; null when it can, or when that is not certain. Reads style and boxes only.
 * What depends on the place the window is scrolled to is not read, so that two runs agree. `suspect`: its words give it away, so
 * that looking for what covers it is worth the time.
 */
export function concealmentOf(page: PageView, link: Element, chainOf: (element: Element) => Chain, suspect: boolean): Concealed | null {
  if (localNameOf(link) === 'area') return areaConcealed(page, link, chainOf);
  const chain = chainOf(link);
  if (chain.marquee) return { how: 'marquee', root: chain.marquee };
  if (chain.shut) return chain.shut;
  const paint = paintOf(link, chainOf);
  if (!paint.box) {
    if (chain.invisible) return { how: 'visibility', root: chain.invisible };
    const own = rect(link);
    // A link laid over a banner paints nothing and is pressed all the same.
    return own.width * own.height >= 400 ? null : { how: 'tiny', root: link };
  }
  const small = paint.text[0]?.smallType;
  if (!paint.other && small && paint.text.every(({ smallType }) => smallType)) return { how: 'font-size', root: small };
  if (!paint.other && chain.indented) return { how: 'text-indent', root: chain.indented };
  const cut = cutOff(paint.box, chain, chainOf);
  if (cut && 'how' in cut) return cut;
  const box = cut?.box ?? paint.box;
  if (isOffScreen(link, box)) return { how: 'off-screen', root: outermost(chain, (element) => isOffScreen(element, rect(element))) };
  return sameColour(page, link, paint, box, chainOf) ?? (suspect && isCovered(link, box, chainOf) ? { how: 'covered', root: link } : null);
}

function areaConcealed(page: PageView, link: Element, chainOf: (element: Element) => Chain): Concealed | null {
  const map = parentOf(link);
  const name = map && localNameOf(map) === 'map' ? (attr(map, 'name') ?? '') : '';
  const pictures = name === '' ? [] : page.all('img').filter((each) => (attr(each, 'usemap') ?? '').toLowerCase() === `#${name.toLowerCase()}`);
  if (pictures.some((each) => page.shown(each))) return null;
  const at = pictures[0] ?? map ?? link;
  return chainOf(at).shut ?? { how: 'fallback', root: map ?? link };
}

/** Walks the ancestors that cut: hidden by one of them, or the box under which it can still be reached by scrolling. */
function cutOff(box: Box, chain: Chain, chainOf: (element: Element) => Chain): Concealed | { readonly box: Box } | null {
  let at: Box = box;
  let moved = false;
  const start: Clipper | null = startOf(chain);
  for (let clipper = start; clipper; clipper = clipper.outer) {
    const edge = rect(clipper.element);
    if (edge.width <= 2 || edge.height <= 2) return { how: 'tiny-clip', root: topOfTiny(chainOf(clipper.element)) };
    if (clipper.scrolls) {
      const [x, y] = [scrollLeftOf(clipper.element), scrollTopOf(clipper.element)];
      if (at.right + x <= edge.left || at.bottom + y <= edge.top) return { how: 'off-screen', root: belowClipper(chain, clipper.element) };
      at = edge;
      moved = true;
    } else if (area(overlap(at, edge)) < 4) return { how: 'clipped-away', root: belowClipper(chain, clipper.element, edge) };
    else at = overlap(at, edge);
  }
  return moved || at !== box ? { box: at } : null;
}

/** A link may itself cut what it holds. */
function startOf(chain: Chain): Clipper | null {
  const position = chain.style.position;
  const own = chain.flow?.element === chain.element ? chain.flow : null;
  return own ?? (position === 'fixed' ? (chain.parent?.fixed ?? null) : position === 'absolute' ? (chain.parent?.absolute ?? null) : chain.flow);
}

function topOfTiny(chain: Chain): Element {
  return outermost(chain, (element) => {
    const box = rect(element);
    return box.width <= 2 || box.height <= 2;
  });
}

/** The outermost ancestor inside the clipper that is cut off as a whole. */
function belowClipper(chain: Chain, clipper: Element, edge?: Box): Element {
  let top = chain.element;
  for (let at = chain.parent; at && at.element !== clipper; at = at.parent) {
    if (edge && area(overlap(rect(at.element), edge)) >= 4) break;
    top = at.element;
  }
  return top;
}

function outermost(chain: Chain, holds: (element: Element) => boolean): Element {
  let top = chain.element;
  for (let at = chain.parent; at && !/^(?:body|html)$/.test(localNameOf(at.element)) && holds(at.element); at = at.parent) top = at.element;
  return top;
}

/** Left of or above the page, or far beyond its right edge; below is always reached by scrolling, and left where the page runs from right to left. */
function isOffScreen(element: Element, box: Box): boolean {
  const [x, y] = scrollOf(element);
  const root = rootElementOf(documentOf(element));
  const width = root ? clientWidthOf(root) : 0;
  if (box.bottom + y <= 0) return true;
  if (box.right + x <= 0) return !(root && runsLeft(root) && box.right + x > width - scrollWidthOf(root));
  return width > 0 && box.left + x >= width && (box.left + x >= width + 3000 || (/hidden|clip/.test(computed(root!).overflowX) && box.left + x >= scrollWidthOf(root!)));
}

/** Whether the page is scrolled to the left: its own direction, or its body's, which the window takes over. */
function runsLeft(root: Element): boolean {
  return [root, ...queryAll(root, ':scope > body')].some((element) => {
    const { direction, writingMode } = computed(element);
    return direction === 'rtl' || /^(?:vertical|sideways)-rl$/.test(writingMode);
  });
}

function sameColour(page: PageView, link: Element, paint: Paint, box: Box, chainOf: (element: Element) => Chain): Concealed | null {
  if (paint.other || paint.text.length === 0) return null;
  const paperOf = papers(page);
  if (!paint.text.every((chain) => paperOf.isLost(chain, chainOf))) return null;
  if (page.load.failed.some(({ kind }) => kind === 'style') || isOverlaid(page, link, box)) return null;
  return { how: 'same-colour', root: link };
}
