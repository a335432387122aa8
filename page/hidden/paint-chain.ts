import { attr, computed, documentOf, hasAttr, localNameOf, parentOf, rect, rootNodeOf, viewOf } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/** How something is kept from being seen, as `links.md` 3.1 names it. */
export type Concealment =
  | 'display' | 'visibility' | 'opacity' | 'content-visibility' | 'clipped-away' | 'tiny-clip' | 'clip-path' | 'mask' | 'tiny' | 'scaled'
  | 'off-screen' | 'text-indent' | 'font-size' | 'same-colour' | 'covered' | 'marquee' | 'frame' | 'noscript' | 'fallback' | 'details';

/** An ancestor that cuts off what sticks out of it. */
export interface Clipper {
  readonly element: Element;
  readonly scrolls: boolean;
  readonly outer: Clipper | null;
}

/** What an element inherits from its ancestors that bears on being seen. One per element, shared by all links below it. */
export interface Chain {
  readonly element: Element;
  readonly parent: Chain | null;
  readonly style: CSSStyleDeclaration;
  readonly opacity: number;
  /** The outermost ancestor (or itself) that conceals all of it, and how. */
  readonly shut: { readonly root: Element; readonly how: Concealment } | null;
  /** Top of the unbroken run of ancestors with the trait, itself included; null without. */
  readonly invisible: Element | null;
  readonly smallType: Element | null;
  readonly indented: Element | null;
  readonly marquee: Element | null;
  /** Cutters for what flows in it, for absolutely placed and for fixed descendants: CSS overflow follows containing blocks. */
  readonly flow: Clipper | null;
  readonly absolute: Clipper | null;
  readonly fixed: Clipper | null;
}

/** Reads chains with one memo for the run: read-only, so it may stay mixed with other reads, never with writes. */
export function createChains(page: PageView): (element: Element) => Chain {
  const known = new Map<Element, Chain>();
  return (element) => {
    const had = known.get(element);
    if (had) return had;
    const path: Element[] = [];
    let at: Element | null = element;
    let chain: Chain | null = null;
    while (at) {
      const ready = known.get(at);
      if (ready) {
        chain = ready;
        break;
      }
      path.push(at);
      at = parentOf(at) ?? hostOf(page, at);
    }
    for (let index = path.length - 1; index >= 0; index -= 1) {
      chain = linkOf(path[index]!, chain);
      known.set(path[index]!, chain);
    }
    return chain!;
  };
}

/** The frame or shadow host around the topmost element of a root. */
function hostOf(page: PageView, element: Element): Element | null {
  const top = rootNodeOf(element);
  return page.roots.find(({ node }) => node === top)?.host ?? null;
}

function linkOf(element: Element, parent: Chain | null): Chain {
  const style = computed(element);
  // What stands inside something concealed needs no reading of its own.
  if (parent?.shut) return { ...parent, element, parent, style };
  const name = localNameOf(element);
  const opacity = (parent?.opacity ?? 1) * Number(style.opacity || 1) * filterOpacity(style.filter);
  const hidden = style.visibility !== 'visible';
  const shut = shutBy(element, name, style, opacity, parent);
  const placing = style.position;
  const incoming = placing === 'fixed' ? (parent?.fixed ?? null) : placing === 'absolute' ? (parent?.absolute ?? null) : (parent?.flow ?? null);
  const page = name === 'html' || name === 'body';
  const cuts = !page && (style.overflowX !== 'visible' || style.overflowY !== 'visible') && style.display !== 'inline' && style.display !== 'contents';
  const flow = cuts ? { element, scrolls: scrolls(style), outer: incoming } : incoming;
  const contains = style.transform !== 'none' || style.filter !== 'none';
  const small = Number.parseFloat(style.fontSize) <= 1;
  const indented = Number.parseFloat(style.textIndent) <= -300;
  return {
    element, parent, style, opacity, shut,
    invisible: hidden ? (parent?.invisible ?? element) : null,
    smallType: small ? (parent?.smallType ?? element) : null,
    indented: indented ? (parent?.indented ?? element) : null,
    marquee: parent?.marquee ?? (name === 'marquee' && isUnreadable(element) ? element : null),
    flow, absolute: placing !== 'static' || contains ? flow : (parent?.absolute ?? null), fixed: contains ? flow : (parent?.fixed ?? null),
  };
}

function shutBy(element: Element, name: string, style: CSSStyleDeclaration, opacity: number, parent: Chain | null): Chain['shut'] {
  if (style.display === 'none') return { root: element, how: name === 'area' || name === 'map' ? 'fallback' : 'display' };
  if (opacity <= 0.05) return { root: element, how: 'opacity' };
  if (parent && parent.style.getPropertyValue('content-visibility') === 'hidden') return { root: parent.element, how: 'content-visibility' };
  if (parent && localNameOf(parent.element) === 'details' && !hasAttr(parent.element, 'open') && name !== 'summary') return { root: parent.element, how: 'details' };
  if (parent && fallback.test(localNameOf(parent.element))) return { root: parent.element, how: 'fallback' };
  if (cutToNothing(style)) return { root: element, how: 'clip-path' };
  if (style.maskImage !== '' && style.maskImage !== 'none' && maskedAway(style.maskImage)) return { root: element, how: 'mask' };
  if (style.transform !== 'none' && /^matrix\((?:0, 0, |[-\d.e]+, [-\d.e]+, 0, 0,)/.test(style.transform)) return { root: element, how: 'scaled' };
  return null;
}

const fallback = /^(?:canvas|object|video|audio|iframe)$/;

function filterOpacity(filter: string): number {
  const value = filter === 'none' ? null : /opacity\(([\d.]+)(%?)\)/.exec(filter);
  return value ? Number(value[1]) / (value[2] ? 100 : 1) : 1;
}

/** `clip` that leaves at most two pixels, or `clip-path` that leaves nothing. */
function cutToNothing(style: CSSStyleDeclaration): boolean {
  if (style.clip !== 'auto' && style.clip !== '') {
    const [top, right, bottom, left] = (style.clip.match(/-?[\d.]+(?=px)|auto/g) ?? []).map(Number);
    if ((right ?? NaN) - (left ?? NaN) <= 2 || (bottom ?? NaN) - (top ?? NaN) <= 2) return true;
  }
  const path = style.clipPath;
  if (path === 'none' || path === '') return false;
  const inset = /^inset\(([^)]*)\)/.exec(path)?.[1]?.split(/\s+round\s+/)[0]?.trim().split(/\s+/);
  if (inset) {
    const [top, right = top, bottom = top, left = right] = inset as [string, string?, string?, string?];
    return percent(top) + percent(bottom!) >= 100 || percent(left!) + percent(right!) >= 100;
  }
  return /^(?:circle|ellipse)\(0(?:px|%)?(?: 0(?:px|%)?)?[ )]/.test(path) || (path.startsWith('polygon(') && new Set(path.slice(8, -1).split(/\s*,\s*/)).size === 1);
}

function percent(length: string): number {
  return length.endsWith('%') ? Number.parseFloat(length) : 0;
}

function maskedAway(mask: string): boolean {
  const colours = mask.match(/rgba?\([^)]*\)/g);
  return mask.includes('gradient(') && colours !== null && colours.every((each) => /,\s*0\)$/.test(each));
}

function scrolls(style: CSSStyleDeclaration): boolean {
  return /auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY);
}

/** A marquee nobody can read: at most five pixels, or a hundred pixels a step. */
function isUnreadable(element: Element): boolean {
  const box = rect(element);
  return box.width <= 5 || box.height <= 5 || Number.parseInt(attr(element, 'scrollamount') ?? '6', 10) >= 100;
}

/** Scroll offsets of the window an element is in. */
export function scrollOf(element: Element): readonly [number, number] {
  const view = viewOf(documentOf(element));
  return [view?.scrollX ?? 0, view?.scrollY ?? 0];
}
