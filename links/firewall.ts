import { editionOn } from '../standards/edition.ts';
import { firewallMarks, type FirewallMark } from '../standards/tables/links.ts';
import { beijingDay } from '../standards/window.ts';
import type { BodyRead } from './body.ts';

/** Statuses that firewalls use and servers do not: 412 and 521 of script challenges, 999 of one platform. */
const ownStatuses = new Set([412, 521, 999]);
const mayBeFirewall = new Set([200, 202, 403, 405, 501, 503]);

/**
 * Whose block or challenge page an answer is; null when none is seen. `headers`: name in lower case → value.
 * `now` tells whose day's marks hold. A challenge is recognised and never solved. Sources: `links.md` 2.2 and 2.6.
 */
export function firewallOf(status: number, headers: ReadonlyMap<string, string>, body: BodyRead | null, now: number): string | null {
  const vendors = marksOn(now);
  // On an ordinary answer the cookie only says that such a product stands in front of the site.
  const seen = `${status === 200 ? '' : headers.get('set-cookie') ?? ''} ${body?.markup.slice(0, 20_000) ?? ''}`;
  if (headers.has('cf-mitigated')) return 'Cloudflare';
  if (ownStatuses.has(status)) return vendors.find(({ pattern }) => pattern.test(seen))?.product ?? '防火墙';
  if (!mayBeFirewall.has(status)) return null;
  const named = vendors.find(({ pattern, sure }) => pattern.test(seen) && (status !== 200 || sure || (body?.length ?? 0) < 400))?.product;
  if (named) return named;
  if (!body?.scriptsOnly) return null;
  // A page of 200 with scripts alone may be an application; a challenge works on cookies and comes back to itself.
  if (status === 200 && !(/document\.cookie/.test(body.markup) && /location|reload|eval\(|\$_/.test(body.markup))) return null;
  return '脚本验证';
}

const marks = new WeakMap<readonly FirewallMark[], readonly (FirewallMark & { readonly pattern: RegExp })[]>();

/** The marks in force on a day, made into patterns once. */
function marksOn(now: number): readonly (FirewallMark & { readonly pattern: RegExp })[] {
  const { value } = editionOn(firewallMarks.editions, beijingDay(now));
  const known = marks.get(value) ?? value.map((each) => ({ ...each, pattern: new RegExp(each.mark, 'i') }));
  marks.set(value, known);
  return known;
}
