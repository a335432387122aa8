/** Whether this process has fallen behind with its work: then further requests are sent away for a moment, so that those it has are answered (backend 3). */
export interface EventLoop {
  isBehind(): boolean;
  close(): void;
}

const every = 250;

/** @param limit milliseconds the loop may be late; Infinity: never behind */
export function watchEventLoop(limit: number): EventLoop {
  let due = performance.now() + every;
  let late = 0;
  if (limit === Infinity) return { isBehind: () => false, close: () => undefined };
  const timer = setInterval(() => {
    late = performance.now() - due;
    due = performance.now() + every;
  }, every);
  timer.unref();
  return {
    // What the last tick was late by, or the one that is due and has not come.
    isBehind: () => Math.max(late, performance.now() - due) > limit,
    close: () => clearInterval(timer),
  };
}
