import { parseUrl } from '../../contract/parse-url.ts';

/**
 * The part of a host that somebody registered: `news.shifan.gov.cn` → `shifan.gov.cn`, `a.b.com` → `b.com`. Numeric hosts
 * and single labels are returned as they are. A short table instead of the public suffix list: only the suffixes under
 * which Chinese sites and what they link to are found; a suffix it does not know is taken to have one label.
 */
export function registrableOf(host: string): string {
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.length <= 2 || isNumeric(host)) return labels.join('.');
  return labels.slice(isSharedPair(labels) ? -3 : -2).join('.');
}

/** Whether anybody may register names below this host (`cn`, `com.cn`, `gd.cn`): then it names nobody. By the same short table. */
export function isSharedSuffix(host: string): boolean {
  const labels = host.split('.');
  return labels.length === 1 || (labels.length === 2 && isSharedPair(labels));
}

function isSharedPair(labels: readonly string[]): boolean {
  const [second, top] = labels.slice(-2) as [string, string];
  return sharedHosts.has(`${second}.${top}`) || (/^[a-z]{2}$/.test(top) && secondLevel.test(second)) || (top === 'cn' && (provinces.has(second) || second === 'xn--zfr164b'));
}

/** Whether a host is a number: IPv4 as browsers write it, or IPv6 in brackets. */
export function isNumeric(host: string): boolean {
  return host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether `host` is `suffix` or below it; compared label by label, so `x-gov.cn` and `gov.cn.example.com` are not below `gov.cn`. */
export function isBelow(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

/**
 * The address inside a redirector: `/visit/link?url=https%3A%2F%2Fexample.com` → that address; the address itself when it
 * is none. Only whole addresses count as parameters, and only where the redirector's own path or parameter says that it leads on.
 */
export function unwrapped(url: URL): URL {
  let at = url;
  for (let depth = 0; depth < 2; depth += 1) {
    const inner = innerAddress(at);
    if (!inner) return at;
    at = inner;
  }
  return at;
}

function innerAddress(url: URL): URL | null {
  if (!url.href.includes('?')) return null;
  if (url.search.length < 10 || url.search.length > 4000 || reporting.test(url.pathname) || reporting.test(url.hostname)) return null;
  const leads = leading.test(url.pathname);
  for (const [name, value] of url.searchParams) {
    const plain = /^aHR0c[DH]/.test(value) ? decoded(value) : value;
    if (!(leads || target.test(name)) || !/^(?:https?:)?\/\//i.test(plain)) continue;
    const inner = parseUrl(plain, url);
    if (inner && inner.hostname.includes('.') && inner.hostname !== url.hostname) return inner;
  }
  return null;
}

/** `http…` in base64, as some redirectors write it; '' where it is none. */
function decoded(value: string): string {
  try {
    return atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

/** One address however it is written: without `www.`, fragment, trailing slash and letters' case of the host. */
export function sameAddressKey(url: URL): string {
  return `${url.hostname.replace(/^www\./, '')}${url.port ? `:${url.port}` : ''}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

const leading = /(?:^|[/_.-])(?:link|links|jump|jumpto|goto|go|redirect|redir|visit|out|outlink|leave|external|transfer|forward|skip)(?:[/_.-]|$)/i;
const target = /^(?:url|target|targeturl|to|link|href|redirect|redirecturl|jumpurl|gourl|outurl|outerurl|dest|u)$/i;
/** Entries that carry the reported or shared page's address, and log-ins that carry the way back: they do not lead there. */
const reporting = /jiucuo|jcInfo|share|login|oauth|sso|passport|translate|proxy_print|qrcode|^(?:service|v\.t)\.|^sns\.|^connect\./i;
const secondLevel = /^(?:com|net|org|gov|edu|ac|mil|co|or|ne|go|gob|govt)$/;
const sharedHosts = new Set(['github.io', 'gitee.io', 'myqcloud.com', 'aliyuncs.com', 'vercel.app', 'pages.dev', 'netlify.app']);
const provinces = new Set('bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo'.split(' '));
