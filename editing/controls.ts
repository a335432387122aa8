import { attr, idOf, innerDocument, localNameOf, parentOf, previousElementOf, queryAll } from '../page/dom.ts';

/** Something a person writes into: a field, a list to choose from, a text that can be edited. */
export interface Control { readonly element: Element; readonly place: string; readonly document: Document }

/** Everything a person can write into on a page and in its same-origin frames, as far as frames four deep. Reads only. */
export function controlsOf(document: Document): readonly Control[] {
  const found: Control[] = [];
  walk(document, '', 0, found);
  return found;
}

function walk(document: Document, before: string, depth: number, found: Control[]): void {
  if (isWritten(document)) {
    const [body] = queryAll(document, 'body');
    if (body) found.push({ element: body, place: `${before}body`, document });
    return;
  }
  for (const element of queryAll(document, 'input, textarea, select, [contenteditable]')) {
    if (found.length >= 2000) return;
    if (!isField(element)) continue;
    found.push({ element, place: before + pathOf(document, element), document });
  }
  if (depth >= 4) return;
  for (const frame of queryAll(document, 'iframe, frame')) {
    const inner = innerDocument(frame);
    if (inner) walk(inner, `${before}${pathOf(document, frame)} >>> `, depth + 1, found);
  }
}

/** Whether a document as a whole is an editor's writing surface. */
function isWritten(document: Document): boolean {
  const [body] = queryAll(document, 'body');
  return document.designMode === 'on' || (body !== undefined && /^(?:|true|plaintext-only)$/i.test(attr(body, 'contenteditable') ?? 'no'));
}

function isField(element: Element): boolean {
  const name = localNameOf(element);
  if (name === 'input') return /^(?:text|search|date|datetime-local|hidden|)$/i.test(attr(element, 'type') ?? '');
  if (name === 'textarea' || name === 'select') return true;
  return /^(?:|true|plaintext-only)$/i.test(attr(element, 'contenteditable') ?? 'no') && !element.parentElement?.closest('[contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]');
}

/** A path that finds the element again tomorrow: by its name, by its id, else by where it stands. */
function pathOf(document: Document, element: Element): string {
  const local = localNameOf(element);
  const name = attr(element, 'name') ?? '';
  if (steady.test(name) && queryAll(document, `${local}[name="${name}"]`).length === 1) return `${local}[name="${name}"]`;
  const id = idOf(element);
  if (steady.test(id) && queryAll(document, `#${id}`).length === 1) return `#${id}`;
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < 40; at = parentOf(at)) {
    const own = localNameOf(at);
    if (own === 'body' || own === 'html') {
      steps.unshift(own);
      break;
    }
    let position = 1;
    for (let other = previousElementOf(at); other; other = previousElementOf(other)) if (localNameOf(other) === own) position += 1;
    steps.unshift(`${own}:nth-of-type(${position})`);
  }
  return steps.join(' > ');
}

/** Made by a person, not counted up by a script each time. */
const steady = /^[A-Za-z][\w-]{0,60}$/;
