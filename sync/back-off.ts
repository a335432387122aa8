/** Milliseconds to wait after the n-th failure in a row (from 1): full jitter below 1 s · 2ⁿ, never more than 300 s. */
export function backOff(tries: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(300_000, 1000 * 2 ** Math.min(tries, 9)));
}
