import type { Write } from './database.ts';
import { isRecord, putServerVersion } from './overlay.ts';
import type { Stored } from './schema.ts';

/**
 * The server knows a site under another id: everything that hangs on the old id goes on under the new one.
 * Ops stay as they were made: the server takes the old id for the new one for ever, and an op that was sent once must not change.
 * @param server the site that stays, where the server sent it along
 */
export async function mergeSite(tx: Write, oldId: string, newId: string, server: { readonly rev: number; readonly data: Readonly<Record<string, unknown>> } | null): Promise<void> {
  if (oldId === newId) return;
  for (const op of await tx.objectStore('op').index('about').getAll(oldId)) await tx.objectStore('op').put({ ...op, about: newId });
  const old = await tx.objectStore('site').get(oldId);
  await tx.objectStore('site').delete(oldId);
  if (server && isRecord('site', server.data)) await putServerVersion(tx, 'site', newId, server.rev, server.data);
  else if (old && !(await tx.objectStore('site').get(newId))) await tx.objectStore('site').put({ ...old, id: newId, data: { ...old.data, id: newId } });

  for (const record of await tx.objectStore('inspection').index('siteId').getAll(oldId)) await tx.objectStore('inspection').put(moved(record, newId));
  for (const record of await tx.objectStore('rectification').index('siteId').getAll(oldId)) await tx.objectStore('rectification').put(moved(record, newId));
  for (const record of await tx.objectStore('reading').index('siteId').getAll(oldId)) await tx.objectStore('reading').put(moved(record, newId));
  for (const record of await tx.objectStore('column').index('siteId').getAll(oldId)) await tx.objectStore('column').put(moved(record, newId));
  for (const record of await tx.objectStore('finding').index('page').getAll(IDBKeyRange.bound([oldId], [oldId, []]))) await tx.objectStore('finding').put(moved(record, newId));
  for (let cursor = await tx.objectStore('visit').openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.data.siteId === oldId) await cursor.update(moved(cursor.value, newId));
  }
  for (const page of await tx.objectStore('page').getAll(IDBKeyRange.bound([oldId], [oldId, []]))) {
    await tx.objectStore('page').delete([oldId, page.url]);
    await tx.objectStore('page').put({ ...page, siteId: newId });
  }
  const notes = await tx.objectStore('notes').get(oldId);
  if (!notes) return;
  await tx.objectStore('notes').delete(oldId);
  await tx.objectStore('notes').put({ ...notes, siteId: newId });
}

function moved<Data extends { readonly siteId: string | null }>(record: Stored<Data>, siteId: string): Stored<Data> {
  return { ...record, data: { ...record.data, siteId }, base: record.base && { ...record.base, siteId } };
}
