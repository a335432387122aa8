import { baseUriOf, documentOf } from './dom.ts';
import type { PageView } from './page-view.ts';

/** Resolves against the page's own `<base>` when there is one, else against the address it is judged under. */
export function createResolver(document: Document, judged: URL): PageView['resolve'] {
  const known = new Map<string, URL | null>();
  const actual = documentAddress(document);
  const own = baseUriOf(document);
  const base = own === actual || /^about:/.test(actual) && !hasBase(document) ? judged.href : own;
  return (href, element) => {
    const inner = element && documentOf(element) !== document ? baseUriOf(element) : base;
    const id = inner === base ? href : `${inner}\n${href}`;
    const had = known.get(id);
    if (had !== undefined) return had;
    let url: URL | null = null;
    try {
      url = new URL(href, inner);
    } catch {
      url = null;
    }
    known.set(id, url);
    return url;
  };
}

function hasBase(document: Document): boolean {
  return Document.prototype.querySelector.call(document, 'base[href]') !== null;
}

/** Where a document is, read so that no form field called `URL` can hide it. */
export function documentAddress(document: Document): string {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, 'URL')!.get!;
  return get.call(document) as string;
}
