import { parseUrl } from '../contract/parse-url.ts';
import type { TrustedHost } from '../contract/settings.ts';
import { isBelow, isNumeric, isSharedSuffix } from '../page/links/link-host.ts';

/** Why a host cannot be entered: not a host name; a suffix below which anybody may register; covered already by gov.cn or by another entry. */
export type HostProblem = 'bad' | 'suffix' | 'government' | 'known';

/**
 * A host as the list keeps it, from what somebody typed: a name or a whole address, full-width dots and Chinese names included.
 * `list`: what is entered already.
 */
export function hostTyped(typed: string, list: readonly TrustedHost[]): { readonly host: string } | { readonly problem: HostProblem } {
  const text = typed.trim();
  const url = parseUrl(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  const host = url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/\.$/, '').replace(/^www\./, '') : '';
  if (!/^(?:[a-z0-9_-]+\.)*[a-z0-9-]+$/.test(host) || host.length > 253 || url?.username) return { problem: 'bad' };
  if (isSharedSuffix(host) && !isNumeric(host)) return { problem: 'suffix' };
  if (isBelow(host, 'gov.cn') || isBelow(host, 'xn--zfr164b')) return { problem: 'government' };
  return list.some((each) => isBelow(host, each.host)) ? { problem: 'known' } : { host };
}
