import type { World } from './guard.ts';

type Handler = ((this: unknown, event: Event) => unknown) | null;

/**
 * Presses an element as a person would, by made events. The click is called off before anybody sees it, so that nothing can
 * happen even where the page stops it on its way; whether the page itself calls it off is seen by what it does to the event.
 */
export function press(element: Element): { readonly prevented: boolean; readonly held: number } {
  const started = performance.now();
  const world = worldOf(element);
  const { PointerEvent, MouseEvent } = world;
  const box = element.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, composed: true, view: world, detail: 1, button: 0, clientX: Math.round(box.x + box.width / 2), clientY: Math.round(box.y + box.height / 2) };
  const pointer = { ...at, pointerId: 1, isPrimary: true, pointerType: 'mouse' };
  dispatch.call(element, new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  dispatch.call(element, new MouseEvent('mousedown', { ...at, buttons: 1 }));
  dispatch.call(element, new PointerEvent('pointerup', pointer));
  dispatch.call(element, new MouseEvent('mouseup', at));
  let prevented = false;
  const click = new PointerEvent('click', pointer);
  preventDefault.call(click);
  Object.defineProperties(click, {
    preventDefault: { value: () => { prevented = true; } },
    defaultPrevented: { get: () => prevented },
    returnValue: { get: () => !prevented, set: (value: unknown) => { if (value === false) prevented = true; } },
  });
  const unwrap = wrapHandlers(element, () => { prevented = true; });
  try {
    dispatch.call(element, click);
  } finally {
    unwrap();
  }
  return { prevented, held: performance.now() - started };
}

/** Chooses from a list as a person would, by made events; `restore` puts it back, without events. */
export function choose(select: Element, option: number): { readonly prevented: boolean; readonly held: number; readonly restore: () => void } {
  const started = performance.now();
  const { Event, HTMLSelectElement } = worldOf(select);
  const index = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'selectedIndex')!;
  const before = index.get!.call(select) as number;
  index.set!.call(select, option);
  dispatch.call(select, new Event('input', { bubbles: true, composed: true }));
  dispatch.call(select, new Event('change', { bubbles: true }));
  return { prevented: false, held: performance.now() - started, restore: () => index.set!.call(select, before) };
}

/** The window an element lives in, with its own constructors. */
export function worldOf(element: Element): World {
  return (element.ownerDocument.defaultView ?? window) as World;
}

/**
 * Runs the code of a `javascript:` address as the browser would after the press, without letting its value replace the page:
 * as the handler of a button that is in no document, under the same rules of the page.
 */
export function runScriptAddress(element: Element): void {
  const link = Element.prototype.closest.call(element, 'a, area');
  const code = /^\s*javascript:([\s\S]+)$/i.exec((link && Element.prototype.getAttribute.call(link, 'href')) ?? '')?.[1];
  if (!code || /^\s*(?:void\s*\(?\s*0\s*\)?)?\s*;?\s*$/.test(code)) return;
  const button = element.ownerDocument.createElement('button');
  button.type = 'button';
  let text = code;
  try {
    text = decodeURIComponent(code);
  } catch {
    // A lone percent sign: the browser takes it as it stands.
  }
  button.setAttribute('onclick', text);
  dispatch.call(button, new (worldOf(element).MouseEvent)('click', { cancelable: true }));
}

const dispatch = EventTarget.prototype.dispatchEvent;
const preventDefault = Event.prototype.preventDefault;

/** A handler that returns false calls the press off without touching the event. */
function wrapHandlers(element: Element, hear: () => void): () => void {
  const undo: (() => void)[] = [];
  const world = worldOf(element);
  const path: (Element | Document | Window)[] = [element.ownerDocument, world];
  for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null) path.push(at);
  for (const node of path) {
    const access = accessOf(node, world);
    const own = access?.get?.call(node) as Handler | undefined;
    if (!access?.set || typeof own !== 'function') continue;
    access.set.call(node, function wrapped(this: unknown, event: Event) {
      const answer = own.call(this, event);
      if (answer === false) hear();
      return answer;
    });
    undo.push(() => access.set!.call(node, own));
  }
  return () => undo.forEach((each) => each());
}

function accessOf(node: Element | Document | Window, world: World): PropertyDescriptor | undefined {
  const holder: object = node === world ? world : node === world.document ? world.Document.prototype : node instanceof world.SVGElement ? world.SVGElement.prototype : world.HTMLElement.prototype;
  return Object.getOwnPropertyDescriptor(holder, 'onclick');
}
