import type { Place } from '../contract/finding.ts';
import { attr, computed, documentOf, idOf, innerDocument, localNameOf, nodeTypeOf, outerHtmlOf, parentOf, previousElementOf, queryAll, rect, rootNodeOf, shadowRootOf, viewOf } from './dom.ts';
import { folded } from './normal-text.ts';
import type { PageView } from './page-view.ts';
import { redactedBeginning } from './redact.ts';
import { redactedTextOf } from './redacted-text.ts';

/**
 * Where an element is: a CSS path (frames and shadow roots joined by ` >>> `), the text it shows with personal numbers masked, its box.
 * Forces layout; call it in one batch after all checks have run.
 */
export function placeOf(page: PageView, element: Element, quote?: string): Place {
  return { selector: selectorOf(page, element), quote: redactedBeginning(quote ?? quoteOf(element), 120), box: boxOf(page, element) };
}

/** Finds the element a path names, or null when the page has changed. */
export function elementAt(document: Document, selector: string): Element | null {
  let root: Document | ShadowRoot = document;
  const steps = selector.split(' >>> ');
  for (const [index, step] of steps.entries()) {
    let found: Element | undefined;
    try {
      found = queryAll(root, step)[0];
    } catch {
      return null;
    }
    if (!found) return null;
    if (index === steps.length - 1) return found;
    const inner: Document | ShadowRoot | null = shadowRootOf(found) ?? (/^i?frame$/.test(localNameOf(found)) ? innerDocument(found) : null);
    if (!inner) return null;
    root = inner;
  }
  return null;
}

function selectorOf(page: PageView, element: Element): string {
  const top = rootNodeOf(element);
  const path = pathIn(top, element);
  const root = page.roots.find((each) => each.node === top);
  return root?.host ? `${selectorOf(page, root.host)} >>> ${path}` : path;
}

function pathIn(root: Node, element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const name = localNameOf(at);
    const id = idOf(at);
    if (id !== '' && simpleId.test(id) && (nodeTypeOf(root) === 9 || nodeTypeOf(root) === 11) && queryAll(root as Document, `#${id}`).length === 1) {
      steps.unshift(`#${id}`);
      break;
    }
    if (name === 'html' || name === 'body' || name === 'head') {
      steps.unshift(name);
      if (name !== 'html') break;
      continue;
    }
    let position = 1;
    for (let before = previousElementOf(at); before; before = previousElementOf(before)) if (localNameOf(before) === name) position += 1;
    steps.unshift(`${escapeName(name)}:nth-of-type(${position})`);
  }
  return steps.join(' > ');
}

const simpleId = /^[A-Za-z_][\w-]*$/;

function escapeName(name: string): string {
  return /^[a-z][\w-]*$/i.test(name) ? name : CSS.escape(name);
}

/** The text an element shows, or its own tag when it shows none. */
function quoteOf(element: Element): string {
  const name = localNameOf(element);
  if (name !== 'html' && name !== 'body') {
    const text = redactedTextOf(element);
    if (text !== '' && name !== 'script' && name !== 'style') return text;
    const label = attr(element, 'alt') ?? attr(element, 'title') ?? attr(element, 'aria-label');
    if (label) return folded(label);
    // Written as it is read: no number may pass unmasked because of how its spaces are spelled.
    const html = outerHtmlOf(element).replaceAll('&nbsp;', '\u00a0');
    return html.slice(0, Math.max(html.indexOf('>') + 1, 20));
  }
  return '';
}

/** Box in CSS pixels from the top left of the page, frames added up; rounded, so that two runs agree. */
export function boxOf(page: Pick<PageView, 'roots'>, element: Element): [number, number, number, number] {
  const box = rect(element);
  const view = viewOf(documentOf(element));
  let x = box.left + (view?.scrollX ?? 0);
  let y = box.top + (view?.scrollY ?? 0);
  const top = rootNodeOf(element);
  const root = page.roots.find((each) => each.node === top);
  if (root?.host) {
    const outer = boxOf(page, root.host);
    if (nodeTypeOf(root.node) === 9) {
      x += outer[0];
      y += outer[1];
    }
  }
  return [Math.round(x), Math.round(y), Math.round(box.width), Math.round(box.height)];
}

/** Whether an element is fixed to the window: its box then has no lasting place in the page. */
export function isFixed(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (computed(at).position === 'fixed') return true;
  return false;
}
