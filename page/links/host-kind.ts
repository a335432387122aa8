import { derived } from '../memo.ts';
import { isBelow, isNumeric, isSharedSuffix, registrableOf } from './link-host.ts';
import { knownHosts, officialHosts, type HostKind, type KnownHost } from '../../standards/tables/known-hosts.ts';
import type { PageView, StruckHost } from '../page-view.ts';
import { namedHosts } from '../header/site-domain.ts';
import { valueOf } from '../tags/tags.ts';
import { editionOn } from '../../standards/edition.ts';
import { beijingDay } from '../../standards/window.ts';

/** own: the page's own site; listed: entered by the unit as a government site or its own; unknown: commercial or nobody knows; address: a bare number. */
export type TargetKind = 'own' | 'listed' | HostKind | 'unknown' | 'address';

/** What the host of an address is, seen from the page. Memoised per page, so thousands of links cost a look-up each. */
export const hostKinds: (page: PageView) => (host: string) => TargetKind = derived((page) => {
  const own = [registrableOf(page.url.hostname), ...namedHosts(valueOf(page, 'SiteDomain')).map(ownPart)];
  // A suffix under which anybody registers names nobody: such an entry would let every host through.
  const listed = (page.site?.trustedHosts ?? []).flatMap((each) => namedHosts(each)).filter((each) => isNumeric(each) || !isSharedSuffix(each));
  const struck = struckOf(page);
  const inForce = hostsOn(page.now);
  const known = new Map<string, TargetKind>();
  return (host) => {
    const had = known.get(host);
    if (had !== undefined) return had;
    const plain = host.replace(/\.$/, '');
    const kind = own.some((each) => isBelow(plain, each)) ? 'own' : listed.some((each) => isBelow(plain, each)) ? 'listed' : (knownHost(plain, struck, inForce)?.kind ?? (isNumeric(plain) ? 'address' : 'unknown'));
    known.set(host, kind);
    return kind;
  };
});

/** The entry of the table that names a host best (the longest), or null. `struck`: entries that do not count. `hosts`: by their host; left out, those of the latest edition. */
export function knownHost(host: string, struck: ReadonlyMap<string, unknown> = none, hosts: ReadonlyMap<string, KnownHost> = byHost): KnownHost | null {
  const labels = host.split('.');
  for (let start = 0; start < labels.length; start += 1) {
    const entry = hosts.get(labels.slice(start).join('.'));
    if (entry && !struck.has(entry.host)) return entry;
  }
  return null;
}

/** Whether a unit may strike an entry: one that is there, and that no document names. */
export function isStrikable(host: string): boolean {
  const entry = byHost.get(host);
  return entry !== undefined && entry.basis !== 'rule';
}

/** The entries the unit has struck that made a difference for these hosts, by host. */
export function struckAmong(page: PageView, hosts: readonly string[]): readonly StruckHost[] {
  const struck = struckOf(page);
  if (struck.size === 0) return [];
  const found = new Set(hosts.flatMap((host) => {
    const entry = knownHost(host);
    const had = entry && struck.get(entry.host);
    return had ? [had] : [];
  }));
  return [...found].sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** The unit's rules a finding about these hosts rests on, as it is kept with the finding; undefined when there is none. */
export function struckRule(page: PageView, hosts: readonly string[]): string | undefined {
  const rules = struckAmong(page, hosts).map(({ host, why, by }) => `${by}：“${host}”移出内置名单（${why}）`);
  return rules.length === 0 ? undefined : rules.join('；').slice(0, 800);
}

const struckOf: (page: PageView) => ReadonlyMap<string, StruckHost> = derived((page) => new Map((page.site?.struckHosts ?? []).filter(({ host }) => isStrikable(host)).map((each) => [each.host, each] as const)));
const none: ReadonlyMap<string, unknown> = new Map();

/** Kinds for which the rules ask no prompt and no care: government sites, links that are required, and the site's own. */
export function isOfficial(kind: TargetKind): boolean {
  return kind === 'own' || kind === 'listed' || kind === 'government' || kind === 'mandatory' || kind === 'party' || kind === 'proxy';
}

const byHost = new Map(knownHosts.map((each) => [each.host, each]));
const made = new Map<readonly KnownHost[], ReadonlyMap<string, KnownHost>>();

/** The hosts of the edition in force at a moment, by their host. */
function hostsOn(now: number): ReadonlyMap<string, KnownHost> {
  const { value } = editionOn(officialHosts.editions, beijingDay(now));
  const known = made.get(value) ?? new Map(value.map((each) => [each.host, each] as const));
  made.set(value, known);
  return known;
}

/** A SiteDomain tag may name a foreign platform on which the site lives: then only that very host is its own. */
function ownPart(host: string): string {
  return isBelow(host, 'gov.cn') ? registrableOf(host) : host;
}
