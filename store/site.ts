import type { Inspection, Site } from '../contract/record.ts';
import type { PageType } from '../contract/page-type.ts';
import { reading, StoreRefused, write, type Read, type Store, type Write } from './database.ts';
import { newId } from './id.ts';
import { enqueue, isShared } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type SiteNotes, type Stored } from './schema.ts';

/** The registered site of a host name in lower case, or null. Of two (made apart, not merged yet) the one with the smaller id. */
export async function findSite(tx: Read | Write, host: string): Promise<Stored<Site> | null> {
  return (await tx.objectStore('site').index('host').getAll(host))[0] ?? null;
}

/**
 * The open inspections that pages of a site join, oldest first. New readings belong to the first. One that a person began
 * (预览, 抽查, 普查) takes them before the daily reading by this rubric. There is more than one where two people began apart:
 * then they are one piece of work, and what hangs on any of them counts.
 */
export async function runningInspections(tx: Read | Write, siteId: string, rubric: string): Promise<readonly Stored<Inspection>[]> {
  const open = (await tx.objectStore('inspection').index('siteId').getAll(siteId)).filter(({ data }) => data.closedAt === null);
  for (const kinds of [['preview'], ['spot-check', 'census']] as const) {
    const newest = open.filter(({ data }) => kinds.some((kind) => kind === data.kind)).toSorted((a, b) => b.data.startedAt - a.data.startedAt)[0];
    if (newest) return open.filter(({ data }) => data.kind === newest.data.kind && data.rubric === newest.data.rubric);
  }
  return open.filter(({ data }) => data.kind === 'reading' && data.rubric === rubric);
}

/** The open inspections that are one piece of work with this open one, oldest first. */
export async function sameWork(tx: Read | Write, { siteId, kind, rubric }: Inspection): Promise<readonly Stored<Inspection>[]> {
  const all = await tx.objectStore('inspection').index('siteId').getAll(siteId);
  return all.filter(({ data }) => data.closedAt === null && data.kind === kind && data.rubric === rubric);
}

export interface Desk {
  readonly site: Stored<Site>;
  readonly inspection: Stored<Inspection>;
  /** Ids of all open inspections of the site by this rubric. */
  readonly open: ReadonlySet<string>;
}

/** Site and running inspection of a host, made and put into the outbox where they are missing. */
export async function ensureDesk(tx: Write, pen: Pen, host: string, rubric: string): Promise<Desk> {
  const at = pen.now();
  let site = await findSite(tx, host);
  if (!site) {
    const data: Site = { id: newId(at), host, name: '', code: null, kind: 'unknown', pageTypes: {}, at };
    site = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('site').put(site);
  }
  await share(tx, pen, 'site', site);
  const open = await runningInspections(tx, site.id, rubric);
  let inspection = open[0];
  if (!inspection) {
    const data: Inspection = { id: newId(at), siteId: site.id, kind: 'reading', rubric, startedAt: at, closedAt: null, homeIsNavigationOnly: false };
    inspection = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('inspection').put(inspection);
  }
  await share(tx, pen, 'inspection', inspection);
  return { site, inspection, open: new Set([inspection.id, ...open.map(({ id }) => id)]) };
}

/** Corrects the page type for pages of this path pattern; null takes the correction back. @throws StoreRefused for an unknown site */
export async function correctPageType(pen: Pen, siteId: string, pattern: string, pageType: PageType | null): Promise<void> {
  await write(pen.store, async (tx) => {
    const { [pattern]: _, ...others } = (await siteOf(tx, siteId)).data.pageTypes;
    await changeSite(tx, pen, siteId, { pageTypes: pageType ? { ...others, [pattern]: pageType } : others });
  });
}

/** Corrects what the site is called. @throws StoreRefused for an unknown site */
export async function nameSite(pen: Pen, siteId: string, named: Pick<Site, 'name' | 'code' | 'kind'>): Promise<void> {
  await write(pen.store, async (tx) => changeSite(tx, pen, siteId, named));
}

/** What is remembered of a site for comparisons; null when nothing is. */
export async function siteNotes(store: Store, siteId: string): Promise<SiteNotes | null> {
  return await reading(store).objectStore('notes').get(siteId) ?? null;
}

/** Puts the create op of a record into the outbox unless it is shared already, or belongs to a preview, of which nothing leaves the machine. */
export async function share<E extends 'site' | 'inspection' | 'visit' | 'finding' | 'answer' | 'reading' | 'pack' | 'rubric' | 'final' | 'column'>(tx: Write, pen: Pen, entity: E, record: Stored<{ readonly id: string }>): Promise<void> {
  if (!pen.sharing || await isShared(tx, record.id, record.rev) || await isPrivate(tx, entity, record)) return;
  // A finding is created as nobody has ruled on it: its status moves by decisions only.
  const fields = { ...record.data, ...(entity === 'finding' ? { status: 'pending' } : {}) };
  await enqueue(tx, { entity, id: record.id, kind: 'create', about: record.id, fields, was: null, rev: null, at: pen.now() });
}

/** Whether a record belongs to a 发布前预览, or is a site that is only previewed. */
export async function isPrivate(tx: Read | Write, entity: 'site' | 'inspection' | 'visit' | 'finding' | 'answer' | 'reading' | 'pack' | 'rubric' | 'final' | 'column', record: Stored<{ readonly id: string }>): Promise<boolean> {
  if (entity === 'site') {
    const all = await tx.objectStore('inspection').index('siteId').getAll(record.id);
    return all.length > 0 && all.every(({ data }) => data.kind === 'preview');
  }
  const id = entity === 'inspection' ? record.id : (record.data as { readonly inspectionId?: string | null }).inspectionId ?? null;
  return id !== null && (await tx.objectStore('inspection').get(id))?.data.kind === 'preview';
}

/** Changes fields of a site, with the change on its way to the server. @throws StoreRefused for an unknown site */
export async function changeSite(tx: Write, pen: Pen, siteId: string, fields: Partial<Site>): Promise<void> {
  const site = await siteOf(tx, siteId);
  await share(tx, pen, 'site', site);
  const was = Object.fromEntries(Object.keys(fields).map((name) => [name, site.data[name as keyof Site]]));
  await tx.objectStore('site').put(withChange(site, fields));
  if (pen.sharing) await enqueue(tx, { entity: 'site', id: siteId, kind: 'update', about: siteId, fields, was, rev: site.rev, at: pen.now() });
}

async function siteOf(tx: Write, siteId: string): Promise<Stored<Site>> {
  const site = await tx.objectStore('site').get(siteId);
  if (!site) throw new StoreRefused('rule', 'said.site.checkPage');
  return site;
}
