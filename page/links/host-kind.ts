import { derived } from '../memo.ts';
import { isBelow, isNumeric, isSharedSuffix, registrableOf } from './link-host.ts';
import { knownHosts, type HostKind, type KnownHost } from './known-hosts.ts';
import type { PageView } from '../page-view.ts';
import { namedHosts } from '../header/site-domain.ts';
import { valueOf } from '../tags/tags.ts';

/** own: the page's own site; listed: entered by the unit as a government site or its own; unknown: commercial or nobody knows; address: a bare number. */
export type TargetKind = 'own' | 'listed' | HostKind | 'unknown' | 'address';

/** What the host of an address is, seen from the page. Memoised per page, so thousands of links cost a look-up each. */
export const hostKinds: (page: PageView) => (host: string) => TargetKind = derived((page) => {
  const own = [registrableOf(page.url.hostname), ...namedHosts(valueOf(page, 'SiteDomain')).map(ownPart)];
  // A suffix under which anybody registers names nobody: such an entry would let every host through.
  const listed = (page.site?.trustedHosts ?? []).flatMap((each) => namedHosts(each)).filter((each) => isNumeric(each) || !isSharedSuffix(each));
  const known = new Map<string, TargetKind>();
  return (host) => {
    const had = known.get(host);
    if (had !== undefined) return had;
    const plain = host.replace(/\.$/, '');
    const kind = own.some((each) => isBelow(plain, each)) ? 'own' : listed.some((each) => isBelow(plain, each)) ? 'listed' : (knownHost(plain)?.kind ?? (isNumeric(plain) ? 'address' : 'unknown'));
    known.set(host, kind);
    return kind;
  };
});

/** The entry of the table that names a host best (the longest), or null. */
export function knownHost(host: string): KnownHost | null {
  const labels = host.split('.');
  for (let start = 0; start < labels.length; start += 1) {
    const entry = byHost.get(labels.slice(start).join('.'));
    if (entry) return entry;
  }
  return null;
}

/** Kinds for which the rules ask no prompt and no care: government sites, links that are required, and the site's own. */
export function isOfficial(kind: TargetKind): boolean {
  return kind === 'own' || kind === 'listed' || kind === 'government' || kind === 'mandatory' || kind === 'party' || kind === 'proxy';
}

const byHost = new Map(knownHosts.map((each) => [each.host, each]));

/** A SiteDomain tag may name a foreign platform on which the site lives: then only that very host is its own. */
function ownPart(host: string): string {
  return isBelow(host, 'gov.cn') ? registrableOf(host) : host;
}
