import type { Place } from '../contract/finding.ts';
import type { Decision, FindingRecord, FindingStatus, Scope } from '../contract/record.ts';
import { causeKey } from '../scoring/root-causes.ts';
import { link } from './chain.ts';
import type { PageType } from '../contract/page-type.ts';
import { rulingBar, type RulingBar } from '../contract/review-rights.ts';
import { StoreRefused, write, type Read, type Write } from './database.ts';
import { inArrival, nextId } from './arrival.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { isAddress } from './remembered.ts';
import { ensureDesk, isPrivate, share } from './site.ts';

/** How far and how long a dismissal holds; see `decisionSchema`. */
export interface Reach { readonly scope: Scope; readonly until: number | null; readonly inapplicable: boolean }

export const hereForGood: Reach = { scope: 'page', until: null, inapplicable: false };

/**
 * Rules on findings; each ruling is an event of its own, all in one transaction. A finding that has the status already is left alone.
 * A dismissal that reaches further is written on the first finding of each cause; the others stand by it.
 * @throws StoreRefused when all of them are for somebody else to rule on, and as `decideMany`: then none was ruled on
 */
export async function decide(pen: Pen, findingIds: readonly string[], ruling: FindingStatus, reason: string, reach: Reach = hereForGood): Promise<void> {
  await decideMany(pen, findingIds, ruling, reason, reach, true);
}

/** A finding that was not ruled on, because that is somebody else's to do. */
export interface Left { readonly id: string; readonly bar: RulingBar }

/**
 * The same for many: where the unit lets nobody review an own finding, those of this person are left as they were, for somebody else.
 * @param refuseAll whether to refuse where all of them are left
 * @returns those that were left, with why
 * @throws StoreRefused when a finding is unknown, its inspection is 定稿, a dismissal has no reason or is over already, or it could not be saved: then none was ruled on
 */
export async function decideMany(pen: Pen, findingIds: readonly string[], ruling: FindingStatus, reason: string, reach: Reach = hereForGood, refuseAll = false): Promise<readonly Left[]> {
  if (ruling === 'dismissed' && reason.trim() === '') throw new StoreRefused('rule', reach.inapplicable ? 'said.decide.whyInapplicable' : 'said.decide.whyFalse');
  if (ruling === 'dismissed' && reach.until !== null && reach.until < pen.now()) throw new StoreRefused('rule', 'said.decide.over');
  return write(pen.store, async (tx) => {
    const ruled = new Map<string | null, Decision[]>();
    const anchored = new Set<string>();
    const locked = new Set<string>();
    const checked = new Set<string>();
    const left: Left[] = [];
    let open = 0;
    for (const id of findingIds) {
      const finding = await findingOf(tx, id);
      const { inspectionId } = finding.data;
      if (inspectionId !== null && !checked.has(inspectionId)) {
        checked.add(inspectionId);
        if (await isLocked(tx, inspectionId)) locked.add(inspectionId);
      }
      if (locked.has(inspectionId ?? '')) throw new StoreRefused('rule', 'said.decide.final');
      if (finding.data.status === ruling) continue;
      const bar = await barOf(tx, pen, finding, ruling);
      if (bar) {
        left.push({ id, bar });
        continue;
      }
      open += 1;
      const cause = `${finding.data.siteId} ${reach.scope === 'address' ? finding.data.about : causeKey(finding.data)}`;
      const far = ruling === 'dismissed' && reach.scope !== 'page' && !anchored.has(cause) && (reach.scope === 'site' || isAddress(finding.data.about));
      if (far) anchored.add(cause);
      const extra = ruling !== 'dismissed' ? {} : { ...(far ? { scope: reach.scope } : {}), ...(reach.until === null ? {} : { until: reach.until }), ...(reach.inapplicable ? { inapplicable: true } : {}) };
      const decision = await ruleOn(tx, pen, finding, ruling, reason, extra);
      const same = ruled.get(inspectionId);
      if (same) same.push(decision);
      else ruled.set(inspectionId, [decision]);
    }
    const last = left.at(-1);
    if (refuseAll && last && open === 0) throw new StoreRefused('rule', `verdict.${last.bar}`);
    for (const [inspectionId, decisions] of ruled) await link(tx, pen, inspectionId, decisions.map((decision) => ['decision', decision] as const));
    return left;
  });
}

/** Why this ruling is not the person's to make; null when it is, as always while one works alone. What the server would refuse is said here already. */
export async function barOf(tx: Read | Write, pen: Pen, finding: Stored<FindingRecord>, ruling: FindingStatus): Promise<RulingBar | null> {
  if (await isPrivate(tx, 'finding', finding)) return null;
  return barHere(pen, finding.data, inArrival(await tx.objectStore('decision').index('findingId').getAll(finding.id)).map(({ data }) => data), ruling);
}

/** The same of a finding that is shared, with all rulings on it in the order they were taken, for views. */
function barHere(pen: Omit<Pen, 'store'>, finding: FindingRecord, rulings: readonly Decision[], ruling: FindingStatus): RulingBar | null {
  // Records that do not say who found them, and units that have not said what holds, are left to the server.
  if (!pen.sharing || !pen.roles || pen.ownReview === undefined || finding.by === undefined) return null;
  const newest = rulings.at(-1);
  const last = newest === undefined ? 'nobody' : newest.by === pen.by || (newest.follows && finding.by === pen.by) ? 'self' : 'other';
  return rulingBar({ roles: pen.roles, ownReview: pen.ownReview }, { own: finding.by === pen.by, last, ruling });
}

/** What a view shows of that: the next ruling is a first one, or takes the present one back. */
export function barredFor(pen: Omit<Pen, 'store'>, finding: FindingRecord, rulings: readonly Decision[]): { readonly barred?: RulingBar } {
  const barred = barHere(pen, finding, rulings, finding.status === 'pending' ? 'confirmed' : 'pending');
  return barred ? { barred } : {};
}

/** Whether an inspection's newest step is 定稿: then nothing it is scored by may change. */
export async function isLocked(tx: Write, inspectionId: string): Promise<boolean> {
  const steps = (await tx.objectStore('final').index('inspectionId').getAll(inspectionId)).toSorted((a, b) => a.data.seq - b.data.seq);
  return steps.at(-1)?.data.step === 'final';
}

/** One ruling inside a transaction: the decision, the finding's new status, and both on their way. The caller binds it into the chain. */
export async function ruleOn(tx: Write, pen: Pen, finding: Stored<FindingRecord>, ruling: FindingStatus, reason: string, extra: Partial<Decision> = {}): Promise<Decision> {
  const at = pen.now();
  await shareWithDesk(tx, pen, finding);
  const data: Decision = { id: await nextId(tx.objectStore('decision').index('findingId'), finding.id, at), findingId: finding.id, ruling, expects: finding.data.status, reason, by: pen.by, at, ...extra };
  await tx.objectStore('decision').put({ id: data.id, data, rev: null, base: null });
  await tx.objectStore('finding').put(withChange(finding, { status: ruling }));
  if (pen.sharing && !await isPrivate(tx, 'finding', finding)) await enqueue(tx, { entity: 'decision', id: data.id, kind: 'create', about: finding.id, fields: { ...data }, was: null, rev: null, at });
  return data;
}

/** Writes a note on a finding; the text replaces the one before. @throws StoreRefused */
export async function note(pen: Pen, findingId: string, text: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const finding = await findingOf(tx, findingId);
    if (finding.data.note === text) return;
    await shareWithDesk(tx, pen, finding);
    await tx.objectStore('finding').put(withChange(finding, { note: text }));
    if (!pen.sharing || await isPrivate(tx, 'finding', finding)) return;
    await enqueue(tx, {
      entity: 'finding', id: findingId, kind: 'update', about: findingId, fields: { note: text }, was: { note: finding.data.note }, rev: finding.rev, at: pen.now(),
    });
  });
}

export interface ManualFinding {
  readonly host: string;
  readonly rubric: string;
  readonly url: string;
  readonly pageTitle: string;
  readonly pageType: PageType;
  readonly says: string;
  readonly cites: readonly string[];
  /** Row of the score sheet it belongs to, or null. */
  readonly row: string | null;
  readonly place: Place | null;
  readonly fragment: string | null;
  readonly note: string;
}

/**
 * Records a problem a person saw. It is confirmed at once, as an event of its own: who enters it stands by it; where nobody reviews an own
 * finding it waits for somebody else.
 * @throws StoreRefused when it says nothing or could not be saved
 */
export async function addManual(pen: Pen, manual: ManualFinding): Promise<string> {
  if (manual.says.trim() === '') throw new StoreRefused('rule', 'said.manual.says');
  return write(pen.store, async (tx) => {
    const { site, inspection } = await ensureDesk(tx, pen, manual.host, manual.rubric);
    const at = pen.now();
    const id = newId(at);
    const page = await tx.objectStore('page').get([site.id, manual.url]);
    const data: FindingRecord = {
      id, siteId: site.id, inspectionId: inspection.id, visitId: page?.visitId ?? null, origin: 'person',
      key: `manual/${manual.row ?? 'other'}/${id}@${manual.url}`, check: 'manual', checkVersion: 1, code: manual.row ?? 'other', verdict: 'fail',
      about: (manual.place?.quote ?? manual.says).slice(0, 200), says: manual.says.trim(), fix: '', cites: [...manual.cites], at: manual.place, fragment: manual.fragment,
      url: manual.url, pageType: manual.pageType, pageTitle: manual.pageTitle.slice(0, 4000), category: null, status: 'pending', note: manual.note, foundAt: at, by: pen.by,
    };
    const stored: Stored<FindingRecord> = { id, data, rev: null, base: null };
    await tx.objectStore('finding').put(stored);
    if (await barOf(tx, pen, stored, 'confirmed')) {
      await shareWithDesk(tx, pen, stored);
      await link(tx, pen, inspection.id, [['finding', data]]);
      return id;
    }
    const decision = await ruleOn(tx, pen, stored, 'confirmed', '');
    await link(tx, pen, inspection.id, [['finding', data], ['decision', decision]]);
    return id;
  });
}

/** A finding can only be shared after what it names. */
export async function shareWithDesk(tx: Write, pen: Pen, finding: Stored<FindingRecord>): Promise<void> {
  if (!pen.sharing) return;
  const { siteId, inspectionId, visitId } = finding.data;
  const site = await tx.objectStore('site').get(siteId);
  if (site) await share(tx, pen, 'site', site);
  const inspection = inspectionId ? await tx.objectStore('inspection').get(inspectionId) : undefined;
  if (inspection) await share(tx, pen, 'inspection', inspection);
  const visit = visitId ? await tx.objectStore('visit').get(visitId) : undefined;
  if (visit) await share(tx, pen, 'visit', visit);
  await share(tx, pen, 'finding', finding);
}

async function findingOf(tx: Write, id: string): Promise<Stored<FindingRecord>> {
  const finding = await tx.objectStore('finding').get(id);
  if (!finding) throw new StoreRefused('rule', 'said.find.findingRead');
  return finding;
}
