/** Gives the page its thread back when a slice of work has lasted long enough. */
export interface Breather {
  /** Await this between small pieces of work. Resolves at once while the slice lasts, else after the page had its turn. */
  readonly breathe: () => Promise<void> | undefined;
  /** Awaits what others do, without counting it as work of ours. */
  readonly away: <T>(work: () => Promise<T>) => Promise<T>;
  /** Longest slice so far, in milliseconds. */
  readonly longest: () => number;
  /** Milliseconds of work so far, pauses left out. */
  readonly worked: () => number;
}

/**
 * A slice is kept well under the 50 ms that users begin to feel, because the machine may be four times slower than ours.
 * `signal` aborts between slices.
 */
export function createBreather(sliceMilliseconds = 8, signal?: AbortSignal): Breather {
  let since = performance.now();
  let longest = 0;
  let worked = 0;
  const close = (): void => {
    const slice = performance.now() - since;
    worked += slice;
    if (slice > longest) longest = slice;
  };
  return {
    breathe() {
      if (performance.now() - since < sliceMilliseconds) return undefined;
      signal?.throwIfAborted();
      close();
      return turn().then(() => {
        since = performance.now();
      });
    },
    async away(work) {
      signal?.throwIfAborted();
      close();
      try {
        return await work();
      } finally {
        since = performance.now();
      }
    },
    longest() {
      return Math.max(longest, performance.now() - since);
    },
    worked() {
      return worked + performance.now() - since;
    },
  };
}

/** One turn of the event loop. `scheduler.yield` keeps our place in the queue; older browsers get a message, which no timer clamps. */
function turn(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
