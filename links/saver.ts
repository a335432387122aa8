import type { LinkRunPorts, LinkTask } from './run.ts';

/** What is asked again when a worker dies is what came in this time. Milliseconds. */
const saveEvery = 250;

/** One write at a time; what changes meanwhile goes with the next. */
export function createSaver(save: LinkRunPorts['save']): { readonly add: (task: LinkTask) => void; readonly done: () => Promise<void> } {
  let changed = new Map<string, LinkTask>();
  let writing: Promise<void> | null = null;
  let last = false;
  let hurry: () => void = () => undefined;
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  const write = async (): Promise<void> => {
    while (changed.size > 0) {
      if (!last) await Promise.race([new Promise((resolve) => setTimeout(resolve, saveEvery)), hurried]);
      const batch = [...changed.values()];
      changed = new Map();
      await save(batch);
    }
    writing = null;
  };
  return {
    add(task) {
      changed.set(task.url, task);
      writing ??= Promise.resolve().then(write);
    },
    async done() {
      last = true;
      hurry();
      await writing;
    },
  };
}
