import type { Write } from '../store/database.ts';
import { sendAllAgain } from '../store/uploads.ts';

/**
 * Compares the server's epoch with the one this browser knows. A new one means that an older backup was restored: then
 * everything sent in the last seven days waits anew (sending twice is harmless), every proof too, and the next pull starts from the beginning.
 * @returns whether it was new
 */
export async function noteEpoch(tx: Write, epoch: string): Promise<boolean> {
  const known = await tx.objectStore('meta').get('epoch');
  if (known === epoch) return false;
  await tx.objectStore('meta').put(epoch, 'epoch');
  if (known === undefined) return false;
  await tx.objectStore('meta').delete('cursor');
  // What a restored server has lost may be here alone.
  await tx.objectStore('meta').delete('anew');
  await sendAllAgain(tx);
  for (const { sentAt: _, ...op } of await tx.objectStore('journal').getAll()) {
    await tx.objectStore('op').put({ ...op, notBefore: 0, deferrals: 0 });
    await tx.objectStore('journal').delete(op.opId);
  }
  return true;
}

const journalLasts = 7 * 24 * 3_600_000;

/** Forgets what was sent more than seven days ago. @param now epoch ms by the server's clock, as every `sentAt` */
export async function pruneJournal(tx: Write, now: number): Promise<void> {
  for (const key of await tx.objectStore('journal').index('sentAt').getAllKeys(IDBKeyRange.upperBound(now - journalLasts))) await tx.objectStore('journal').delete(key);
}
