import type { Site } from '../contract/record.ts';
import { write, type Write } from './database.ts';
import type { Pen } from './pen.ts';
import type { FormEntries } from './form-entries.ts';
import { newId } from './id.ts';
import type { Stored } from './schema.ts';
import { changeSite, findSite, share } from './site.ts';

/** A site as a 基本信息表 has it. */
export interface SiteRow { readonly host: string; readonly name: string; readonly code: string | null; readonly kind: Site['kind']; readonly entries: FormEntries }
/** What a site was before an import, to put it back. */
export interface SiteBefore { readonly id: string; readonly name: string; readonly code: string | null; readonly kind: Site['kind']; readonly entries: FormEntries }

/**
 * Registers the sites of an import, all or none. A site that is known by its host is changed where the import says something else; what it
 * does not say stays. Contacts and the like are kept in this browser only.
 * @returns how many were added and changed, and what each was before
 * @throws StoreRefused
 */
export async function importSites(pen: Pen, rows: readonly SiteRow[]): Promise<{ readonly added: number; readonly changed: number; readonly before: SiteBefore[] }> {
  return write(pen.store, async (tx) => {
    const before: SiteBefore[] = [];
    let added = 0;
    for (const row of rows) {
      const known = await findSite(tx, row.host);
      const site = known ?? await addSite(tx, pen, row.host);
      const entries = (await tx.objectStore('meta').get(`form site ${site.id}`) as FormEntries | undefined) ?? {};
      const { name, code, kind } = site.data;
      before.push({ id: site.id, name, code, kind, entries });
      if (!known) added += 1;
      const wanted = { name: row.name || name, code: row.code ?? code, kind: row.kind === 'unknown' ? kind : row.kind };
      if (wanted.name !== name || wanted.code !== code || wanted.kind !== kind) await changeSite(tx, pen, site.id, wanted);
      await tx.objectStore('meta').put({ ...entries, ...row.entries }, `form site ${site.id}`);
    }
    return { added, changed: before.length - added, before };
  });
}

/** Puts back what an import changed. A site it added stays known, without name and code: pages of it may have been read meanwhile. @throws StoreRefused */
export async function undoImport(pen: Pen, before: readonly SiteBefore[]): Promise<void> {
  await write(pen.store, async (tx) => {
    for (const { id, entries, ...was } of before) {
      if (!(await tx.objectStore('site').get(id))) continue;
      await changeSite(tx, pen, id, was);
      await tx.objectStore('meta').put(entries, `form site ${id}`);
    }
  });
}

async function addSite(tx: Write, pen: Pen, host: string): Promise<Stored<Site>> {
  const at = pen.now();
  const data: Site = { id: newId(at), host, name: '', code: null, kind: 'unknown', pageTypes: {}, at };
  const stored: Stored<Site> = { id: data.id, data, rev: null, base: null };
  await tx.objectStore('site').put(stored);
  await share(tx, pen, 'site', stored);
  return stored;
}
