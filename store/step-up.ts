import { reading, write, type Store, type Write } from './database.ts';
import type { WaitingOp } from './schema.ts';

const mark = 'identity';

/** The server takes this closing once the person has shown themselves anew (backend 5.3); until then it is not sent, and nothing overtakes it. */
export async function waitForIdentity(tx: Write, waiting: WaitingOp): Promise<void> {
  await tx.objectStore('op').put({ ...waiting, waits: mark });
  await tx.objectStore('meta').put(true, mark);
}

/** How many closings wait for the person to show themselves at the server. */
export async function closingsWaiting(store: Store): Promise<number> {
  const tx = reading(store);
  if (await tx.objectStore('meta').get(mark) === undefined) return 0;
  return (await tx.objectStore('op').getAll()).filter(({ waits }) => waits === mark).length;
}

/** Who signed in just now has shown themselves: what waited for that goes with the next exchange, and what stands behind it. */
export async function release(store: Store): Promise<void> {
  await write(store, async (tx) => {
    for (const { waits, ...waiting } of await tx.objectStore('op').getAll()) if (waits === mark) await tx.objectStore('op').put({ ...waiting, notBefore: 0 });
    await tx.objectStore('meta').delete(mark);
  });
}

/**
 * Says of each op, in the order of the outbox, whether it stays: one that may not go yet, and behind a step whatever is about the same
 * item, what continues that item, and what is about that. Made anew for each walk.
 */
export function waitingLine(): (waiting: WaitingOp, mayGo: boolean) => boolean {
  const items = new Set<string>();
  return ({ about, op }, mayGo) => {
    const behind = items.has(about) || items.has(String(op.fields['reopens']));
    if (mayGo && !behind) return false;
    if (op.entity === 'step' || behind) items.add(about).add(op.id);
    return true;
  };
}
