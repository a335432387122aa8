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
  const isPublic = !isInner(here.hostname);
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

/** Whether a host name means this machine or an inner network (RFC 1918, 6761, 6762, 4193, 4291). The public cannot open it, and asking could show the browser's local-network prompt. */
export function isInner(host: string): boolean {
  if (host === 'localhost' || /\.(?:localhost|local|localdomain)$/.test(host)) return true;
  if (host === '[::1]' || host === '[::]' || /^\[f(?:[cd]|e[89ab])/i.test(host)) return true;
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host);
  if (!parts) return false;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  return a === 10 || a === 127 || a === 0 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

function decide(url: string, parsed: URL | null, here: URL, never: boolean, isPublic: boolean, now: number): LinkAnswer | null {
  if (!parsed) return settled(url, 'broken', 'malformed', now);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return settled(url, 'skipped', 'scheme', now);
  if (never) return settled(url, 'skipped', 'unsafe', now);
  if (isPublic && isInner(parsed.hostname)) return settled(url, 'skipped', 'local', now);
  if (unfilled(parsed)) return settled(url, 'broken', 'malformed', now);
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
