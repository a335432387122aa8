import { attr, closest, documentOf, hasAttr, idOf, isRendered, localNameOf, parentOf, previousElementOf, queryAll, textOf } from '../../page/dom.ts';
import { folded } from '../../page/normal-text.ts';

/** In what a place is hidden: how it opens, and what it is called; an empty name where nothing tells. */
export interface Hidden { readonly in: 'head' | 'menu' | 'tab' | 'details' | 'dialog' | 'frame' | 'unknown'; readonly name: string }

/**
 * Says where an element that is not rendered sits: in the head of the document, in a closed menu, a tab that is not in front, folded details, a dialog that is
 * not open, a frame that is not shown. Null for what is rendered. Reads only.
 */
export function whereHidden(element: Element): Hidden | null {
  if (isRendered(element)) {
    const frame = documentOf(element).defaultView?.frameElement ?? null;
    return frame && !isRendered(frame) ? { ...(whereHidden(frame) ?? { name: '' }), in: 'frame' } : null;
  }
  if (closest(element, 'head')) return { in: 'head', name: '' };
  const details = closest(element, 'details:not([open])');
  if (details) return { in: 'details', name: named(queryAll(details, 'summary')[0]) };
  const dialog = closest(element, 'dialog:not([open]), [role="dialog"]');
  if (dialog) return { in: 'dialog', name: attr(dialog, 'aria-label') ?? named(queryAll(dialog, 'h1, h2, h3')[0]) };
  const closed = outermostHidden(element);
  const control = controlOf(closed);
  if (isTab(closed, control)) return { in: 'tab', name: named(control) };
  if (control) return { in: 'menu', name: named(control) };
  const item = closest(closed, 'li, [role="menuitem"]');
  const opener = item && item !== closed ? queryAll(item, 'a, button, span').find((one) => isRendered(one) && named(one) !== '') : undefined;
  if (opener) return { in: 'menu', name: named(opener) };
  const before = nthTab(closed);
  return before ? { in: 'tab', name: named(before) } : { in: 'unknown', name: '' };
}

/** The outermost box that is not rendered around an element: what a person would have to open. */
function outermostHidden(element: Element): Element {
  let at = element;
  for (let up = parentOf(at); up && !isRendered(up) && localNameOf(up) !== 'body' && localNameOf(up) !== 'html'; up = parentOf(up)) at = up;
  return at;
}

/** What the page itself says opens a box: by its id, or the box by its label. */
function controlOf(box: Element): Element | null {
  const id = idOf(box);
  const document = documentOf(box);
  if (/^[\w-]+$/.test(id)) {
    const [control] = queryAll(document, `[aria-controls~="${id}"], [href="#${id}"], [data-target="#${id}"], [data-bs-target="#${id}"]`);
    if (control) return control;
  }
  const label = (attr(box, 'aria-labelledby') ?? '').split(/\s+/)[0] ?? '';
  return /^[\w-]+$/.test(label) ? queryAll(document, `#${label}`)[0] ?? null : null;
}

function isTab(box: Element, control: Element | null): boolean {
  return attr(box, 'role') === 'tabpanel' || (control !== null && (attr(control, 'role') === 'tab' || hasAttr(control, 'aria-selected') || /(?:^|[\s_-])tab/i.test(attr(control, 'class') ?? '')));
}

/** Boxes side by side of which one shows, with as many heads before them: the usual tabs of sites without roles. */
function nthTab(box: Element): Element | null {
  const parent = parentOf(box);
  if (!parent) return null;
  const boxes = queryAll(parent, ':scope > *').filter((one) => localNameOf(one) === localNameOf(box));
  if (boxes.length < 2 || boxes.filter((one) => isRendered(one)).length !== 1) return null;
  for (let head = previousElementOf(parent) ?? previousElementOf(boxes[0]!); head; head = previousElementOf(head)) {
    const names = queryAll(head, 'li, [role="tab"]').length === boxes.length ? queryAll(head, 'li, [role="tab"]') : queryAll(head, 'a, span, button');
    if (names.length === boxes.length) return names[boxes.indexOf(box)] ?? null;
  }
  return null;
}

function named(element: Element | null | undefined): string {
  if (!element) return '';
  return folded(attr(element, 'aria-label') ?? textOf(element) ?? '').slice(0, 40);
}
