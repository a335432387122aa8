/** Where the focus was: the element, how it was called, and its ancestors with the place of each in its parent. */
interface Held { readonly element: HTMLElement; readonly name: string; readonly path: readonly { readonly parent: Element; readonly index: number }[] }

/** Time for a view's own idea of where to go on, milliseconds; only what nobody took care of is taken care of here. */
const patience = 60;
/** Names of what was left for another screen, the last of them at the end. */
const mostLeft = 10;

/**
 * Keeps the keyboard's place when what has the focus goes away: a row that is confirmed leaves the list, a screen is changed, a
 * button is disabled while it works. The focus then goes to what stands in its place now, or to what one came from; it never falls
 * to the document, where the next Tab would begin at the top. A click beside everything is left as it is.
 *
 * @param root everything of the surface; a closed shadow root's content too
 * @param signal ends the watching
 */
export function keepFocus(root: HTMLElement, signal: AbortSignal): void {
  const tree = root.getRootNode() as Document | ShadowRoot;
  const left: string[] = [];
  let held: Held | null = null;
  let waiting: { readonly element: HTMLElement; readonly instead: HTMLElement } | null = null;

  const look = (): void => {
    const active = tree.activeElement;
    // Under a shadow root nothing of ours is active while somebody is in the page itself.
    if (active === null && document.activeElement !== document.body) return;
    if (active !== null && active !== document.body) {
      // A button that was disabled while it worked gets its focus back, where nobody has gone on meanwhile.
      if (waiting && active === waiting.instead && canHold(waiting.element)) waiting.element.focus({ preventScroll: true });
      if (waiting && (active !== waiting.instead || !waiting.element.isConnected)) waiting = null;
      return;
    }
    if (!held || canHold(held.element) || !root.isConnected || root.querySelector('dialog[open]') !== null) return;
    const { element, name } = held;
    const next = sameNamed(root, [name]) ?? inPlace(held, root) ?? sameNamed(root, left) ?? first(root);
    if (!next) return;
    next.focus({ preventScroll: true });
    if (element.isConnected) waiting = { element, instead: next };
  };
  let soon: ReturnType<typeof setTimeout> | undefined;
  const watcher = new MutationObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(look, patience);
  });
  watcher.observe(root, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'open'] });
  root.addEventListener('focusin', ({ target }) => {
    // Left for another screen: come back from there, one goes on where one was.
    if (held && !held.element.isConnected) left.push(held.name);
    if (left.length > mostLeft) left.shift();
    if (target instanceof HTMLElement) held = { element: target, name: nameOf(target), path: pathOf(target, root) };
  }, { signal });
  // Clicked beside everything, or gone on in the page below: then the focus was not lost but left.
  root.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget === null) setTimeout(() => {
      if (held?.element === target && document.hasFocus() && tree.activeElement !== target && canHold(held.element)) held = null;
    });
  }, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(soon);
    watcher.disconnect();
  });
}

/** No field: a key that was meant for the list must not end up in it. */
const focusable = 'a[href], button, summary, [tabindex]:not(input, select, textarea, iframe)';

function canHold(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility({ checkVisibilityCSS: true });
}

function first(within: Element): HTMLElement | null {
  return [...within.querySelectorAll<HTMLElement>(focusable)].find(canHold) ?? null;
}

/** What stands where it stood, else what stands before that, in the nearest part that is still there; the surface as a whole is no such part. */
function inPlace({ path }: Held, root: HTMLElement): HTMLElement | null {
  for (const { parent, index } of path) {
    if (parent === root || !parent.isConnected || !root.contains(parent)) continue;
    for (let at = Math.min(index, parent.children.length - 1); at >= 0; at -= 1) {
      const child = parent.children[at]!;
      const found = child.matches(focusable) && canHold(child) ? child as HTMLElement : first(child);
      if (found) return found;
    }
    const found = first(parent) ?? (parent.matches(focusable) && canHold(parent) ? parent as HTMLElement : null);
    if (found) return found;
  }
  return null;
}

/** The control called by the last of these names that is there; it is forgotten with all left after it. */
function sameNamed(root: HTMLElement, names: readonly string[]): HTMLElement | null {
  const all = [...root.querySelectorAll<HTMLElement>(focusable)].filter(canHold);
  for (let at = names.length - 1; at >= 0; at -= 1) {
    const found = all.find((one) => nameOf(one) === names[at]);
    if (found) return found;
  }
  return null;
}

function nameOf(element: HTMLElement): string {
  return `${element.localName} ${element.id || (element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 60) ?? '')} ${element.closest('[id]')?.id ?? ''}`;
}

function pathOf(element: Element, root: HTMLElement): Held['path'] {
  const path: { parent: Element; index: number }[] = [];
  for (let at: Element = element; at !== root && at.parentElement; at = at.parentElement) path.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return path;
}
