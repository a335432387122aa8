import * as z from 'zod/mini';
import { isInnerHost } from './inner-host.ts';
import { parseUrl } from './parse-url.ts';

/**
 * Where unpublished pages stand, and where they will stand. `from` and `to` are an origin with a path that ends in `/`:
 * `http://10.1.2.3:8080/preview/nn/` and `https://www.shifan.gov.cn/`.
 */
export const previewHostSchema = z.strictObject({ from: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^/]+\/(?:.*\/)?$/)), to: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^/]+\/(?:.*\/)?$/)) });
export type PreviewHost = z.infer<typeof previewHostSchema>;

/** The mapping that covers an address: of several the one with the longest `from`; null when none does. */
export function previewOf(hosts: readonly PreviewHost[], address: string): PreviewHost | null {
  const url = parseUrl(address);
  if (!url) return null;
  const plain = `${url.origin}${url.pathname}`;
  return hosts.filter(({ from }) => `${plain}/`.startsWith(from)).toSorted((a, b) => b.from.length - a.from.length)[0] ?? null;
}

/** The address a preview page will have once it is published; without fragment. */
export function publishedAddress({ from, to }: PreviewHost, address: string): string {
  const url = new URL(address);
  url.hash = '';
  return to + url.href.slice(from.length);
}

/**
 * The mapping a person means by naming the address of this page after publishing, or only its site. Where both addresses end
 * alike, what differs before that is the mapping; else the whole host of the preview stands for the site.
 * @param preview address of the page as it is open
 * @param published `www.shifan.gov.cn`, `https://www.shifan.gov.cn/` or the full address of the page to be
 * @returns null when `published` is no address of a web page, is the preview's own, or one the public cannot reach
 */
export function mappingBetween(preview: string, published: string): PreviewHost | null {
  const text = published.trim();
  const from = parseUrl(preview);
  const to = parseUrl(/^https?:\/\//i.test(text) ? text : `http://${text.replace(/^\/\//, '')}`);
  if (!from || !to || text === '' || !to.hostname.includes('.') || !/^https?:$/.test(to.protocol) || to.host === from.host || isInnerHost(to.hostname)) return null;
  const own = from.pathname.split('/');
  const other = to.pathname.split('/');
  let same = 0;
  // The last part is the page's own name: where it is empty or differs, only the site was named.
  while (same < Math.min(own.length, other.length) - 1 && own[own.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  if (same === 0 || other.at(-1) === '') return { from: `${from.origin}/`, to: `${to.origin}${to.pathname.endsWith('/') ? to.pathname : '/'}` };
  const before = (parts: readonly string[]): string => parts.slice(0, parts.length - same).join('/');
  return { from: `${from.origin}${before(own)}/`, to: `${to.origin}${before(other)}/` };
}
