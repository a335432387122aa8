import { shadowRootOf } from './dom.ts';

/** What Firefox gives its extensions on every element; nobody else has it. */
const closedToo = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;

/**
 * The shadow root of an element: a closed one too where the browser hands those to extensions (Chromium by an interface of its own,
 * Firefox by a property of elements), an open one in every browser.
 * @param dom Chromium's `browser.dom`; undefined in Firefox and in older forks
 */
export function anyShadowRootOf(element: Element, dom: { readonly openOrClosedShadowRoot: (element: HTMLElement) => ShadowRoot | null } | undefined): ShadowRoot | null {
  if (dom) return dom.openOrClosedShadowRoot(element as HTMLElement);
  return closedToo ? closedToo.call(element) as ShadowRoot | null : shadowRootOf(element);
}
