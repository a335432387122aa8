import { said, type Said } from '../../messages/said.ts';

export interface PageScope {
  readonly scope: 'government' | 'preview' | 'unsupported';
  /** Why it cannot be inspected; null when it can. */
  readonly reason: Said | null;
  /** Address without its fragment, as reports and records name it; as given where it cannot be inspected. */
  readonly url: string;
  /** Host name in lower case; empty where there is none. */
  readonly host: string;
}

/**
 * What may be done with the page at an address: record it (government hosts), judge it without recording (any other web
 * page, on a click), or nothing. `undefined` is a tab the browser does not let us see yet.
 */
export function scopeOf(address: string | undefined): PageScope {
  const nothing = (reason: Said): PageScope => ({ scope: 'unsupported', reason, url: address ?? '', host: '' });
  if (!address) return nothing(said('said.page.notAllowed'));
  const url = parse(address);
  if (!url) return nothing(said('said.page.noAddress'));
  if (url.protocol === 'file:') return nothing(said('said.page.file'));
  if (url.protocol === 'view-source:') return nothing(said('said.page.source'));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return nothing(said('said.page.browser'));
  if (isStore(url)) return nothing(said('said.page.store'));
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  url.hash = '';
  return { scope: isGovernment(host) ? 'government' : 'preview', reason: null, url: url.href, host };
}

/** Whether a host name (lower case) is registered under gov.cn. */
export function isGovernment(host: string): boolean {
  return host === 'gov.cn' || host.endsWith('.gov.cn');
}

function isStore(url: URL): boolean {
  return url.hostname === 'chromewebstore.google.com' || url.hostname === 'addons.mozilla.org' || url.hostname === 'microsoftedge.microsoft.com'
    || (url.hostname === 'chrome.google.com' && url.pathname.startsWith('/webstore'));
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
