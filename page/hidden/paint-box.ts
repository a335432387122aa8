import { attr, childNodesOf, computedOf, dataOf, documentOf, localNameOf, nodeTypeOf, rect } from '../dom.ts';
import type { Chain } from './paint-chain.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a link paints by itself. `text`: elements whose own text is painted; `other`: it paints a picture, a background or generated content. */
export interface Paint {
  readonly box: Box | null;
  readonly text: readonly Chain[];
  readonly other: boolean;
}

/**
 * The union of a link's text rectangles, replaced elements and boxes with a background or border, in window coordinates.
 * Looks at 60 nodes inside at most; a larger link counts with its own box.
 */
export function paintOf(link: Element, chainOf: (element: Element) => Chain): Paint {
  const text: Chain[] = [];
  let box: Box | null = null;
  let other = false;
  let looked = 0;
  const add = (more: Box | null): boolean => {
    if (!more || (more.right - more.left) * (more.bottom - more.top) < 4) return false;
    box = box ? union(box, more) : more;
    return true;
  };
  const visit = (element: Element): void => {
    const chain = chainOf(element);
    if (chain.shut) return;
    let node: ChildNode | null | undefined;
    const children = childNodesOf(element);
    for (let index = 0; index < children.length && looked < 60; index += 1) {
      node = children[index]!;
      looked += 1;
      const kind = nodeTypeOf(node);
      if (kind === 3) {
        if (!chain.invisible && /\S/.test(dataOf(node as Text)) && add(textBox(node as Text))) text.push(chain);
      } else if (kind === 1) {
        const inner = node as Element;
        if (replaced.test(localNameOf(inner))) {
          const own = chainOf(inner);
          if (!own.shut && !own.invisible && add(rect(inner))) other = true;
        } else visit(inner);
      }
    }
    if (!chain.invisible && paintsItself(element, chain.style) && add(rect(element))) other = true;
  };
  if (picture.test(localNameOf(link))) other = add(rect(link));
  else visit(link);
  if (!box && looked < 60 && generates(link, chainOf)) {
    add(rect(link));
    other = true;
  }
  return { box: looked >= 60 ? rect(link) : box, text, other: other || looked >= 60 };
}

/** Union of the rectangles of a text; null when it has none. */
export function textBox(node: Text): Box | null {
  const range = Document.prototype.createRange.call(documentOf(node));
  range.selectNode(node);
  const box = range.getBoundingClientRect();
  return box.width === 0 && box.height === 0 ? null : box;
}

export function area(box: Box): number {
  return Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
}

export function overlap(a: Box, b: Box): Box {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}

function union(a: Box, b: Box): Box {
  return { left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) };
}

const picture = /^(?:img|svg)$/;
const replaced = /^(?:img|svg|canvas|video|audio|object|embed|iframe|input|button|select|picture|meter|progress)$/;

/** A background picture or colour, or a border, of its own. A 1×1 transparent picture still counts: its box decides. */
function paintsItself(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.backgroundImage !== 'none') return true;
  if (alphaOf(style.backgroundColor) > 0.05 && attr(element, 'bgcolor') === null) return true;
  return style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) > 0 && alphaOf(style.borderTopColor) > 0.05;
}

/** Icons of fonts are generated content of the link or of an element in it. */
function generates(link: Element, chainOf: (element: Element) => Chain): boolean {
  const inside = [link, ...Array.from(childNodesOf(link)).filter((node) => nodeTypeOf(node) === 1) as unknown as Element[]].slice(0, 10);
  return inside.some((element) => !chainOf(element).shut && !chainOf(element).invisible && [':before', ':after'].some((pseudo) => {
    const style = computedOf(element, pseudo);
    return style.content !== 'none' && style.content !== 'normal' && style.display !== 'none' && (style.content.length > 2 || style.backgroundImage !== 'none');
  }));
}

export function alphaOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const alpha = /^rgba\([^)]*,\s*([\d.]+)\)$/.exec(colour)?.[1] ?? /\/\s*([\d.]+)\)$/.exec(colour)?.[1];
  return alpha === undefined ? 1 : Number(alpha);
}
