/** Whether this process has fallen behind with its work: then further requests are sent away for a moment, so that those it has are answered (backend 3). */
export interface EventLoop {
  isBehind(): boolean;
  close(): void;
}

const every = 250;

/**
 * Late twice in a row: one stall, be it the machine's, is over when the next request is looked at, and turning that away helps nobody.
 * @param limit milliseconds the loop may be late; Infinity: never behind
 */
export function watchEventLoop(limit: number): EventLoop {
  let due = performance.now() + every;
  let before = 0;
  let late = 0;
  if (limit === Infinity) return { isBehind: () => false, close: () => undefined };
  const timer = setInterval(() => {
    before = late;
    late = performance.now() - due;
    due = performance.now() + every;
  }, every);
  timer.unref();
  return {
    // The last two ticks, or the last and the one that is due and has not come.
    isBehind: () => late > limit && Math.max(before, performance.now() - due) > limit,
    close: () => clearInterval(timer),
  };
}
