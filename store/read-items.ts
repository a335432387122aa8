import type { Rectification, Step, Verification } from '../contract/rectification.ts';
import type { FindingRecord, Inspection, Site } from '../contract/record.ts';
import { withoutTwins } from '../scoring/canonical-finding.ts';
import { reading, type Store } from './database.ts';
import type { Stored, WaitingOp } from './schema.ts';
import { isUndoable } from './undo-close.ts';
import { markOf, type Mark } from './read-page.ts';

export interface ItemRead { readonly item: Rectification; readonly site: Site | null; readonly sync: Mark; /** A closing that can be taken back: see undo-close. */ readonly undoable: boolean }

/** The whole register: what is not over first by its last day, then the newest. */
export async function readItems(store: Store, now: number): Promise<readonly ItemRead[]> {
  const tx = reading(store);
  const [items, sites, ops, tray] = await Promise.all([tx.objectStore('rectification').getAll(), tx.objectStore('site').getAll(), tx.objectStore('op').getAll(), tx.objectStore('tray').getAll()]);
  const names = new Map(sites.map(({ id, data }) => [id, data]));
  const waiting = new Map<string, number>();
  const byRecord = new Map(ops.map((waits) => [waits.op.id, waits]));
  for (const { about } of ops) waiting.set(about, (waiting.get(about) ?? 0) + 1);
  return items.map((record): ItemRead => ({
    item: record.data, site: names.get(record.data.siteId) ?? null, sync: markOf(record, waiting.get(record.id) ?? 0, tray.filter(({ about }) => about === record.id)),
    undoable: undoable(record, byRecord.get(record.data.lastStep ?? '') ?? null, now),
  })).toSorted((a, b) => Number(isOver(a.item)) - Number(isOver(b.item)) || (isOver(a.item) ? (b.item.closedAt ?? 0) - (a.item.closedAt ?? 0) : compare(a.item.dueOn ?? '9999', b.item.dueOn ?? '9999')) || a.item.issuedAt - b.item.issuedAt || compare(a.item.id, b.item.id));
}

/** The items of one page that are not over, for a view of the page. */
export async function itemsOfPage(store: Store, siteId: string, url: string): Promise<readonly { readonly id: string; readonly name: string; readonly state: Rectification['state']; readonly says: string }[]> {
  const items = await reading(store).objectStore('rectification').index('siteId').getAll(siteId);
  return items.filter(({ data }) => !isOver(data) && data.pages.some((page) => page.url === url)).map(({ data }) => ({ id: data.id, name: data.number ?? data.provisional, state: data.state, says: data.says }));
}

export interface ItemWhole extends ItemRead {
  /** Oldest first. */
  readonly steps: readonly Step[];
  readonly verifications: readonly Verification[];
  readonly before: Rectification | null;
  readonly after: Rectification | null;
}

/** One item with everything that was done and seen; null when it is gone. */
export async function readItem(store: Store, id: string, now: number): Promise<ItemWhole | null> {
  const tx = reading(store);
  const record = await tx.objectStore('rectification').get(id);
  if (!record) return null;
  const { siteId, reopens, reopenedAs } = record.data;
  const [site, steps, looks, waiting, tray, before, after] = await Promise.all([
    tx.objectStore('site').get(siteId), tx.objectStore('step').index('itemId').getAll(id), tx.objectStore('verification').index('itemId').getAll(id),
    tx.objectStore('op').index('about').getAll(id), tx.objectStore('tray').index('about').getAll(id),
    reopens === null ? undefined : tx.objectStore('rectification').get(reopens), reopenedAs === null ? undefined : tx.objectStore('rectification').get(reopenedAs),
  ]);
  const inOrder = <T extends { readonly at: number; readonly id: string }>(rows: readonly { readonly data: T }[]): readonly T[] => rows.map(({ data }) => data).toSorted((a, b) => a.at - b.at || compare(a.id, b.id));
  return {
    item: record.data, site: site?.data ?? null, sync: markOf(record, waiting.length, tray), undoable: undoable(record, waiting.find(({ op }) => op.id === record.data.lastStep) ?? null, now), steps: inOrder(steps), verifications: inOrder(looks), before: before?.data ?? null, after: after?.data ?? null,
  };
}

/** What the server has, and what is on its way there by other ops, was closed for good. */
function undoable(record: Stored<Rectification>, closing: WaitingOp | null, now: number): boolean {
  return (closing !== null || record.rev === null) && isUndoable(record.data, closing, now);
}

export interface IssuableRead {
  readonly inspection: Inspection;
  readonly site: Site | null;
  /** Confirmed, in no item but withdrawn ones; one per key. What was closed and comes back reopens itself. */
  readonly findings: readonly FindingRecord[];
  readonly pending: number;
  readonly issued: number;
  /** The unit written last for this site; empty where none was. */
  readonly unit: string;
}

/** What of an inspection may be issued; null for an unknown inspection. */
export async function readIssuable(store: Store, inspectionId: string): Promise<IssuableRead | null> {
  const tx = reading(store);
  const inspection = await tx.objectStore('inspection').get(inspectionId);
  if (!inspection) return null;
  const { siteId } = inspection.data;
  const [site, records, items] = await Promise.all([
    tx.objectStore('site').get(siteId), tx.objectStore('finding').index('inspectionId').getAll(inspectionId), tx.objectStore('rectification').index('siteId').getAll(siteId),
  ]);
  const findings = withoutTwins(records).map(({ data }) => data);
  const held = new Set(items.filter(({ data }) => data.state !== 'withdrawn').flatMap(({ data }) => data.pages.map(({ findingId }) => findingId)));
  const confirmed = findings.filter(({ status }) => status === 'confirmed');
  return {
    inspection: inspection.data, site: site?.data ?? null, findings: confirmed.filter(({ id }) => !held.has(id)), pending: findings.filter(({ status, verdict }) => status === 'pending' && verdict !== 'hint').length,
    issued: confirmed.filter(({ id }) => held.has(id)).length, unit: items.toSorted((a, b) => b.data.at - a.data.at)[0]?.data.unit ?? '',
  };
}

/** Inspections with confirmed findings, the newest first, with their number. */
export async function confirmedInspections(store: Store): Promise<readonly { readonly inspection: Inspection; readonly site: Site | null; readonly confirmed: number }[]> {
  const tx = reading(store);
  const sites = new Map((await tx.objectStore('site').getAll()).map(({ id, data }) => [id, data]));
  const all = (await tx.objectStore('inspection').getAll()).filter(({ data }) => data.kind !== 'preview').toSorted((a, b) => b.data.startedAt - a.data.startedAt).slice(0, 200);
  const counted = await Promise.all(all.map(async ({ id, data }) => ({
    inspection: data, site: sites.get(data.siteId) ?? null, confirmed: await tx.objectStore('finding').index('status').count(IDBKeyRange.bound([id, 'confirmed'], [id, 'confirmed', []])),
  })));
  return counted.filter(({ confirmed }) => confirmed > 0);
}

export function isOver({ state }: Pick<Rectification, 'state'>): boolean {
  return state === 'closed' || state === 'withdrawn';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
