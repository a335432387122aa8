import type { LinkRunPorts, LinkTask } from './run.ts';

/** What is asked again when a worker dies is what came in this time, and never more than `mostUnsaved`. Milliseconds. */
const saveEvery = 250;
/** Answers that may wait to be written; a busy disk slows the asking down, so that a dead worker costs no server more than this. */
const mostUnsaved = 120;

export interface Saver {
  readonly add: (task: LinkTask) => void;
  /** Null while more may be asked; else settles when something was written. */
  readonly full: () => Promise<void> | null;
  readonly done: () => Promise<void>;
}

/** One write at a time; what changes meanwhile goes with the next. */
export function createSaver(save: LinkRunPorts['save']): Saver {
  let changed = new Map<string, LinkTask>();
  let inHand = 0;
  let writing: Promise<void> | null = null;
  let last = false;
  let failed = false;
  let hurry: () => void = () => undefined;
  let waiting: (() => void)[] = [];
  const isFull = (): boolean => changed.size + inHand >= mostUnsaved;
  const letOn = (): void => {
    const those = waiting;
    waiting = [];
    for (const each of those) each();
  };
  const pause = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, saveEvery);
    hurry = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const write = async (): Promise<void> => {
    try {
      while (changed.size > 0) {
        if (!last && !isFull()) await pause();
        const batch = [...changed.values()];
        changed = new Map();
        inHand = batch.length;
        await save(batch);
        inHand = 0;
        letOn();
      }
      writing = null;
    } catch (error) {
      failed = true; // Nobody waits for what will not come; `done` tells the error.
      throw error;
    } finally {
      letOn();
    }
  };
  return {
    add(task) {
      changed.set(task.url, task);
      if (isFull()) hurry();
      if (writing) return;
      writing = Promise.resolve().then(write);
      writing.catch(() => undefined); // `done` tells it.
    },
    full: () => (isFull() && !last && !failed ? new Promise((resolve) => waiting.push(resolve)) : null),
    async done() {
      last = true;
      hurry();
      await writing;
    },
  };
}
