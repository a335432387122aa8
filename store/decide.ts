import type { Place } from '../contract/finding.ts';
import type { Decision, FindingRecord, FindingStatus } from '../contract/record.ts';
import type { PageType } from '../contract/page-type.ts';
import { StoreRefused, write, type Write } from './database.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { ensureDesk, share } from './site.ts';

/**
 * Rules on findings; each ruling is an event of its own, all in one transaction. A finding that has the status already is left alone.
 * @throws StoreRefused when a finding is unknown, a dismissal has no reason, or it could not be saved: then none was ruled on
 */
export async function decide(pen: Pen, findingIds: readonly string[], ruling: FindingStatus, reason: string): Promise<void> {
  if (ruling === 'dismissed' && reason.trim() === '') throw new StoreRefused('rule', '请写明为什么是误报。');
  await write(pen.store, async (tx) => {
    for (const id of findingIds) {
      const finding = await findingOf(tx, id);
      if (finding.data.status === ruling) continue;
      await ruleOn(tx, pen, finding, ruling, reason);
    }
  });
}

/** One ruling inside a transaction: the decision, the finding's new status, and both on their way. */
export async function ruleOn(tx: Write, pen: Pen, finding: Stored<FindingRecord>, ruling: FindingStatus, reason: string): Promise<void> {
  const at = pen.now();
  await shareWithDesk(tx, pen, finding);
  const data: Decision = { id: newId(at), findingId: finding.id, ruling, expects: finding.data.status, reason, by: pen.by, at };
  await tx.objectStore('decision').put({ id: data.id, data, rev: null, base: null });
  await tx.objectStore('finding').put(withChange(finding, { status: ruling }));
  if (pen.sharing) await enqueue(tx, { entity: 'decision', id: data.id, kind: 'create', about: finding.id, fields: { ...data }, was: null, rev: null, at });
}

/** Writes a note on a finding; the text replaces the one before. @throws StoreRefused */
export async function note(pen: Pen, findingId: string, text: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const finding = await findingOf(tx, findingId);
    if (finding.data.note === text) return;
    await shareWithDesk(tx, pen, finding);
    await tx.objectStore('finding').put(withChange(finding, { note: text }));
    if (!pen.sharing) return;
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
 * Records a problem a person saw. It is confirmed at once, as an event of its own: who enters it stands by it.
 * @throws StoreRefused when it says nothing or could not be saved
 */
export async function addManual(pen: Pen, manual: ManualFinding): Promise<string> {
  if (manual.says.trim() === '') throw new StoreRefused('rule', '请写明是什么问题。');
  return write(pen.store, async (tx) => {
    const { site, inspection } = await ensureDesk(tx, pen, manual.host, manual.rubric);
    const at = pen.now();
    const id = newId(at);
    const page = await tx.objectStore('page').get([site.id, manual.url]);
    const data: FindingRecord = {
      id, siteId: site.id, inspectionId: inspection.id, visitId: page?.visitId ?? null, origin: 'person',
      key: `manual/${manual.row ?? 'other'}/${id}@${manual.url}`, check: 'manual', checkVersion: 1, code: manual.row ?? 'other', verdict: 'fail',
      about: (manual.place?.quote ?? manual.says).slice(0, 200), says: manual.says.trim(), fix: '', cites: [...manual.cites], at: manual.place, fragment: manual.fragment,
      url: manual.url, pageType: manual.pageType, pageTitle: manual.pageTitle.slice(0, 4000), category: null, status: 'pending', note: manual.note, foundAt: at,
    };
    const stored: Stored<FindingRecord> = { id, data, rev: null, base: null };
    await tx.objectStore('finding').put(stored);
    await ruleOn(tx, pen, stored, 'confirmed', '');
    return id;
  });
}

/** A finding can only be shared after what it names. */
async function shareWithDesk(tx: Write, pen: Pen, finding: Stored<FindingRecord>): Promise<void> {
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
  if (!finding) throw new StoreRefused('rule', '找不到这条问题，页面可能已被重新检查，请刷新后再试。');
  return finding;
}
