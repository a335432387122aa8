import type { Rectification } from '../contract/rectification.ts';
import { StoreRefused, write, type Store, type Write } from './database.ts';
import { recompute } from './overlay.ts';
import type { Pen } from './pen.ts';
import type { Stored, WaitingOp } from './schema.ts';

/** So long a closing stays here before it goes to the server, and can be taken back without a trace. Milliseconds. */
export const closingStays = 15_000;

/** Whether a closing can still be taken back: it has certainly not reached the server. @param closing its way there; null where there is none, because one works alone @param now by this computer's own clock */
export function isUndoable(item: Rectification, closing: WaitingOp | null, now: number): boolean {
  if (item.state !== 'closed' || item.reopenedAs !== null) return false;
  if (closing === null) return Math.abs(now - (item.closedAt ?? 0)) < closingStays;
  // One that is over its time may be on its way, and one whose answer was lost may have arrived.
  return closing.op.id === item.lastStep && (closing.waits === 'identity' || (closing.deferrals === 0 && now < closing.notBefore && closing.notBefore - now <= closingStays));
}

/** A person sends what waits, by hand: closings that could still be taken back go too. */
export async function sendNow(store: Store): Promise<void> {
  await write(store, async (tx) => {
    for (const waiting of await tx.objectStore('op').getAll()) {
      if (waiting.op.entity === 'step' && waiting.deferrals === 0 && waiting.notBefore > 0) await tx.objectStore('op').put({ ...waiting, notBefore: 0 });
    }
  });
}

/**
 * Takes closings back that have not left this browser: the items are what they were, and nobody hears of it. Call under the lock of the
 * exchange, so that none is on its way meanwhile. What has been sent is not taken back: others have seen it, and it counts in the month.
 * @returns how many were taken back
 * @throws StoreRefused when none of them can be any more
 */
export async function undoClose(pen: Pen, itemIds: readonly string[], now: number): Promise<number> {
  return write(pen.store, async (tx) => {
    let undone = 0;
    for (const id of itemIds) if (await undoOne(tx, pen, id, now)) undone += 1;
    if (undone === 0) throw new StoreRefused('rule', 'said.items.closeSent');
    return undone;
  });
}

async function undoOne(tx: Write, pen: Pen, id: string, now: number): Promise<boolean> {
  const item = await tx.objectStore('rectification').get(id);
  const stepId = item?.data.lastStep ?? null;
  if (!item || stepId === null) return false;
  const closing = (await tx.objectStore('op').index('about').getAll(id)).find(({ op }) => op.id === stepId) ?? null;
  if (closing === null && pen.sharing) return false;
  const step = await tx.objectStore('step').get(stepId);
  if (step?.data.act !== 'close' || !isUndoable(item.data, closing, now)) return false;
  if (closing) await tx.objectStore('op').delete(closing.opId);
  await tx.objectStore('step').delete(stepId);
  const before = (await tx.objectStore('step').index('itemId').getAll(id)).map(({ data }) => data).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1);
  const reopened: Stored<Rectification> = { ...item, data: { ...item.data, state: step.data.expects, closedAt: null, lastStep: before?.id ?? null } };
  await tx.objectStore('rectification').put(reopened);
  await recompute(tx, 'rectification', id);
  return true;
}
