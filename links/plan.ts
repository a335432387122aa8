import { isInnerHost, isSchemeHost } from '../contract/inner-host.ts';
import { linkKey, type LinkAddress, type LinkAnswer } from '../contract/link.ts';
import { settled } from './verdict.ts';

/** An address to ask for. */
export interface PlannedLink {
  readonly url: string;
  /** What is really asked for, where `url` shows its secrets masked. */
  readonly ask?: string;
  readonly kind: LinkAddress['kind'];
  /** As `host` of its address: what limits are counted by. */
  readonly host: string;
  readonly own: boolean;
}

export interface Plan {
  /** In the order they should be asked: the page's own host first, others taking turns. */
  readonly ask: readonly PlannedLink[];
  /** Decided without a request. */
  readonly known: readonly LinkAnswer[];
}

/** Sorts a page's addresses into those to ask for and those decided without: each once, fragments dropped. Linear. */
export function planLinks(page: string, addresses: readonly LinkAddress[], now: number): Plan {
  const here = new URL(page);
  here.hash = '';
  const known = new Map<string, LinkAnswer>();
  const own: PlannedLink[] = [];
  const foreign = new Map<string, PlannedLink[]>();
  const seen = new Set<string>();
  const isPublic = !isInnerHost(here.hostname);
  const never = new Set(addresses.filter((one) => one.never).map((one) => linkKey(one.url)));
  for (const address of addresses) {
    const url = linkKey(address.url);
    if (seen.has(url)) continue;
    seen.add(url);
    const parsed = URL.canParse(url) ? new URL(url) : null;
    const decided = decide(url, parsed, here, never.has(url), isPublic, now);
    if (decided) {
      known.set(url, decided);
      continue;
    }
    const link: PlannedLink = { url, ...(address.ask === undefined ? {} : { ask: address.ask }), kind: address.kind, host: parsed!.host, own: parsed!.origin === here.origin };
    if (parsed!.host === here.host) own.push(link);
    else {
      const list = foreign.get(link.host);
      if (list) list.push(link);
      else foreign.set(link.host, [link]);
    }
  }
  return { ask: [...own, ...inTurns([...foreign.values()])], known: [...known.values()] };
}

function decide(url: string, parsed: URL | null, here: URL, never: boolean, isPublic: boolean, now: number): LinkAnswer | null {
  if (!parsed) return settled(url, 'broken', 'malformed', now);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return settled(url, 'skipped', 'scheme', now);
  if (never) return settled(url, 'skipped', 'unsafe', now);
  if (isPublic && isInnerHost(parsed.hostname)) return settled(url, 'skipped', 'local', now);
  if (unfilled(parsed) || isSchemeHost(parsed.hostname)) return settled(url, 'broken', 'malformed', now);
  if (parsed.href === here.href) return settled(url, 'ok', 'this-page', now);
  return null;
}

/** A template or a script left its own words where the address should be. */
function unfilled({ pathname }: URL): boolean {
  return pathname.split('/').some((part) => {
    const plain = part.replace(/%7b/gi, '{').replace(/%7d/gi, '}').replace(/%20/g, ' ').replace(/%5b/gi, '[').replace(/%5d/gi, ']');
    if (plain === 'undefined' || plain === 'null' || plain === 'NaN' || plain === '[object Object]') return true;
    return ['{{', '${'].some((open) => plain.includes(open) && plain.indexOf('}', plain.indexOf(open)) !== -1);
  });
}

function inTurns(lists: readonly (readonly PlannedLink[])[]): PlannedLink[] {
  const out: PlannedLink[] = [];
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  for (let index = 0; index < longest; index += 1) {
    for (const list of lists) if (index < list.length) out.push(list[index]!);
  }
  return out;
}
