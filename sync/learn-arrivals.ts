import { reading, write, type Store } from '../store/database.ts';

/** Versions before kept no order of arrival (store/arrival): their records are fetched once more. */
export async function learnArrivals(store: Store): Promise<void> {
  if (await reading(store).objectStore('meta').get('arrivals') !== undefined) return;
  await write(store, async (tx) => {
    // From the beginning of the same stream with the same rights, so that the server still says when either has changed.
    const cursor = await tx.objectStore('meta').get('cursor') as string | undefined;
    if (cursor !== undefined) await tx.objectStore('meta').put(cursor.replace(/^([^:,]*):\d+:[^:,]*/, '$1:0:'), 'cursor');
    await tx.objectStore('meta').put(true, 'arrivals');
  });
}
