import type { AnswerRecord, ColumnRecord, Decision, FindingRecord, FindingStatus, Inspection, Site, Visit } from '../contract/record.ts';
import { columnsIn } from './columns.ts';
import { withoutTwins } from './canonical-finding.ts';
import { reading, StoreRefused, type Read, type Store } from './database.ts';
import { markOf, type Mark } from './read-page.ts';
import type { Stored } from './schema.ts';
import { sameWork } from './site.ts';

export interface InspectionLine {
  readonly inspection: Inspection;
  readonly site: Site | null;
  readonly pages: number;
  readonly findings: number;
  readonly pending: number;
}

/**
 * Every inspection, newest first, counted over indexes: nothing of the findings themselves is read. Several open ones of one site by one form are one line.
 * @param previews whether 发布前预览 is among them: it never counts for a site's forms
 */
export async function listInspections(store: Store, previews = false): Promise<readonly InspectionLine[]> {
  const tx = reading(store);
  const all = (await tx.objectStore('inspection').getAll()).filter(({ data }) => previews || data.kind !== 'preview');
  const sites = new Map((await tx.objectStore('site').getAll()).map(({ id, data }) => [id, data]));
  const groups = new Map<string, Stored<Inspection>[]>();
  for (const one of all) {
    const key = one.data.closedAt === null ? `${one.data.siteId} ${one.data.kind} ${one.data.rubric}` : one.id;
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  const finding = tx.objectStore('finding');
  return Promise.all([...groups.values()].toSorted((a, b) => b[0]!.data.startedAt - a[0]!.data.startedAt).map(async (group): Promise<InspectionLine> => {
    const counts = await Promise.all(group.map(async ({ id }) => ({
      urls: (await tx.objectStore('visit').index('inspectionId').getAll(id)).map(({ data }) => data.url),
      findings: await finding.index('inspectionId').count(id),
      pending: await finding.index('status').count(within(id, 'pending')),
    })));
    const { data } = group[0]!;
    return {
      inspection: data, site: sites.get(data.siteId) ?? null, pages: new Set(counts.flatMap(({ urls }) => urls)).size,
      findings: counts.reduce((sum, { findings }) => sum + findings, 0), pending: counts.reduce((sum, { pending }) => sum + pending, 0),
    };
  }));
}

/** All of one inspection. What belongs to any open inspection of the site by the same form is shown as belonging to the oldest. */
export interface InspectionRead {
  readonly inspection: Inspection;
  readonly site: Site | null;
  readonly visits: readonly Visit[];
  /** One per key. */
  readonly findings: readonly FindingRecord[];
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
  const of = async <T>(read: (one: string) => Promise<readonly { readonly data: T }[]>): Promise<T[]> => (await Promise.all(ids.map(read))).flat().map(({ data }) => data);
  const findings = (await Promise.all(ids.map((one) => tx.objectStore('finding').index('inspectionId').getAll(one)))).flat();
  const first = inspection.id;
  return {
    inspection, site: (await tx.objectStore('site').get(inspection.siteId))?.data ?? null,
    visits: (await of<Visit>((one) => tx.objectStore('visit').index('inspectionId').getAll(one))).map((visit) => ({ ...visit, inspectionId: first })),
    findings: withoutTwins(findings).map(({ data }) => ({ ...data, inspectionId: first })),
    answers: await of<AnswerRecord>((one) => tx.objectStore('answer').index('inspectionId').getAll(one)),
    columns: await columnsIn(tx, inspection.siteId),
  };
}

/** Ids of an inspection's findings by check, of one check or one status where asked: read from an index, not from the findings. */
export async function findingIds(store: Store, id: string, only: { readonly status: FindingStatus | null; readonly check: string | null }): Promise<readonly string[]> {
  const tx = reading(store);
  const { ids } = await workOf(tx, id);
  const finding = tx.objectStore('finding');
  const keys = ids.map((one) => (only.status === null
    ? finding.index('check').getAllKeys(only.check === null ? within(one) : IDBKeyRange.only([one, only.check]))
    : finding.index('status').getAllKeys(only.check === null ? within(one, only.status) : IDBKeyRange.only([one, only.status, only.check]))));
  return (await Promise.all(keys)).flat();
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
    return { record: record.data, decisions: decisions.map(({ data }) => data).toSorted((a, b) => a.at - b.at), sync: markOf(record, waiting, tray) };
  }));
  return found.filter((one) => one !== null);
}

/** The inspection with the ids of all that are one piece of work with it. @throws StoreRefused for an unknown one */
export async function workOf(tx: Read, id: string): Promise<{ readonly inspection: Inspection; readonly ids: readonly string[] }> {
  const own = await tx.objectStore('inspection').get(id);
  if (!own) throw new StoreRefused('rule', '找不到这次巡检，请刷新后再试。');
  if (own.data.closedAt !== null) return { inspection: own.data, ids: [id] };
  const open = await sameWork(tx, own.data);
  return { inspection: open[0]?.data ?? own.data, ids: open.length > 0 ? open.map((one) => one.id) : [id] };
}

/** Everything under the first parts of a compound key. */
function within(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []]);
}
