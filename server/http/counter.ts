/** Counts events per key in fixed windows, in memory: enough for one process. */
export interface Counter {
  /** Counts one event. @returns 0 when allowed, else the seconds until the window ends. */
  take(key: string, limit: number): number;
  /** The seconds to wait when the key is at its limit, without counting; 0 when it is not. */
  check(key: string, limit: number): number;
  /** Takes one event back. */
  giveBack(key: string): void;
  forget(key: string): void;
}

const mostKeys = 50_000;

/** @param windowMilliseconds length of a window. The oldest keys are forgotten when there are very many. */
export function createCounter(now: () => number, windowMilliseconds: number): Counter {
  const windows = new Map<string, { readonly ends: number; count: number }>();

  // A window cannot end later than one that begins now: else the clock was ahead when it began.
  const isOpen = ({ ends }: { readonly ends: number }): boolean => ends > now() && ends <= now() + windowMilliseconds;

  function check(key: string, limit: number): number {
    const window = windows.get(key);
    if (!window || !isOpen(window) || window.count < limit) return 0;
    return Math.ceil((window.ends - now()) / 1000);
  }

  return {
    check,
    take(key, limit) {
      const wait = check(key, limit);
      if (wait > 0) return wait;
      const window = windows.get(key);
      if (window && isOpen(window)) {
        window.count += 1;
        return 0;
      }
      windows.delete(key);
      if (windows.size >= mostKeys) for (const oldest of windows.keys()) { windows.delete(oldest); break; }
      windows.set(key, { ends: now() + windowMilliseconds, count: 1 });
      return 0;
    },
    giveBack(key) {
      const window = windows.get(key);
      if (window && window.count > 0) window.count -= 1;
    },
    forget: key => void windows.delete(key),
  };
}
