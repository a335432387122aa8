import { write, type Read, type Store } from './database.ts';
import { workOf } from './read-inspection.ts';
import { stampsOf } from './stamps.ts';

/** An answer made ready before, if nothing it was made from was written since and the same program made it; else null. */
export async function readyAnswer(store: Store, inspectionId: string, name: string, program: string): Promise<unknown> {
  return (await readyStamped(store, inspectionId, name, program, null))?.value ?? null;
}

/** The same with the stamps it holds for. @param had what was read before: where it still holds it is given back, and nothing large is read again */
export async function readyStamped(store: Store, inspectionId: string, name: string, program: string, had: Stamped | null): Promise<Stamped | null> {
  const tx = store.transaction(['inspection', 'stamp', 'ready'], 'readonly') as unknown as Read;
  const { inspection, ids } = await workOf(tx, inspectionId);
  const stamps = await stampsOf(tx, inspection.siteId, ids);
  if (had?.stamps === stamps) return had;
  const ready = await tx.objectStore('ready').get(`${inspectionId} ${name}`);
  return ready && ready.stamps === stamps && ready.program === program ? { stamps, value: ready.value } : null;
}

/** An answer with the stamps of the records it was made from. */
export interface Stamped { readonly stamps: string; readonly value: unknown }

/** Keeps answers by name for the next time, also for the next worker. @param stamps of what they were made from */
export async function keepReady(store: Store, inspectionId: string, program: string, stamps: string, answers: Readonly<Record<string, unknown>>): Promise<void> {
  await write(store, async (tx) => {
    for (const [name, value] of Object.entries(answers)) await tx.objectStore('ready').put({ stamps, program, value }, `${inspectionId} ${name}`);
  });
}
