import { reading, write, type Store } from './database.ts';
import { workOf } from './read-inspection.ts';
import { stampsOf } from './stamps.ts';

/** An answer made ready before, if nothing it was made from was written since and the same program made it; else null. */
export async function readyAnswer(store: Store, inspectionId: string, name: string, program: string): Promise<unknown> {
  const tx = reading(store);
  const { inspection, ids } = await workOf(tx, inspectionId);
  const [stamps, ready] = await Promise.all([stampsOf(tx, inspection.siteId, ids), tx.objectStore('ready').get(`${inspectionId} ${name}`)]);
  return ready && ready.stamps === stamps && ready.program === program ? ready.value : null;
}

/** Keeps an answer for the next time, also for the next worker. @param stamps of what it was made from */
export async function keepReady(store: Store, inspectionId: string, name: string, program: string, stamps: string, value: unknown): Promise<void> {
  await write(store, async (tx) => {
    await tx.objectStore('ready').put({ stamps, program, value }, `${inspectionId} ${name}`);
  });
}
