import base from '../style/base.css?inline';
import finding from '../style/finding.css?inline';
import lens from '../style/lens.css?inline';
import overlay from '../style/overlay.css?inline';
import question from '../style/question.css?inline';
import tokens from '../style/tokens.css?inline';
import { ownMark } from '../../page/foreign-nodes.ts';

export interface Host {
  readonly element: HTMLElement;
  /** Where the overlay is rendered, inside the closed shadow root. */
  readonly root: HTMLElement;
  /** Takes the host away; the page is as it was. */
  readonly remove: () => void;
}

/**
 * Puts our one element into the page, last in `<html>`, above everything where the browser has a top layer for it.
 * Everything of ours lives in its closed shadow root; page styles cannot reach in, and ours cannot reach out.
 */
export function mountHost(language: string): Host {
  const focused = document.activeElement;
  // One that the version before an update left behind: nobody hears it any more.
  for (const left of document.querySelectorAll(`duwang-overlay[${ownMark}]`)) left.remove();
  const element = document.createElement('duwang-overlay');
  element.setAttribute(ownMark, '');
  const shadow = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  // The page's root font size is the page's matter: our sizes do not follow it.
  style.textContent = [tokens, base, finding, overlay, question, lens].join('\n').replace(/(-?[\d.]+)rem\b/g, (_, size: string) => `${Number(size) * 16}px`);
  const root = document.createElement('div');
  root.className = 'overlay';
  root.lang = language;
  shadow.append(style, root);

  // Only a person's own hand counts: what the page's scripts dispatch is no key press and no click.
  for (const type of ['click', 'keydown', 'pointerdown', 'submit', 'input', 'change']) {
    shadow.addEventListener(type, (event) => {
      if (event.isTrusted) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    }, true);
  }
  // What is typed and clicked in here is not the page's business.
  for (const type of ['keydown', 'keyup', 'keypress', 'input', 'click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  (document.documentElement as HTMLElement).appendChild(element);
  if ('popover' in element) {
    element.popover = 'manual';
    element.showPopover();
  }
  const remove = (): void => {
    const held = document.activeElement === element;
    element.remove();
    // What had the keyboard before us has it again; not where somebody has gone on elsewhere meanwhile.
    if (held && focused && focused !== document.body && focused.isConnected) HTMLElement.prototype.focus.call(focused, { preventScroll: true });
  };
  return { element, root, remove };
}
