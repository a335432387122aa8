import type { SyncNote } from './synchronise.ts';

/** Clocks differ a little everywhere; from here on a person is told, and time is taken from the server (backend 2.7). Milliseconds. */
export const tolerated = 5 * 60_000;

/**
 * What time it is, where the clock here is known to be wrong: days of the reading log, terms of dismissals, packs and checks go by it.
 * The difference was measured at the last exchange and holds while that is less long ago than it is large: a clock that was set right
 * since then looks as if no time had gone by, or as much as it had been wrong by, and is believed.
 * @param local this computer's clock, epoch milliseconds
 */
export function soundNow({ ahead, lastAt }: Pick<SyncNote, 'ahead' | 'lastAt'>, local: number): number {
  if (typeof ahead !== 'number' || lastAt === null || Math.abs(ahead) <= tolerated) return local;
  const since = local - lastAt;
  return since >= 0 && since < Math.abs(ahead) ? local - ahead : local;
}
