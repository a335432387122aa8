import { setImmediate } from 'node:timers/promises';

/** Done at a stretch before others get their turn. */
const atOnce = 500;

/**
 * Maps a long list so that other requests are answered in between: fifty thousand items at a stretch would hold up everybody for a
 * second. What `make` throws, it throws.
 * @returns as many as went in, in their order
 */
export async function inTurns<From, To>(all: readonly From[], make: (one: From, at: number) => To): Promise<To[]> {
  const made: To[] = [];
  for (const [at, one] of all.entries()) {
    if (at > 0 && at % atOnce === 0) await setImmediate();
    made.push(make(one, at));
  }
  return made;
}
