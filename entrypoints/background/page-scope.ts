export interface PageScope {
  readonly scope: 'government' | 'preview' | 'unsupported';
  /** Why it cannot be inspected, in words; null when it can. */
  readonly reason: string | null;
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
  const nothing = (reason: string): PageScope => ({ scope: 'unsupported', reason, url: address ?? '', host: '' });
  if (!address) return nothing('浏览器还没有允许读网看这个网页。请点一下工具栏上的读网图标。');
  const url = parse(address);
  if (!url) return nothing('这个地址不是网页，不能检查。');
  if (url.protocol === 'file:') return nothing('这是本机文件，不能在浏览器里检查；可用命令行检查。');
  if (url.protocol === 'view-source:') return nothing('这是网页的源代码，请打开网页本身再检查。');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return nothing('这是浏览器或插件自己的页面，不是网站网页，不能检查。');
  if (isStore(url)) return nothing('这是扩展商店的页面，浏览器不允许检查。');
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
