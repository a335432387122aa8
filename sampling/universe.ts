import type { PageType } from '../contract/page-type.ts';

/** A page that may be drawn: its column is the first parts of its path, its kind a guess from the address alone. */
export interface Drawable { readonly url: string; readonly column: string; readonly pageType: PageType }

/**
 * Pages of one site among the addresses its pages link to: once each, in the order of their addresses, without files, queries that only
 * turn pages, and addresses of other hosts.
 * @param known page types people corrected, by path pattern; `patternOf` gives a path's pattern
 */
export function universeOf(host: string, addresses: Iterable<string>, known: Readonly<Record<string, PageType>> = {}, patternOf: (url: URL) => string = (url) => url.pathname): readonly Drawable[] {
  const found = new Map<string, Drawable>();
  for (const address of [...addresses].toSorted()) {
    const url = parse(address);
    if (!url || url.hostname !== host || !/^https?:$/.test(url.protocol) || isFile(url.pathname)) continue;
    url.hash = '';
    // One page under both schemes, or under its index, is one page: the address that sorts first stays, whatever order they were met in.
    const key = url.href.replace(/^https?:/, '').replace(/\/index\.(?:s?html?|jsp|aspx?|php)$/, '/');
    if (found.has(key)) continue;
    found.set(key, { url: url.href, column: columnOf(url), pageType: known[patternOf(url)] ?? typeOf(url) });
  }
  return [...found.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/** The column an address lies in: up to two parts of its path that are neither dates nor numbers; `/` for the top. */
export function columnOf(url: URL): string {
  const parts = url.pathname.split('/').slice(1, -1).filter((part) => part !== '' && !/^(?:\d+|t?\d{4}[-_]?\d{2}.*|[0-9a-f]{16,})$/i.test(part));
  return parts.length === 0 ? '/' : `/${parts.slice(0, 2).join('/')}/`;
}

function typeOf(url: URL): PageType {
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  if (url.pathname === '/' || /^\/(?:index|default)\.[a-z]+$/i.test(url.pathname)) return 'home';
  if (/guide|bszn|fwzn/i.test(url.pathname) && /\d/.test(last)) return 'guide';
  if (last === '' || /^(?:index|list|node)(?:[_-]?\d{1,3})?\.[a-z]+$/i.test(last)) return 'column';
  return /\d/.test(last) || /[?&][^=]*id=\d/i.test(url.search) ? 'article' : 'other';
}

function isFile(path: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|bmp|webp|svg|ico|mp[34]|avi|flv|wmv|apk|exe|css|js|json|xml|rss)$/i.test(path);
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
