import { parseUrl } from '../../contract/parse-url.ts';
import { cssAddresses, foundAddresses, type AddressRole, type FoundAddress } from './address-sources.ts';
import { rootElementOf } from '../dom.ts';
import { unwrapped } from './link-host.ts';
import type { PageView } from '../page-view.ts';
import { neverRequest, type Never } from './unsafe-address.ts';

export interface AddressPlace {
  readonly element: Element;
  /** Attribute it is written in, or `css` for a style sheet's rule. */
  readonly attribute: string;
  readonly role: AddressRole;
  /** As written. */
  readonly raw: string;
  readonly text: string;
}

/** One address of the page with all its places. */
export interface PageAddress {
  /** Without fragment: what would be requested. */
  readonly url: URL;
  /** Where it leads in the end: the address inside a redirector's parameter, else `url` itself. For "is it external" only. */
  readonly target: URL;
  readonly places: readonly AddressPlace[];
  /** Why it must never be requested; null when it may be. */
  readonly never: Never | null;
  /** `malformed`: a template's leftover, or no host; visitors cannot open it either. */
  readonly fault: 'malformed' | null;
}

export interface Addresses {
  /** In the order of their first places: links, then what the page is built of, then handlers, styles. */
  readonly list: readonly PageAddress[];
  /** Places whose words are no address at all (`http://`, `{{url}}`). */
  readonly unreadable: readonly AddressPlace[];
  /** Places of addresses that are not asked for over the network (mail, telephone, data, fragments), by scheme. */
  readonly others: Readonly<Record<string, number>>;
  /** Places beyond the limit of 50,000, which were left out. */
  readonly leftOut: number;
}

type Pause = { readonly pause: true };

const mostPlaces = 50_000;
const known = new WeakMap<PageView, Addresses>();

/**
 * Every address on the page once, with all its places. Worked out once per view, in slices: call it with `yield*`.
 * Linear in the number of places; reads only.
 */
export function* addressesOf(page: PageView): Generator<Pause, Addresses> {
  const had = known.get(page);
  if (had) return had;
  const byAddress = new Map<string, { url: URL; places: AddressPlace[]; never: Never | null; fault: PageAddress['fault'] }>();
  const unreadable: AddressPlace[] = [];
  const others: Record<string, number> = {};
  let seen = 0;
  for (const found of allPlaces(page)) {
    if ('pause' in found) {
      yield found;
      continue;
    }
    seen += 1;
    if (seen % 300 === 0) yield { pause: true };
    if (seen > mostPlaces) continue;
    const { element, attribute, role, raw, text, url } = found;
    const place: AddressPlace = { element, attribute, role, raw, text };
    const given = raw.trim();
    if (given.startsWith('#')) {
      others['#'] = (others['#'] ?? 0) + 1;
    } else if (!url) {
      unreadable.push(place);
    } else if (!/^(?:https?|ftp):/.test(url.href)) {
      others[url.protocol] = (others[url.protocol] ?? 0) + 1;
    } else {
      const id = withoutFragment(url);
      const entry = byAddress.get(id);
      const never = found.posts ? 'form' : role === 'base' ? 'base' : role === 'link' || role === 'form' || role === 'refresh' || role === 'frame' ? neverRequest(url, text) : url.protocol === 'ftp:' ? 'scheme' : null;
      if (!entry) byAddress.set(id, { url: id === url.href ? url : new URL(id), places: [place], never, fault: isLeftover(given) ? 'malformed' : null });
      else {
        entry.places.push(place);
        // One place that says "delete" is reason enough; being also a form's target or the base is not.
        if (never !== null && never !== 'base' && never !== 'form') entry.never = never;
        else if (never === null && (entry.never === 'base' || entry.never === 'form')) entry.never = null;
      }
    }
  }
  const list: PageAddress[] = [];
  for (const { url, places, never, fault } of byAddress.values()) {
    list.push({ url, places, never, fault, target: unwrapped(url) });
    if (list.length % 300 === 0) yield { pause: true };
  }
  const facts: Addresses = { list, unreadable, others, leftOut: Math.max(0, seen - mostPlaces) };
  known.set(page, facts);
  return facts;
}

/** How many places `addressesOf` left out on this page; 0 when nobody has asked for its addresses yet. */
export function leftOutOf(page: PageView): number {
  return known.get(page)?.leftOut ?? 0;
}

function* allPlaces(page: PageView): Generator<FoundAddress | Pause> {
  yield* foundAddresses(page);
  yield* sheetAddresses(page);
}

/** Pictures and fonts of style sheets that can be read; their addresses are relative to the sheet. */
function* sheetAddresses(page: PageView): Generator<FoundAddress> {
  let left = 60_000;
  for (const { node, host } of page.roots) {
    const owner = host ?? rootElementOf(page.document);
    if (!owner) continue;
    const lists = Array.from((node as DocumentOrShadowRoot).styleSheets ?? []).map((sheet) => ({ rules: rulesOf(sheet), base: sheet.href, element: (sheet.ownerNode as Element | null) ?? owner }));
    for (let list = lists.shift(); list; list = lists.shift()) {
      const { rules, base, element } = list;
      if (!rules) continue;
      for (let index = 0; index < rules.length && left > 0; index += 1, left -= 1) {
        const rule = rules[index]!;
        if ('styleSheet' in rule) {
          const { styleSheet: sheet, href } = rule as CSSImportRule;
          if (href) yield { element, attribute: 'css', role: 'style', raw: href, url: base ? parseUrl(href, base) : page.resolve(href, element), text: '', posts: false };
          if (sheet) lists.push({ rules: rulesOf(sheet), base: sheet.href, element });
        } else if ('cssRules' in rule && !('selectorText' in rule)) {
          lists.push({ rules: (rule as CSSGroupingRule).cssRules, base, element });
        } else if ('style' in rule) {
          for (const raw of cssAddresses((rule as CSSStyleRule).style.cssText)) {
            yield { element, attribute: 'css', role: 'selectorText' in rule ? 'picture' : 'font', raw, url: base ? parseUrl(raw, base) : page.resolve(raw, element), text: '', posts: false };
          }
        }
      }
    }
  }
}

function rulesOf(sheet: CSSStyleSheet): CSSRuleList | null {
  try {
    return sheet.cssRules;
  } catch {
    return null;
  }
}

function withoutFragment(url: URL): string {
  const { href } = url;
  const at = href.indexOf('#');
  return at < 0 ? href : href.slice(0, at);
}

/** What a template or a script left where an address should stand, as a whole part of it. */
function isLeftover(raw: string): boolean {
  return /(?:^|\/)(?:undefined|null|NaN|\[object Object\])(?:[/?#]|$)|\{\{[^}]{0,80}\}\}|\$\{[^}]{0,80}\}|<%[^%]{0,80}%>|<[A-Z]{2,}_[A-Z_]{2,}>|%7B%7B/.test(raw.slice(0, 2000));
}
