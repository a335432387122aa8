import createPurifier, { type DOMPurify } from 'dompurify';
import { redacted, redactedSame } from '../page/redact.ts';
import { inlineTags } from '../page/redacted-text.ts';
import { attr, bodyOf, childNodesOf, dataOf, localNameOf, nodeTypeOf, outerHtmlOf, queryAll } from '../page/dom.ts';

/** Most of a page's HTML that is ever kept: bytes in UTF-8, which bounds its UTF-16 length too. */
export const fragmentLimit = 2048;

/**
 * The one way a piece of a foreign page may become HTML of ours: before it is stored, and again before it is shown.
 * Only text-level and structural tags stay. No pictures (their alternative text does), styles, links that act (an http
 * address stays as inert `data-href`), forms, handlers, ids, names or classes. Long input is cut between tags and code
 * points, the cut marked with “…”; lone surrogates become U+FFFD.
 * @param html any string
 * @param limit most bytes (UTF-8) of the answer
 * @returns well-formed HTML of at most `limit` bytes; the empty string when nothing may stay. Its own output is unchanged by it
 */
export function safeFragment(html: string, limit = fragmentLimit): string {
  if (html === '') return '';
  const inert = bodyOf(new DOMParser().parseFromString(wellFormed(html.slice(0, mostRead)), 'text/html'))!;
  disarm(inert);
  const clean = purifier().sanitize(inert.innerHTML, config);
  return clipped(new DOMParser().parseFromString(clean, 'text/html').body, limit).innerHTML;
}

/**
 * The fragment of an element on a live page, safe to send and store. Never writes to the page, never serialises more
 * than a small part of a large element, starts no custom element of the page.
 * @returns as `safeFragment`; null when nothing of the element may be shown
 */
export function fragmentOf(element: Element): string | null {
  // Not document.implementation: a form of the page may have that name.
  const inert = new DOMParser().parseFromString('', 'text/html');
  const copied = copyOf(element, inert, { nodes: mostNodes, characters: mostCharacters });
  if (copied) redact(copied);
  const html = copied ? safeFragment(outerHtmlOf(copied)) : '';
  return html === '' ? null : html;
}

/** Masks personal numbers in the copy, those split over inline tags too. */
function redact(copied: Element): void {
  const pieces: { readonly node: Text; readonly start: number }[] = [];
  let joined = '';
  const walk = (element: Element): void => {
    for (const name of kept) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, redacted(value));
    }
    if (!inlineTags.has(element.localName)) joined += '\n';
    for (const child of Array.from(element.childNodes)) {
      if (child instanceof Element) walk(child);
      else if (child instanceof Text) {
        pieces.push({ node: child, start: joined.length });
        joined += child.data;
      }
    }
    if (!inlineTags.has(element.localName)) joined += '\n';
  };
  walk(copied);
  const masked = redactedSame(joined);
  // Then what stands in one piece of text and touches the next.
  for (const { node, start } of pieces) node.data = redactedSame(masked.slice(start, start + node.data.length));
}

/** Far more than any fragment can hold, and little enough to parse at once. */
const mostRead = 16 * 1024;
const mostNodes = 400;
const mostCharacters = 8 * 1024;

const config = {
  ALLOWED_TAGS: [
    '#text', 'a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'dd', 'del', 'dfn', 'div', 'dl', 'dt',
    'em', 'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'ins', 'kbd', 'li', 'main', 'mark', 'nav', 'ol', 'p', 'pre', 'q',
    's', 'samp', 'section', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var', 'wbr',
  ],
  ALLOWED_ATTR: ['colspan', 'rowspan', 'title', 'lang', 'dir', 'datetime', 'data-href'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  SANITIZE_NAMED_PROPS: true,
};

let made: DOMPurify | undefined;

/**
 * DOMPurify on a document of its own: on the page's document `<form name="implementation">` hides what it needs, and
 * a page's Trusted Types are not ours to use.
 */
function purifier(): DOMPurify {
  made ??= createPurifier({
    document: new DOMParser().parseFromString('<!doctype html>', 'text/html'),
    DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser,
    trustedTypes: undefined,
  } as unknown as Parameters<typeof createPurifier>[0]);
  if (!made.isSupported) throw new Error('DOMPurify cannot work here');
  return made;
}

/** Turns what acts into what informs: pictures into their text, addresses into inert data. In a parsed, inert document. */
function disarm(body: HTMLElement): void {
  for (const picture of queryAll(body, 'img, input[type="image" i], area')) {
    const text = (attr(picture, 'alt') ?? attr(picture, 'title') ?? '').trim();
    picture.replaceWith(text === '' ? '［图片］' : `［图片：${text}］`);
  }
  for (const link of queryAll(body, 'a[href]')) {
    const href = attr(link, 'href') ?? '';
    if (!link.hasAttribute('data-href') && /^(?:https?:)?\/\//i.test(href)) link.setAttribute('data-href', href);
  }
}

/** A copy of as many children as fit, whole elements first, the last text cut. */
function clipped(body: HTMLElement, limit: number): HTMLElement {
  const kept = body.cloneNode(false) as HTMLElement;
  const room = { bytes: limit };
  for (const child of Array.from(body.childNodes)) if (!take(child, kept, room)) break;
  return kept;
}

/** Copies one node into `into` while there is room; false when the room is used up. */
function take(node: Node, into: Element, room: { bytes: number }): boolean {
  if (node instanceof Text) {
    const whole = bytesOf(escaped(node.data));
    if (whole <= room.bytes) {
      room.bytes -= whole;
      into.append(node.data);
      return true;
    }
    const part = beginning(node.data, room.bytes - 3);
    if (part !== '') into.append(`${part}…`);
    room.bytes = 0;
    return false;
  }
  if (!(node instanceof Element)) return true;
  // Built anew, because a clone keeps the `is` it was parsed with even when the attribute is gone.
  const shell = into.ownerDocument.createElement(node.localName);
  for (const { name, value } of Array.from(node.attributes)) if (config.ALLOWED_ATTR.includes(name)) shell.setAttribute(name, value);
  const cost = bytesOf(shell.outerHTML);
  if (cost > room.bytes) {
    room.bytes = 0;
    return false;
  }
  room.bytes -= cost;
  into.append(shell);
  for (const child of Array.from(node.childNodes)) if (!take(child, shell, room)) return false;
  return true;
}

/** The longest beginning of a text, whole code points, whose escaped form has at most `bytes` bytes. */
function beginning(text: string, bytes: number): string {
  let end = 0;
  let left = bytes;
  for (const letter of text) {
    left -= bytesOf(escaped(letter));
    if (left < 0) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

interface Budget { nodes: number; characters: number }

/** Tags whose content is never text for people. */
const silent: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'frame', 'object', 'embed', 'svg', 'math', 'video', 'audio', 'canvas', 'textarea', 'select', 'title']);
const kept: readonly string[] = ['href', 'alt', 'title', 'type', 'colspan', 'rowspan', 'lang', 'dir', 'datetime'];

/** A shallow-built copy in an inert document: plain elements, so no constructor of the page runs and nothing loads. */
function copyOf(element: Element, inert: Document, budget: Budget): Element | null {
  const name = localNameOf(element);
  if (silent.has(name) || budget.nodes <= 0) return null;
  budget.nodes -= 1;
  const copy = inert.createElement(/^[a-z][a-z0-9]*$/.test(name) && name !== 'html' && name !== 'body' ? name : 'div');
  for (const each of kept) {
    const value = attr(element, each);
    if (value !== null) copy.setAttribute(each, value.slice(0, 500));
  }
  for (const child of Array.from(childNodesOf(element))) {
    if (budget.nodes <= 0 || budget.characters <= 0) break;
    const type = nodeTypeOf(child);
    if (type === 1) {
      const inner = copyOf(child as Element, inert, budget);
      if (inner) copy.append(inner);
    }
    if (type === 3) {
      const text = dataOf(child as Text).slice(0, budget.characters).replace(/[ \t\r\n]+/g, ' ');
      budget.characters -= text.length;
      copy.append(wellFormed(text));
    }
  }
  return copy;
}

function wellFormed(text: string): string {
  // String.prototype.toWellFormed is newer than the oldest browser we run in.
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function escaped(text: string): string {
  return text.replace(/[&<>\u00A0]/g, (sign) => (sign === '&' ? '&amp;' : sign === '\u00A0' ? '&nbsp;' : '&lt;'));
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
