import { linkKey, type LinkAddress } from '../../contract/link.ts';
import { isMasked } from '../../contract/masked-address.ts';
import type { AddressRole } from './address-sources.ts';
import { addressesOf, type PageAddress } from './addresses.ts';
import type { PageView } from '../page-view.ts';
import { redacted } from '../redact.ts';

/** An address to ask for, with what it is mainly for. */
export interface AskedAddress {
  /** As answers name it. */
  readonly key: string;
  readonly role: AddressRole;
  readonly kind: LinkAddress['kind'];
  readonly address: PageAddress;
}

/**
 * The page's addresses that the link check asks for, each once, in the order of the page. Scripts, fonts and icons are
 * left out: visitors do not open them, and asking for a script may count as a visit.
 */
export function* askedAddresses(page: PageView): Generator<{ readonly pause: true }, readonly AskedAddress[]> {
  const { list } = yield* addressesOf(page);
  const out: AskedAddress[] = [];
  const seen = new Set<string>();
  for (const address of list) {
    const role = roleOf(address);
    const { href } = address.url;
    // Only where a name, a password or a secret may stand can the key be another text than the address.
    const key = /[@#?;=]/.test(href) ? linkKey(href) : href;
    if (role === null || seen.has(key)) continue;
    seen.add(key);
    out.push({ key, role, kind: kindOf(address, role), address });
    if (out.length % 300 === 0) yield { pause: true };
  }
  return out;
}

/** The same as plain data, for the worker that asks. */
export function asLinkAddress({ key, kind, address }: AskedAddress): LinkAddress {
  const real = address.url.href.split('#')[0]!;
  return { url: key, ...(isMasked(key) ? { ask: real } : {}), kind, places: address.places.length, text: redacted((address.places.find(({ text }) => text !== '')?.text ?? '').slice(0, 200)).slice(0, 100), never: address.never !== null };
}

/** What the address is mainly for; null when it is not asked for at all. */
function roleOf({ places }: PageAddress): AddressRole | null {
  const roles = places.map(({ role }) => role);
  return (['link', 'frame', 'form', 'refresh', 'picture', 'media', 'style', 'plugin'] as const).find((role) => roles.includes(role)) ?? null;
}

function kindOf({ url }: PageAddress, role: AddressRole): LinkAddress['kind'] {
  if (role !== 'link' && role !== 'frame' && role !== 'form' && role !== 'refresh') return 'resource';
  return isFileName(url.pathname) ? 'file' : 'page';
}

/** Whether a path names a document, an archive or a recording. */
export function isFileName(path: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|caj|rtf|csv|txt|zip|rar|7z|t?gz|tar|mp3|mp4|m4a|wav|wmv|avi|flv|mov|exe|msi|apk|dwg)$/i.test(path);
}
