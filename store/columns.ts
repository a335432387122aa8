import { columnAddress } from '../contract/column-address.ts';
import type { ColumnRecord } from '../contract/record.ts';
import { reading, StoreRefused, write, type Read, type Store, type Write } from './database.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { share } from './site.ts';

/** What a person or a reading says of a column. */
export type ColumnSaid = Pick<ColumnRecord, 'name' | 'url' | 'kind' | 'because'>;

/** One entry to write: an existing one (`id`), or a new one. A new one for an address that is registered already changes that one. */
export interface ColumnEdit extends ColumnSaid {
  readonly id: string | null;
  readonly state: ColumnRecord['state'];
}

/** More columns than any site has: beyond it the input is not a register. */
export const mostColumns = 2000;

/** The register of a site, one entry for each address, in the order it came. Removed ones are among them. */
export async function columnsOf(store: Store, siteId: string): Promise<readonly ColumnRecord[]> {
  return columnsIn(reading(store), siteId);
}

/** The same inside a transaction. */
export async function columnsIn(tx: Read | Write, siteId: string): Promise<readonly ColumnRecord[]> {
  return (await registered(tx, siteId)).map(({ data }) => data);
}

/**
 * Puts down what the navigation of a page shows, as proposals: only addresses the register does not know in any state. Nothing of
 * them is shared until a person rules on one.
 * @returns how many were new
 */
export async function proposeColumns(tx: Write, pen: Pen, siteId: string, found: readonly ColumnSaid[]): Promise<number> {
  const known = new Set((await tx.objectStore('column').index('siteId').getAll(siteId)).map(({ data }) => columnAddress(data.url)));
  let count = 0;
  for (const said of found) {
    const address = columnAddress(said.url);
    if (address === null || known.has(address) || known.size >= mostColumns) continue;
    known.add(address);
    const at = pen.now();
    const data: ColumnRecord = { ...clipped(said), id: newId(at), siteId, state: 'proposed', by: pen.by, at };
    await tx.objectStore('column').put({ id: data.id, data, rev: null, base: null });
    count += 1;
  }
  return count;
}

/**
 * Writes entries of the register, all in one transaction.
 * @returns edits that put everything back as it was, for undo
 * @throws StoreRefused for an unknown site or entry, an empty name or an address that is none, or when it could not be saved: nothing was written then
 */
export async function writeColumns(pen: Pen, siteId: string, edits: readonly ColumnEdit[]): Promise<readonly ColumnEdit[]> {
  for (const { name, url, state } of edits) {
    if (state === 'removed') continue;
    if (name.trim() === '') throw new StoreRefused('rule', 'said.columns.name');
    if (columnAddress(url) === null) throw new StoreRefused('rule', 'said.columns.address', name, url.slice(0, 100));
  }
  return write(pen.store, async (tx) => {
    const site = await tx.objectStore('site').get(siteId);
    if (!site) throw new StoreRefused('rule', 'said.site.checkSite');
    const all = await registered(tx, siteId);
    if (all.length + edits.filter(({ id }) => id === null).length > mostColumns) throw new StoreRefused('rule', 'said.columns.most', mostColumns);
    const byAddress = new Map(all.map((one) => [columnAddress(one.data.url), one]));
    const byId = new Map(all.map((one) => [one.id, one]));
    const undo: ColumnEdit[] = [];
    for (const edit of edits) {
      const address = columnAddress(edit.url);
      const known = edit.id === null ? byAddress.get(address) : byId.get(edit.id);
      if (edit.id !== null && !known) throw new StoreRefused('rule', 'said.find.column');
      const twin = known && byAddress.get(address);
      if (twin && twin.id !== known.id && twin.data.state !== 'removed' && edit.state !== 'removed') throw new StoreRefused('rule', 'said.columns.twin', edit.name, twin.data.name);
      await share(tx, pen, 'site', site);
      const written = known ? await changeColumn(tx, pen, known, edit) : await addColumn(tx, pen, siteId, edit);
      undo.unshift(known ? { id: known.id, name: known.data.name, url: known.data.url, kind: known.data.kind, because: known.data.because, state: known.data.state } : { ...edit, id: written.id, state: 'removed' });
      byAddress.set(columnAddress(written.data.url), written);
      byId.set(written.id, written);
    }
    return undo;
  });
}

/**
 * Of several entries for one address (two people registered it apart) the one that holds: confirmed before removed before proposed, then
 * the smallest id. It depends on the records alone, so two browsers choose the same.
 */
async function registered(tx: Read | Write, siteId: string): Promise<readonly Stored<ColumnRecord>[]> {
  const holding = new Map<string, Stored<ColumnRecord>>();
  for (const one of (await tx.objectStore('column').index('siteId').getAll(siteId)).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const address = columnAddress(one.data.url) ?? one.id;
    const known = holding.get(address);
    if (!known || rank[one.data.state] > rank[known.data.state]) holding.set(address, one);
  }
  return [...holding.values()].toSorted((a, b) => a.data.at - b.data.at || (a.id < b.id ? -1 : 1));
}

const rank = { confirmed: 2, removed: 1, proposed: 0 } as const;

async function addColumn(tx: Write, pen: Pen, siteId: string, said: ColumnEdit): Promise<Stored<ColumnRecord>> {
  const at = pen.now();
  const data: ColumnRecord = { ...clipped(said), state: said.state, id: newId(at), siteId, by: pen.by, at };
  const stored: Stored<ColumnRecord> = { id: data.id, data, rev: null, base: null };
  await tx.objectStore('column').put(stored);
  if (data.state !== 'proposed') await share(tx, pen, 'column', stored);
  return stored;
}

async function changeColumn(tx: Write, pen: Pen, before: Stored<ColumnRecord>, said: ColumnEdit): Promise<Stored<ColumnRecord>> {
  const wanted = { ...clipped(said), state: said.state };
  const fields = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => before.data[name as keyof ColumnRecord] !== value));
  if (Object.keys(fields).length === 0) return before;
  const shared = before.rev !== null || (await tx.objectStore('op').index('about').count(before.id)) > 0;
  const after = withChange(before, fields as Partial<ColumnRecord>);
  await tx.objectStore('column').put(after);
  if (!pen.sharing) return after;
  if (!shared) {
    // A proposal a person ruled on goes out as it stands now.
    if (wanted.state !== 'proposed') await share(tx, pen, 'column', after);
    return after;
  }
  const was = Object.fromEntries(Object.keys(fields).map((name) => [name, before.data[name as keyof ColumnRecord]]));
  await enqueue(tx, { entity: 'column', id: before.id, kind: 'update', about: before.id, fields, was, rev: before.rev, at: pen.now() });
  return after;
}

function clipped({ name, url, kind, because }: ColumnSaid): ColumnSaid {
  return { name: name.trim().slice(0, 500), url: url.trim().slice(0, 4000), kind, because: because.slice(0, 500) };
}
