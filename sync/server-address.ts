import { said, type Said } from '../messages/said.ts';

/** What a person typed as the server's address: its origin, or why it cannot be used. */
export type ServerAddress = { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly said: Said };

/**
 * Reads the address of the unit's server. Only https; plain http for this machine and for private addresses, where a
 * unit tries the server out. A path, a name or a password in the address are refused, not cut off.
 */
export function serverAddress(typed: string): ServerAddress {
  const text = typed.trim();
  if (text === '') return { ok: false, said: said('said.address.empty') };
  const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url) return { ok: false, said: said('said.address.none') };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, said: said('said.address.scheme') };
  if (url.username || url.password) return { ok: false, said: said('said.address.secret') };
  if (!/^\/?$/.test(url.pathname) || url.search || url.hash) return { ok: false, said: said('said.address.path', url.origin) };
  if (url.protocol === 'http:' && !isOwnNetwork(url.hostname)) return { ok: false, said: said('said.address.plain') };
  return { ok: true, origin: url.origin };
}

/** This machine and the private ranges of RFC 1918 and RFC 4193. */
function isOwnNetwork(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (/^\[(?:::1|f[cd][0-9a-f]{2}:.*)\]$/i.test(host)) return true;
  return /^(?:127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+)$/.test(host);
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
