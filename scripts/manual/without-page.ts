/**
 * Lets the checks be loaded where there is no page, to read what they say about themselves: page/ takes its readers from the
 * prototypes of the DOM as it is loaded. None of them is ever called here.
 */
const names = ['Node', 'Element', 'Document', 'DocumentFragment', 'ShadowRoot', 'CharacterData', 'HTMLElement', 'HTMLImageElement', 'HTMLLinkElement', 'HTMLIFrameElement', 'HTMLFrameElement', 'HTMLMediaElement', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement', 'HTMLOptionElement', 'HTMLAnchorElement', 'HTMLStyleElement', 'HTMLFormElement', 'HTMLObjectElement', 'HTMLEmbedElement', 'HTMLTableElement', 'CSSStyleDeclaration', 'Range', 'Window'] as const;

/** Returns what takes the stand-ins away again. */
export function standInForThePage(): () => void {
  const missing = names.filter((name) => !(name in globalThis));
  for (const name of missing) {
    const prototype = new Proxy({}, {
      getOwnPropertyDescriptor: () => ({ get: never, configurable: true }),
      get: () => never,
    });
    Object.defineProperty(globalThis, name, { value: Object.assign(() => undefined, { prototype }), configurable: true });
  }
  return () => missing.forEach((name) => Reflect.deleteProperty(globalThis, name));
}

function never(): never {
  throw new Error('there is no page to read');
}
