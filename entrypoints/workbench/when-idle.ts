/** So long a view stands before anything is read beforehand: who presses on at once is not held up. Milliseconds. */
const standing = 700;

/** Does this step by step, each when the page has nothing else to do, once what is shown is painted. A step that fails ends it: nothing depends on it. */
export function whenIdle(steps: readonly (() => Promise<unknown>)[]): void {
  const next = (at: number): void => {
    const step = steps[at];
    if (step) requestIdleCallback(() => void step().then(() => next(at + 1), () => undefined), { timeout: 2000 });
  };
  setTimeout(() => next(0), standing);
}
