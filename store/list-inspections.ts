import type { FindingStatus, Inspection, Site } from '../contract/record.ts';
import type { ScoreSheet } from '../contract/score.ts';
import { reading, type Store } from './database.ts';
import { workOf } from './read-inspection.ts';
import type { Stored } from './schema.ts';
import { stampsOf } from './stamps.ts';

export interface InspectionLine {
  readonly inspection: Inspection;
  readonly site: Site | null;
  readonly pages: number;
  readonly findings: number;
  readonly pending: number;
  /** Its sheet by its own form, where it is ready; null: it would have to be worked out. */
  readonly sheet: Pick<ScoreSheet, 'state' | 'score' | 'result'> | null;
}

/** What is kept ready of an inspection for the list; see entrypoints/background/shown-inspection. */
export type ReadyLine = Omit<InspectionLine, 'inspection' | 'site'>;
/** Its name among what is ready. */
export const readyLine = 'line';

/**
 * Every inspection, newest first, counted over indexes: nothing of the findings themselves is read. Several open ones of one site by one form are one line.
 * @param previews whether 发布前预览 is among them: it never counts for a site's forms
 * @param program takes what this program made ready of an inspection, where it still holds; null: everything is counted
 */
export async function listInspections(store: Store, previews = false, program: string | null = null): Promise<readonly InspectionLine[]> {
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
    const { data } = group[0]!;
    const about = { inspection: data, site: sites.get(data.siteId) ?? null };
    const ready = program === null ? undefined : await tx.objectStore('ready').get(`${data.id} ${readyLine}`);
    if (ready && ready.program === program && ready.stamps === await stampsOf(tx, data.siteId, group.map(({ id }) => id))) return { ...about, ...ready.value as ReadyLine };
    const counts = await Promise.all(group.map(async ({ id }) => ({
      urls: (await tx.objectStore('visit').index('inspectionId').getAll(id)).map(({ data }) => data.url),
      findings: await finding.index('inspectionId').count(id),
      pending: await finding.index('status').count(within(id, 'pending')),
    })));
    return {
      ...about, sheet: null, pages: new Set(counts.flatMap(({ urls }) => urls)).size,
      findings: counts.reduce((sum, { findings }) => sum + findings, 0), pending: counts.reduce((sum, { pending }) => sum + pending, 0),
    };
  }));
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

/** Everything under the first parts of a compound key. */
function within(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []]);
}
