import type { Inspection, Site } from '../contract/record.ts';
import { inspectionSchema } from '../contract/record.ts';
import { StoreRefused, write } from './database.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { findSite, share } from './site.ts';

export type Begun = Pick<Inspection, 'kind' | 'rubric' | 'homeIsNavigationOnly'> & Required<Pick<Inspection, 'period' | 'people' | 'sample' | 'linksOncePer' | 'secondLevelPages'>> & { readonly host: string };

/**
 * Begins an inspection of a site, registering the site where it is not. From then on pages of the site that are read join it.
 * @returns its id
 * @throws StoreRefused in words for a period that ends before it starts, a host that is none, a second open one of the same kind, or when it could not be saved
 */
export async function beginInspection(pen: Pen, begun: Begun): Promise<string> {
  const { host, ...rest } = begun;
  const address = hostOf(host);
  if (address === null) throw new StoreRefused('rule', 'said.begin.address');
  if (begun.period && begun.period.from > begun.period.to) throw new StoreRefused('rule', 'said.begin.periodEnds', begun.period.to, begun.period.from);
  return write(pen.store, async (tx) => {
    const at = pen.now();
    let site = await findSite(tx, address);
    if (!site) {
      const data: Site = { id: newId(at), host: address, name: '', code: null, kind: 'unknown', pageTypes: {}, at };
      site = { id: data.id, data, rev: null, base: null };
      await tx.objectStore('site').put(site);
    }
    const open = (await tx.objectStore('inspection').index('siteId').getAll(site.id)).filter(({ data }) => data.closedAt === null && data.kind !== 'reading');
    if (begun.kind !== 'reading' && open.length > 0) throw new StoreRefused('rule', 'said.begin.open');
    const data: Inspection = { ...rest, id: newId(at), siteId: site.id, startedAt: at, closedAt: null };
    if (!inspectionSchema.safeParse(data).success) throw new StoreRefused('rule', 'said.begin.shape');
    const stored: Stored<Inspection> = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('inspection').put(stored);
    await share(tx, pen, 'site', site);
    await share(tx, pen, 'inspection', stored);
    return data.id;
  });
}

export type Changeable = Partial<Pick<Inspection, 'period' | 'people' | 'sample' | 'homeIsNavigationOnly' | 'linksOncePer' | 'secondLevelPages'>>;

/** Changes what may still be changed of an open inspection. @throws StoreRefused when it is unknown, ended, or the period ends before it starts */
export async function changeInspection(pen: Pen, id: string, fields: Changeable): Promise<void> {
  if (fields.period && fields.period.from > fields.period.to) throw new StoreRefused('rule', 'said.begin.periodEnds', fields.period.to, fields.period.from);
  await write(pen.store, async (tx) => {
    const own = await tx.objectStore('inspection').get(id);
    if (!own) throw new StoreRefused('rule', 'said.find.inspection');
    if (own.data.closedAt !== null) throw new StoreRefused('rule', 'said.inspection.endedNoChange');
    const site = await tx.objectStore('site').get(own.data.siteId);
    if (site) await share(tx, pen, 'site', site);
    await share(tx, pen, 'inspection', own);
    const was = Object.fromEntries(Object.keys(fields).map((name) => [name, own.data[name as keyof Inspection] ?? null]));
    await tx.objectStore('inspection').put(withChange<Inspection>(own, fields));
    if (pen.sharing && own.data.kind !== 'preview') await enqueue(tx, { entity: 'inspection', id, kind: 'update', about: id, fields, was, rev: own.rev, at: pen.now() });
  });
}

/** The host name in what a person typed: with or without scheme and path, in lower case; null where there is none. */
export function hostOf(typed: string): string | null {
  const text = typed.trim();
  try {
    const { hostname, protocol } = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    return /^https?:$/.test(protocol) && /^[^\s.]+(?:\.[^\s.]+)+$|^localhost$/.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}
