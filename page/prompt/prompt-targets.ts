import { isSchemeHost } from '../../contract/inner-host.ts';
import { isReachable } from '../hidden/reachable-links.ts';
import { plantedLinks } from '../hidden/scored-blocks.ts';
import { addressesOf, type AddressPlace, type PageAddress } from '../links/addresses.ts';
import { localNameOf } from '../dom.ts';
import { hostKinds, type TargetKind } from '../links/host-kind.ts';
import { kindOfAddress } from '../links/internal-host.ts';
import { registrableOf } from '../links/link-host.ts';
import type { PageView } from '../page-view.ts';
import { entriesOf } from '../table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

type Pause = { readonly pause: true };

/** The links of the page that lead to a site which is no government site, and so need a prompt. In slices: call it with `yield*`. */
export function* promptTargets(page: PageView): Generator<Pause, readonly PageAddress[]> {
  const { list } = yield* addressesOf(page);
  const kindOf = hostKinds(page);
  const targets: PageAddress[] = [];
  for (const [index, address] of list.entries()) {
    if (index % 100 === 99) yield { pause: true };
    if (isTarget(page, address, kindOf(address.target.hostname))) targets.push(address);
  }
  // What nobody can see nobody presses: that is the fault of hidden links.
  const planted = targets.length > 0 ? yield* plantedLinks(page) : new Set<Element>();
  return planted.size === 0 ? targets : targets.filter(({ places }) => places.some((place) => isPressedAt(page, place) && !planted.has(place.element)));
}

/** Hosts of links that need no prompt only because the unit has entered them, sorted. In slices: call it with `yield*`. */
export function* listedTargets(page: PageView): Generator<Pause, readonly string[]> {
  if ((page.site?.trustedHosts ?? []).length === 0) return [];
  const { list } = yield* addressesOf(page);
  const kindOf = hostKinds(page);
  const hosts = new Set<string>();
  for (const [index, address] of list.entries()) {
    if (index % 100 === 99) yield { pause: true };
    if (kindOf(address.target.hostname) === 'listed' && address.places.some((place) => isPressedAt(page, place))) hosts.add(address.target.hostname);
  }
  return [...hosts].sort();
}

/** A place of an address at which a person presses: seen, or in a menu, tab or list the page opens. */
export function isPressedAt(page: PageView, { role, element, attribute }: AddressPlace): boolean {
  return role === 'link' && !/^(?:link|img)$/.test(localNameOf(element)) && (attribute !== 'href' || isReachable(page, element));
}

/** A link people press, to a site that is not a government site; not the buttons that share this page, which open for nobody unasked. */
function isTarget(page: PageView, { target, places }: PageAddress, kind: TargetKind): boolean {
  if (kind !== 'unknown' && kind !== 'address' && kind !== 'institution' && kind !== 'media' && kind !== 'platform') return false;
  if (!/^https?:$/.test(target.protocol) || isSchemeHost(target.hostname) || registrableOf(target.hostname) === registrableOf(page.url.hostname)) return false;
  // An inner or preview address opens for nobody: one fault, told by internal-address.
  const fault = kindOfAddress(target.href, page.url, target, entriesOf(page, hostTables.numeric));
  if (fault === 'intranet' || fault === 'preview') return false;
  if (kind === 'platform' && /share|intent|widget|qrconnect|sns|msgrd|oauth|login/i.test(target.hostname + target.pathname)) return false;
  return places.some((place) => isPressedAt(page, place));
}
