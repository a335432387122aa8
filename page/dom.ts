/**
 * Readers of the page's nodes that a hostile page cannot deceive.
 *
 * A form with `<input name="getAttribute">` hides that method on itself, and `<form name="querySelector">` hides it on
 * the document, in every script world. So nothing in page/, checks/ or evidence/ calls a method or reads a property on a
 * node directly: these functions go through the prototypes' own getters, taken once. They also work on nodes of
 * same-origin frames, for which `instanceof` is false.
 */

type Reader<This, Value> = (node: This) => Value;

function getter<This extends Node | CSSStyleDeclaration, Value>(prototype: object, name: string): Reader<This, Value> {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter ${name}`);
  return (node) => get.call(node) as Value;
}

const elementPrototype = Element.prototype;
const getAttribute = elementPrototype.getAttribute;
const hasAttribute = elementPrototype.hasAttribute;
const attributeNames = elementPrototype.getAttributeNames;
const closestOf = elementPrototype.closest;
const matchesOf = elementPrototype.matches;
const rectOf = elementPrototype.getBoundingClientRect;
const queryElement = elementPrototype.querySelectorAll;
const queryDocument = Document.prototype.querySelectorAll;
const queryFragment = DocumentFragment.prototype.querySelectorAll;
const visibilityOf = elementPrototype.checkVisibility as typeof elementPrototype.checkVisibility | undefined;
const containsOf = Node.prototype.contains;
const compareOf = Node.prototype.compareDocumentPosition;

export const parentOf = getter<Node, Element | null>(Node.prototype, 'parentElement');
export const parentNodeOf = getter<Node, Node | null>(Node.prototype, 'parentNode');
export const textOf = getter<Node, string | null>(Node.prototype, 'textContent');
export const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const documentOf = getter<Node, Document>(Node.prototype, 'ownerDocument');
export const childNodesOf = getter<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
export const firstChildOf = getter<Node, Node | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = getter<Node, Node | null>(Node.prototype, 'nextSibling');
export const localNameOf = getter<Element, string>(elementPrototype, 'localName');
export const idOf = getter<Element, string>(elementPrototype, 'id');
export const shadowRootOf = getter<Element, ShadowRoot | null>(elementPrototype, 'shadowRoot');
export const childrenOf = getter<Element, HTMLCollection>(elementPrototype, 'children');
export const nextElementOf = getter<Element, Element | null>(elementPrototype, 'nextElementSibling');
export const previousElementOf = getter<Element, Element | null>(elementPrototype, 'previousElementSibling');
export const clientWidthOf = getter<Element, number>(elementPrototype, 'clientWidth');
export const clientHeightOf = getter<Element, number>(elementPrototype, 'clientHeight');
export const scrollWidthOf = getter<Element, number>(elementPrototype, 'scrollWidth');
export const scrollLeftOf = getter<Element, number>(elementPrototype, 'scrollLeft');
export const scrollTopOf = getter<Element, number>(elementPrototype, 'scrollTop');
export const outerHtmlOf = getter<Element, string>(elementPrototype, 'outerHTML');
export const dataOf = getter<CharacterData, string>(CharacterData.prototype, 'data');
export const bodyOf = getter<Document, HTMLElement | null>(Document.prototype, 'body');
export const headOf = getter<Document, HTMLHeadElement | null>(Document.prototype, 'head');
export const rootElementOf = getter<Document, Element | null>(Document.prototype, 'documentElement');
export const doctypeOf = getter<Document, DocumentType | null>(Document.prototype, 'doctype');
export const titleOf = getter<Document, string>(Document.prototype, 'title');
export const compatModeOf = getter<Document, string>(Document.prototype, 'compatMode');
export const baseUriOf = getter<Node, string>(Node.prototype, 'baseURI');
export const viewOf = getter<Document, Window | null>(Document.prototype, 'defaultView');
export const imageComplete = getter<HTMLImageElement, boolean>(HTMLImageElement.prototype, 'complete');
export const imageNaturalWidth = getter<HTMLImageElement, number>(HTMLImageElement.prototype, 'naturalWidth');
export const imageCurrentSrc = getter<HTMLImageElement, string>(HTMLImageElement.prototype, 'currentSrc');
/** The style sheet of a `<link>`; null while or when it is not loaded. */
export const sheetOf = getter<HTMLLinkElement, CSSStyleSheet | null>(HTMLLinkElement.prototype, 'sheet');
export const frameDocumentOf = getter<HTMLIFrameElement, Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
const frameElementDocument = getter<HTMLFrameElement, Document | null>(HTMLFrameElement.prototype, 'contentDocument');

/** The attribute's value, or null when it is absent. */
export function attr(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

export function hasAttr(element: Element, name: string): boolean {
  return hasAttribute.call(element, name);
}

/** Names of all attributes, lower case in HTML. */
export function attrNamesOf(element: Element): readonly string[] {
  return attributeNames.call(element);
}

/** All descendants matching a CSS selector, in document order. */
export function queryAll(root: Document | Element | ShadowRoot, selector: string): readonly Element[] {
  const type = nodeTypeOf(root);
  const query = type === 9 ? queryDocument : type === 11 ? queryFragment : queryElement;
  return Array.from(query.call(root, selector));
}

export function closest(element: Element, selector: string): Element | null {
  return closestOf.call(element, selector);
}

export function matches(element: Element, selector: string): boolean {
  return matchesOf.call(element, selector);
}

export function contains(ancestor: Node, node: Node): boolean {
  return containsOf.call(ancestor, node);
}

/** True when `a` comes before `b` in document order (an ancestor comes before its descendants). */
export function precedes(a: Node, b: Node): boolean {
  return (compareOf.call(a, b) & 4) !== 0;
}

/** The document or shadow root an attached node belongs to; else the topmost ancestor. */
export function rootNodeOf(node: Node): Node {
  let at = node;
  for (let next = parentNodeOf(at); next; next = parentNodeOf(at)) at = next;
  return at;
}

export function rect(element: Element): DOMRect {
  return rectOf.call(element);
}

/** Document inside an iframe or frame, or null when it is of another origin. */
export function innerDocument(element: Element): Document | null {
  try {
    return localNameOf(element) === 'frame' ? frameElementDocument(element as HTMLFrameElement) : frameDocumentOf(element as HTMLIFrameElement);
  } catch {
    return null;
  }
}

/** Style as computed now. Forces style, not layout. */
export function computed(element: Element): CSSStyleDeclaration {
  return (viewOf(documentOf(element)) ?? globalThis).getComputedStyle(element);
}

/** Style as computed now of content a style sheet generates: `:before`, `:after`. */
export function computedOf(element: Element, pseudo: string): CSSStyleDeclaration {
  return (viewOf(documentOf(element)) ?? globalThis).getComputedStyle(element, pseudo);
}

/**
 * Whether the element is rendered and not hidden by `display`, `visibility`, `content-visibility` or zero opacity of
 * itself or an ancestor. Asked by the option names of 2022: Chromium 120 knows no others and passes over them. Boxes pushed off the page or clipped count as visible here: hiding tricks are a check of their own.
 */
export function isRendered(element: Element): boolean {
  if (visibilityOf) return visibilityOf.call(element, { checkOpacity: true, checkVisibilityCSS: true });
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const style = computed(at);
    if (style.display === 'none' || style.opacity === '0') return false;
  }
  return computed(element).visibility === 'visible';
}
