import { parseUrl } from './parse-url.ts';

/**
 * What makes two addresses one column: host and path with the query; `index` files, a closing slash, `www.` and the protocol aside.
 * Null for what is no web address.
 */
export function columnAddress(url: string): string | null {
  const parsed = parseUrl(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  const host = parsed.hostname.replace(/^www\./, '');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  return `${host}${port}${parsed.pathname.replace(/(?:index|default)\.\w{2,5}$/i, '').replace(/\/+$/, '')}${parsed.search}`;
}
