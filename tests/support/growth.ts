import { expect } from 'vitest';

/**
 * Proves that work grows about as its input does. There is no limit in milliseconds: a small input and one sixteen times as large are
 * timed in turn within one run, the small one sixteen times over, and the quickest takes are compared. Both last about as long, so that
 * other work on the machine slows them alike. A quadratic pass takes 16 times as long; 8 are allowed, because large inputs also cost more
 * memory.
 * @param inputOf makes the input of a size, not timed; the size is raised until the work lasts long enough to be measured
 */
export async function expectLinear<Input>(inputOf: (size: number) => Input, work: (input: Input) => unknown, from = 200): Promise<void> {
  let size = from;
  for (; size < 60_000; size *= 2) {
    const input = inputOf(size);
    if (await quickestOf(() => work(input)) >= shortest) break;
  }
  const [small, large] = [inputOf(size), inputOf(size * 16)];
  await expectGrowth(16, () => work(small), () => work(large));
}

/** The same for two inputs made beforehand, of which `large` is `factor` times `small`: both are repeated until they last long enough. */
export async function expectGrowth(factor: number, small: () => unknown, large: () => unknown): Promise<void> {
  let times = 1;
  const repeated = (work: () => unknown, over: number) => async (): Promise<void> => {
    for (let time = 0; time < times * over; time += 1) await work();
  };
  while (await quickestOf(repeated(small, 1)) < shortest && times < 1000) times *= 2;
  // Between linear (0) and quadratic (1), nearer to the latter.
  const most = factor ** 0.75;
  let quickest = Infinity;
  let slowest = Infinity;
  for (let take = 0; take < 12; take += 1) {
    slowest = Math.min(slowest, await took(repeated(large, 1)));
    quickest = Math.min(quickest, await took(repeated(small, factor)));
    if (take >= 1 && slowest < most * Math.max(quickest, coarsest)) return;
  }
  expect(slowest / quickest, `${factor} times over ${quickest.toFixed(1)} ms, ${factor} times the input ${slowest.toFixed(1)} ms`).toBeLessThan(most);
}

/** For work that reads only so much of its input: `large` costs about what `small` does. Both are timed in turn until the quickest takes agree. */
export async function expectNoDearer(small: () => unknown, large: () => unknown): Promise<void> {
  let [quick, dear] = [Infinity, Infinity];
  for (let take = 0; take < 12; take += 1) {
    quick = Math.min(quick, await took(small));
    dear = Math.min(dear, await took(large));
    if (take >= 2 && dear < quick * 5 + 100) return;
  }
  expect(dear, `${quick.toFixed(1)} ms for the small input`).toBeLessThan(quick * 5 + 100);
}

/** Milliseconds from which on work is worth timing. */
const shortest = 2;
/** Milliseconds that are not told from less: compiled meanwhile, the small input may take next to nothing, and memory is tidied at any time. */
const coarsest = 16;

/** Of three, since the first ones run before the code is compiled. */
async function quickestOf(work: () => unknown): Promise<number> {
  return Math.min(await took(work), await took(work), await took(work));
}

async function took(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
