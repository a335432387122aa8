/**
 * All that may be pressed in a trial of external links: in the document, then in its open shadow trees and its frames of the same
 * origin, in a fixed order. Plan and trial count by this same list, in different worlds of one page. It names nothing outside
 * itself, because the command line sends its text into the page; reads through prototypes, because a page can hang its own
 * elements over a document's methods.
 */
export function pressablesIn(start: Document): { readonly elements: readonly Element[]; readonly roots: readonly (Document | ShadowRoot)[] } {
  const roots: (Document | ShadowRoot)[] = [start];
  const elements: Element[] = [];
  const list = (root: Document | ShadowRoot, selector: string): readonly Element[] => Array.from((root.nodeType === 9 ? Document.prototype.querySelectorAll : DocumentFragment.prototype.querySelectorAll).call(root, selector));
  const shadowOf = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot')!.get as (this: Element) => ShadowRoot | null;
  for (let at = 0; at < roots.length && at < 200; at += 1) {
    const root = roots[at]!;
    for (const element of list(root, 'a, area, [onclick], select')) elements.push(element);
    for (const element of list(root, '*')) {
      const shadow = shadowOf.call(element);
      if (shadow) roots.push(shadow);
    }
    for (const frame of list(root, 'iframe, frame')) {
      const inner = Object.getOwnPropertyDescriptor(frame.localName === 'iframe' ? HTMLIFrameElement.prototype : HTMLFrameElement.prototype, 'contentDocument')?.get as ((this: Element) => Document | null) | undefined;
      try {
        const document = inner?.call(frame);
        if (document) roots.push(document);
      } catch {
        // A frame of another origin, or an element of another document's making: not looked into.
      }
    }
  }
  return { elements, roots };
}

/** Links with such words are never pressed. */
export const neverPress = /退出|注销|登[录陆]|支付|缴费|删除|分享/;
