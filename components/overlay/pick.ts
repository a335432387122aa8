import type { Picked } from '../../contract/messages.ts';
import { fragmentOf } from '../../evidence/fragment.ts';
import { documentOf, textOf } from '../../page/dom.ts';
import { folded } from '../../page/normal-text.ts';
import { wordsOf, type Language } from '../../messages/words.ts';
import { isComposed } from '../keys.ts';
import type { Host } from './host.ts';
import { elementAtPoint, pickedPlace, viewBox } from './place-in-page.ts';

/**
 * Lets a person pick an element by a click, or a piece of text: one that is selected already (click on it) or one swept
 * over with the mouse. The page sees none of it: a layer of ours takes the pointer. Escape gives up.
 * @returns what was picked, or null when the person gave up or `signal` ended it
 */
export function pick({ element: own, root }: Host, language: Language, signal: AbortSignal): Promise<Picked> {
  const layer = part(root, 'picker-layer');
  const box = part(root, 'picker-box');
  const hint = part(root, 'picker-hint');
  hint.setAttribute('role', 'status');
  hint.textContent = wordsOf(language)['overlay.pickHint'];
  box.hidden = true;
  layer.tabIndex = -1;
  layer.focus({ preventScroll: true });
  const selected = selectedText();

  return new Promise((resolve) => {
    const done = new AbortController();
    const end = (picked: Picked): void => {
      done.abort();
      for (const each of [layer, box, hint]) each.remove();
      resolve(picked);
    };
    const on = { signal: done.signal, capture: true };
    let from: Range | null = null;
    let swept: Range | null = null;

    layer.addEventListener('pointermove', (event) => {
      if (event.buttons === 1 && from) swept = between(from, caretAt(layer, event)) ?? swept;
      const area = swept && swept.toString().trim() !== '' ? swept.getBoundingClientRect() : boxAt(event, own);
      box.hidden = area === null;
      if (!area) return;
      box.style.transform = `translate(${area.x}px, ${area.y}px)`;
      box.style.width = `${area.width}px`;
      box.style.height = `${area.height}px`;
    }, on);
    layer.addEventListener('pointerdown', (event) => {
      if (event.isTrusted && event.button === 0) from = caretAt(layer, event);
    }, on);
    layer.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      const words = swept ? folded(swept.toString()) : '';
      if (swept && words !== '') return end(pickedText(swept, words));
      if (selected && within(selected.range, event)) return end(pickedText(selected.range, selected.words));
      const element = elementAtPoint(event.clientX, event.clientY, own);
      if (element) end({ place: pickedPlace(element), fragment: fragmentOf(element) });
    }, on);
    // On the window, because the page may hold the focus.
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !event.isTrusted || isComposed(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end(null);
    }, on);
    signal.addEventListener('abort', () => end(null), { signal: done.signal });
  });
}

function part(root: HTMLElement, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  root.append(element);
  return element;
}

function boxAt(event: PointerEvent, own: Element) {
  const element = elementAtPoint(event.clientX, event.clientY, own);
  return element ? viewBox(element) : null;
}

/** The caret under the pointer, our layer looked through for a moment. */
function caretAt(layer: HTMLElement, { clientX, clientY }: MouseEvent): Range | null {
  layer.style.pointerEvents = 'none';
  try {
    if (Document.prototype.caretRangeFromPoint as unknown) return Document.prototype.caretRangeFromPoint.call(document, clientX, clientY);
    // Firefox has this one, and Chromium from 128.
    const caret = (document as { caretPositionFromPoint?: (x: number, y: number) => { readonly offsetNode: Node; readonly offset: number } | null }).caretPositionFromPoint?.(clientX, clientY);
    if (!caret) return null;
    const range = new Range();
    range.setStart(caret.offsetNode, caret.offset);
    return range;
  } finally {
    layer.style.pointerEvents = '';
  }
}

function between(a: Range, b: Range | null): Range | null {
  if (!b || documentOf(a.startContainer) !== documentOf(b.startContainer)) return null;
  const backwards = a.compareBoundaryPoints(Range.START_TO_START, b) > 0;
  const range = new Range();
  range.setStart((backwards ? b : a).startContainer, (backwards ? b : a).startOffset);
  range.setEnd((backwards ? a : b).startContainer, (backwards ? a : b).startOffset);
  return range;
}

function selectedText(): { readonly range: Range; readonly words: string } | null {
  const selection = window.getSelection();
  const words = folded(selection?.toString() ?? '');
  return selection && selection.rangeCount > 0 && words !== '' ? { range: selection.getRangeAt(0).cloneRange(), words } : null;
}

function within(range: Range, { clientX, clientY }: MouseEvent): boolean {
  return [...range.getClientRects()].some(({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom);
}

function pickedText(range: Range, words: string): Picked {
  const common = range.commonAncestorContainer;
  const element = common.nodeType === 1 ? common as Element : common.parentElement;
  if (!element) return null;
  return { place: pickedPlace(element, words), fragment: (textOf(element) ?? '').length > 4000 ? null : fragmentOf(element) };
}
