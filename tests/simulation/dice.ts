/** Everything that is left to chance in one simulated life, from one seed: the same seed is the same life, to the last id. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  chance(of: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, fast, and good enough to choose schedules with. */
export function dice(seed: number): Dice {
  let state = (seed + 0x9e3779b9) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: limit => Math.floor(next() * limit), chance: of => next() < of, pick: from => from[Math.floor(next() * from.length)]! };
}

/** Runs `work` with every source of chance of this process replaced by the dice. */
export async function withDice<T>(chance: Dice, work: () => Promise<T>): Promise<T> {
  const { random } = Math;
  const { getRandomValues } = crypto;
  Math.random = chance.next;
  crypto.getRandomValues = <A extends ArrayBufferView | null>(array: A): A => {
    const bytes = array as unknown as Uint8Array;
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = chance.below(256);
    return array;
  };
  try {
    return await work();
  } finally {
    Math.random = random;
    crypto.getRandomValues = getRandomValues;
  }
}
