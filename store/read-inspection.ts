import type { AnswerRecord, ColumnRecord, Decision, FindingRecord, Inspection, Site, Visit } from '../contract/record.ts';
import { inArrival } from './arrival.ts';
import { columnsIn } from './columns.ts';
import { withoutTwins } from '../scoring/canonical-finding.ts';
import { reading, StoreRefused, type Read, type Store } from './database.ts';
import { markOf, type Mark } from './read-page.ts';
import type { Stored } from './schema.ts';
import { sameWork } from './site.ts';

/** All of one inspection. What belongs to any open inspection of the site by the same form is shown as belonging to the oldest. */
export interface InspectionRead<Finding = FindingRecord> {
  readonly inspection: Inspection;
  readonly site: Site | null;
  /** Visits and answers in the order they were taken: the last holds. */
  readonly visits: readonly Visit[];
  /** One per key. */
  readonly findings: readonly Finding[];
  readonly answers: readonly AnswerRecord[];
  /** The register of the site's columns, proposed and removed ones among them. */
  readonly columns: readonly ColumnRecord[];
}

/** @throws StoreRefused for an unknown inspection */
export async function readInspection(store: Store, id: string): Promise<InspectionRead> {
  return readInspectionIn(reading(store), id);
}

/** The same within a transaction, so that several inspections are one picture. @throws StoreRefused */
export async function readInspectionIn(tx: Read, id: string): Promise<InspectionRead> {
  const { inspection, ids } = await workOf(tx, id);
  const findings = (await Promise.all(ids.map((one) => tx.objectStore('finding').index('inspectionId').getAll(one)))).flat();
  return { ...await besideFindings(tx, inspection, ids), findings: withoutTwins(findings).map(({ data }) => ({ ...data, inspectionId: inspection.id })) };
}

/** All of an inspection but its findings. @param ids of all that are one piece of work with it */
export async function besideFindings(tx: Read, inspection: Inspection, ids: readonly string[]): Promise<Omit<InspectionRead, 'findings'>> {
  const of = async <T>(read: (one: string) => Promise<readonly Stored<T>[]>): Promise<T[]> => inArrival((await Promise.all(ids.map(read))).flat()).map(({ data }) => data);
  const first = inspection.id;
  return {
    inspection, site: (await tx.objectStore('site').get(inspection.siteId))?.data ?? null,
    visits: (await of<Visit>((one) => tx.objectStore('visit').index('inspectionId').getAll(one))).map((visit) => ({ ...visit, inspectionId: first })),
    answers: await of<AnswerRecord>((one) => tx.objectStore('answer').index('inspectionId').getAll(one)),
    columns: await columnsIn(tx, inspection.siteId),
  };
}

export interface FindingRead { readonly record: FindingRecord; readonly decisions: readonly Decision[]; readonly sync: Mark }

/** These findings with what was ruled on them, in the order of the ids; one that is gone is left out. */
export async function readFindings(store: Store, ids: readonly string[]): Promise<readonly FindingRead[]> {
  const tx = reading(store);
  const found = await Promise.all(ids.map(async (id): Promise<FindingRead | null> => {
    const record = await tx.objectStore('finding').get(id);
    if (!record) return null;
    const [decisions, waiting, tray] = await Promise.all([
      tx.objectStore('decision').index('findingId').getAll(id), tx.objectStore('op').index('about').count(id), tx.objectStore('tray').index('about').getAll(id),
    ]);
    return { record: record.data, decisions: inArrival(decisions).map(({ data }) => data), sync: markOf(record, waiting, tray) };
  }));
  return found.filter((one) => one !== null);
}

/** The inspection with the ids of all that are one piece of work with it. @throws StoreRefused for an unknown one */
export async function workOf(tx: Read, id: string): Promise<{ readonly inspection: Inspection; readonly ids: readonly string[] }> {
  const own = await tx.objectStore('inspection').get(id);
  if (!own) throw new StoreRefused('rule', 'said.find.inspection');
  if (own.data.closedAt !== null) return { inspection: own.data, ids: [id] };
  const open = await sameWork(tx, own.data);
  return { inspection: open[0]?.data ?? own.data, ids: open.length > 0 ? open.map((one) => one.id) : [id] };
}
