import type { AnswerRecord, ColumnRecord, Decision, FindingRecord, Inspection, Site, Visit } from '../contract/record.ts';
import { reading, type Store } from './database.ts';
import { inArrival } from './arrival.ts';
import { columnsIn } from './columns.ts';
import { withoutTwins } from '../scoring/canonical-finding.ts';
import type { PageState, Stored, TrayEntry } from './schema.ts';
import { findSite, runningInspections } from './site.ts';

export type Mark = 'local' | 'waiting' | 'sent' | 'conflict' | 'refused';

export interface PageFinding {
  readonly record: FindingRecord;
  readonly decisions: readonly Decision[];
  readonly sync: Mark;
  readonly present: boolean;
}

/** One consistent picture of what is stored about one page and the running inspection of its site. */
export interface PageRead {
  readonly site: Site | null;
  readonly inspection: Inspection | null;
  readonly page: PageState | null;
  /** Of this page: seen at the last reading in the report's order, then what somebody ruled on before; one per key. */
  readonly findings: readonly PageFinding[];
  /** Of the running inspection, for the sheet; one per key. */
  readonly inspectionFindings: readonly FindingRecord[];
  readonly visits: readonly Visit[];
  /** What people said of the sheet's rows in this inspection, newest last. */
  readonly answers: readonly AnswerRecord[];
  /** The register of the site's columns. */
  readonly columns: readonly ColumnRecord[];
}

/** @param extent `page` leaves out what belongs to the inspection's other pages */
export async function readPage(store: Store, host: string, url: string, rubric: string, extent: 'page' | 'inspection' = 'inspection'): Promise<PageRead> {
  const tx = reading(store);
  const site = await findSite(tx, host);
  if (!site) return { site: null, inspection: null, page: null, findings: [], inspectionFindings: [], visits: [], answers: [], columns: [] };
  const open = await runningInspections(tx, site.id, rubric);
  const inspection = open[0] ?? null;
  const ids = new Set(open.map(({ id }) => id));
  const latest = await tx.objectStore('page').get([site.id, url]);
  const visit = latest && await tx.objectStore('visit').get(latest.visitId);
  // A reading for another form says nothing about this one: the page counts as not read, never as clean.
  const page = latest && ids.has(visit?.data.inspectionId ?? '') ? latest : null;
  const records = (await tx.objectStore('finding').index('page').getAll([site.id, url])).filter(({ data }) => ids.has(data.inspectionId ?? ''));
  const whole = extent === 'inspection' ? open : [];
  const of = (await Promise.all(whole.map(({ id }) => tx.objectStore('finding').index('inspectionId').getAll(id)))).flat();
  const visits = (await Promise.all(whole.map(({ id }) => tx.objectStore('visit').index('inspectionId').getAll(id)))).flat();

  const answers = (await Promise.all(whole.map(({ id }) => tx.objectStore('answer').index('inspectionId').getAll(id)))).flat();

  const columns = extent === 'inspection' ? await columnsIn(tx, site.id) : [];

  const place = new Map(page?.present.map((id, index) => [id, index]));
  const keys = new Map(records.map((record) => [record.data.key, record.id]).filter(([, id]) => place.has(id!)) as [string, string][]);
  const seenAt = (record: Stored<FindingRecord>): number | undefined => place.get(record.id) ?? place.get(keys.get(record.data.key) ?? '');
  const last = Number.MAX_SAFE_INTEGER;
  const shown = withoutTwins(records)
    // Another person's findings on a page this browser has not read are shown as they are.
    .filter((record) => seenAt(record) !== undefined || record.data.status !== 'pending' || page === null || record.data.origin === 'person')
    .toSorted((a, b) => (seenAt(a) ?? last) - (seenAt(b) ?? last) || (a.data.key < b.data.key ? -1 : 1));
  const findings: PageFinding[] = [];
  for (const record of shown) {
    const decisions = await tx.objectStore('decision').index('findingId').getAll(record.id);
    findings.push({
      record: record.data, decisions: inArrival(decisions).map(({ data }) => data),
      sync: markOf(record, await tx.objectStore('op').index('about').count(record.id), await tx.objectStore('tray').index('about').getAll(record.id)),
      present: seenAt(record) !== undefined || page === null || record.data.origin === 'person',
    });
  }
  return {
    site: site.data, inspection: inspection?.data ?? null, page, findings,
    inspectionFindings: withoutTwins(of).map(({ data }) => under(data, inspection?.id ?? null)), visits: inArrival(visits).map(({ data }) => under(data, inspection?.id ?? null)),
    answers: inArrival(answers).map(({ data }) => data), columns,
  };
}

/** What belongs to any open inspection of the site is shown as belonging to the first. */
function under<Data extends { readonly inspectionId: string | null }>(data: Data, inspectionId: string | null): Data {
  return { ...data, inspectionId };
}

/** How far a record has come. */
export function markOf(record: Pick<Stored<unknown>, 'rev'>, waiting: number, tray: readonly Pick<TrayEntry, 'st'>[]): Mark {
  if (tray.some(({ st }) => st === 'conflict')) return 'conflict';
  if (tray.length > 0) return 'refused';
  if (waiting > 0) return 'waiting';
  return record.rev === null ? 'local' : 'sent';
}
