import type { Rectification } from '../contract/rectification.ts';
import type { Write } from './database.ts';
import { isRecord, putServerVersion } from './overlay.ts';

/**
 * The same fault came back and two people's browsers said so at once: the server keeps the first item, and what hangs on the
 * second goes on under it. Ops stay as they were made: the server takes the old id for the new one for ever.
 * @param server the item that stays, where the server sent it along
 */
export async function mergeItem(tx: Write, oldId: string, newId: string, server: { readonly rev: number; readonly data: Readonly<Record<string, unknown>> } | null): Promise<void> {
  if (oldId === newId) return;
  for (const op of await tx.objectStore('op').index('about').getAll(oldId)) await tx.objectStore('op').put({ ...op, about: newId });
  const old = await tx.objectStore('rectification').get(oldId);
  await tx.objectStore('rectification').delete(oldId);
  if (server && isRecord('rectification', server.data)) await putServerVersion(tx, 'rectification', newId, server.rev, server.data);
  for (const record of await tx.objectStore('step').index('itemId').getAll(oldId)) await tx.objectStore('step').put({ ...record, data: { ...record.data, itemId: newId } });
  for (const record of await tx.objectStore('verification').index('itemId').getAll(oldId)) await tx.objectStore('verification').put({ ...record, data: { ...record.data, itemId: newId } });

  const reopened = old?.data.reopens ? await tx.objectStore('rectification').get(old.data.reopens) : undefined;
  if (reopened?.data.reopenedAs !== oldId) return;
  const renamed = (data: Rectification): Rectification => ({ ...data, reopenedAs: newId });
  await tx.objectStore('rectification').put({ ...reopened, data: renamed(reopened.data), base: reopened.base && renamed(reopened.base) });
}
