import type { PageReport } from '../contract/finding.ts';
import type { Rectification, Verification, VerifiedAs } from '../contract/rectification.ts';
import type { FindingRecord } from '../contract/record.ts';
import { dueOn } from '../rectify/due.ts';
import { mayVerify } from '../rectify/rights.ts';
import { verdictOf, type Verdict } from '../rectify/verdict.ts';
import { causeKey } from '../scoring/root-causes.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { calendarHere } from './calendar.ts';
import { write, type Write } from './database.ts';
import { newId } from './id.ts';
import { placeOf, provisional, untouched } from './issue.ts';
import { enterVerification, putItem, rolesOf } from './items.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { findSite } from './site.ts';

/** One look at a page: what came, for which address of the register. */
export interface Sight {
  readonly host: string;
  /** Address that was asked for; another one than the report's where the site sent us on. */
  readonly url: string;
  readonly report: PageReport | null;
  /** Why there is no report, in words. */
  readonly failure: string;
  readonly fragments: Readonly<Record<string, string>>;
  readonly catalogue: string;
  readonly toolVersion: string;
  /** A person asked for it: every item of the page is looked at, not only those reported done. */
  readonly asked: boolean;
}

export interface Seen { readonly itemId: string; readonly as: VerifiedAs | 'reopened' }

/** The same result again within this time is still the same look. */
const sameLook = 30 * 60_000;

/**
 * Runs the register past a page that was just read: each item of the page that is reported done is verified by the rule that
 * found it, and a closed one whose fault is there again reopens itself as a new item that names the old one.
 * @returns what was entered; empty for an account that may not
 * @throws StoreRefused when it could not be saved
 */
export async function verifyVisit(pen: Pen, sight: Sight): Promise<readonly Seen[]> {
  if (!mayVerify(rolesOf(pen))) return [];
  const notices = await calendarHere(pen);
  return write(pen.store, async (tx) => {
    const site = await findSite(tx, sight.host);
    if (!site) return [];
    const items = (await tx.objectStore('rectification').index('siteId').getAll(site.id)).filter(({ data }) => data.pages.some(({ url }) => url === sight.url));
    const seen: Seen[] = [];
    for (const item of items) {
      const one = item.data.state === 'closed' ? await reopenIfBack(tx, pen, item, sight, notices) : await verifyItem(tx, pen, item, sight);
      if (one) seen.push(one);
    }
    return seen;
  });
}

/** Enters what a person found who looked at the page: where the rule can say nothing. @throws StoreRefused through `write` */
export async function verifyByPerson(pen: Pen, itemId: string, url: string, as: 'fixed' | 'unfixed', because: string, versions: Pick<Sight, 'catalogue' | 'toolVersion'>): Promise<boolean> {
  return write(pen.store, async (tx) => {
    const item = await tx.objectStore('rectification').get(itemId);
    if (!item) return false;
    const last = (await tx.objectStore('verification').index('itemId').getAll(itemId)).filter(({ data }) => data.url === url && data.method === 'rule').toSorted((a, b) => b.data.at - a.data.at)[0]?.data;
    const at = pen.now();
    // What the last look by the rule saw stays beside the person's word; without one nothing is claimed of the page.
    const after = last?.after ?? { at, finalUrl: url, status: null, title: '', outcome: null, checkVersion: null, left: 0, of: 0, quote: '', fragment: null };
    return enterVerification(tx, pen, item, { ...await frame(tx, pen, item.data, url, versions, at), method: 'person', as, because, after, elsewhere: null });
  });
}

async function verifyItem(tx: Write, pen: Pen, item: Stored<Rectification>, sight: Sight): Promise<Seen | null> {
  const { state, reply } = item.data;
  if (state === 'withdrawn') return null;
  const reported = (state === 'answered' || state === 'review') && reply?.kind === 'done';
  if (!reported && !sight.asked) return null;
  const at = pen.now();
  const verdict = verdictOf(item.data, { ...sight, others: await sameElsewhere(tx, item.data), now: at });
  if (!sight.asked && await saidAlready(tx, item.data, sight.url, verdict, at)) return null;
  const seen: Verification = { ...await frame(tx, pen, item.data, sight.url, sight, at), method: 'rule', ...verdict };
  return await enterVerification(tx, pen, item, seen) ? { itemId: item.id, as: verdict.as } : null;
}

/** A person who closed it against the rule's word has settled what the rule says. */
async function reopenIfBack(tx: Write, pen: Pen, old: Stored<Rectification>, sight: Sight, notices: readonly HolidayNotice[]): Promise<Seen | null> {
  if (old.data.reopenedAs !== null || sight.report === null || old.data.seen[sight.url]?.byPerson) return null;
  const at = pen.now();
  const { as } = verdictOf(old.data, { ...sight, others: [], now: at });
  if (as !== 'unfixed' && as !== 'partly') return null;
  const findings = await foundAgain(tx, old.data, sight.report);
  const [first] = findings;
  if (!first) return null;
  const { unit, says, fix, cites, check, code, about, category, cause } = old.data;
  const term = old.data.workingDays ?? usualTerm;
  const due = dueOn(term, null, at, notices);
  const item: Rectification = {
    id: newId(at), siteId: old.data.siteId, inspectionId: first.inspectionId, unit, says, fix, cites, note: '', check, checkVersion: first.checkVersion, code, about, category, cause,
    pages: findings.map(placeOf), workingDays: term, dueOn: 'day' in due ? due.day : null, number: null, provisional: await provisional(tx, at), reopens: old.id, by: pen.by, at, ...untouched(at),
  };
  await putItem(tx, pen, item);
  await tx.objectStore('rectification').put(withChange(old, { reopenedAs: item.id }));
  return { itemId: item.id, as: 'reopened' };
}

/** Working days for what comes back after a term a person had named. */
const usualTerm = 3;

/** The stored findings of this reading that are the item's faults. */
async function foundAgain(tx: Write, item: Rectification, report: PageReport): Promise<readonly FindingRecord[]> {
  const result = report.checks.find(({ id }) => id === item.check);
  const page = await tx.objectStore('page').get([item.siteId, report.url]);
  const present = await Promise.all((page?.present ?? []).map((id) => tx.objectStore('finding').get(id)));
  const keys = new Set(result?.findings.map(({ key }) => key));
  const wanted = new Set(item.pages.map(({ key }) => key.slice(0, key.lastIndexOf('@http'))));
  const same = present.flatMap((finding) => finding?.data ?? []).filter(({ key, check, code }) => check === item.check && code === item.code && keys.has(key));
  return same.filter((finding) => wanted.has(finding.key.slice(0, finding.key.lastIndexOf('@http'))) || causeKey(finding) === item.cause);
}

/** Findings of the site that are about the very same thing, on whatever page. */
async function sameElsewhere(tx: Write, item: Rectification): Promise<readonly FindingRecord[]> {
  const prefixes = new Set(item.pages.map(({ key }) => key.slice(0, key.lastIndexOf('@http') + 1)));
  const found = await Promise.all([...prefixes].slice(0, 20).map((prefix) => tx.objectStore('finding').index('key').getAll(IDBKeyRange.bound([item.siteId, prefix], [item.siteId, `${prefix}\uffff`]), 200)));
  return found.flat().map(({ data }) => data);
}

async function saidAlready(tx: Write, item: Rectification, url: string, { as, because }: Verdict, at: number): Promise<boolean> {
  const all = await tx.objectStore('verification').index('itemId').getAll(item.id);
  const last = all.filter(({ data }) => data.url === url && data.round === item.round && data.method === 'rule').toSorted((a, b) => b.data.at - a.data.at)[0]?.data;
  if (!last || last.as !== as || last.because !== because) return false;
  // After a new report that it is done, an old look is not enough.
  return at - last.at < sameLook && at >= last.at && last.at >= (item.reply?.at ?? 0);
}

async function frame(tx: Write, pen: Pen, item: Rectification, url: string, { catalogue, toolVersion }: Pick<Sight, 'catalogue' | 'toolVersion'>, at: number) {
  const place = item.pages.find((page) => page.url === url);
  const finding = place ? await tx.objectStore('finding').get(place.findingId) : undefined;
  return {
    id: newId(at), itemId: item.id, round: item.round, url,
    before: { quote: place?.quote ?? '', fragment: finding?.data.fragment ?? null, at: place?.foundAt ?? item.at }, toolVersion, catalogue, by: pen.by, at,
  };
}
