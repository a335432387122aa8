import type { LinkAnswer, LinkAttempt } from '../contract/link.ts';
import { maskSecrets } from '../contract/masked-address.ts';
import { isNetworkCause } from './cause.ts';
import { createEnvironment } from './environment.ts';
import { neighbourOf } from './neighbour.ts';
import { createPacer, type Ending } from './pace.ts';
import type { PlannedLink } from './plan.ts';
import type { Profile } from './profile.ts';
import { createQueue, type Entry } from './queue.ts';
import type { LinkQuestion } from './request.ts';
import { createSaver } from './saver.ts';
import { nextStep, settled, type LinkWay } from './verdict.ts';

/** One address on its way: plain data, written down as it changes, so that a run can go on after its worker died. */
export interface LinkTask extends PlannedLink {
  /** Place in the plan. */
  readonly order: number;
  readonly tries: readonly LinkAttempt[];
  /** Not before this moment, epoch milliseconds. */
  readonly due: number;
  readonly how: LinkWay;
  readonly alone: boolean;
  readonly answer: LinkAnswer | null;
}

export interface LinkRunPorts {
  readonly now: () => number;
  /** Asks once; rejects only when the signal is aborted. `via` page is answered from the page itself, or null where it is gone. */
  readonly ask: (question: LinkQuestion, signal: AbortSignal) => Promise<LinkAttempt | null>;
  /** Writes changed tasks down. Called often, one call at a time. */
  readonly save: (changed: readonly LinkTask[]) => Promise<void>;
  readonly online: () => boolean;
  readonly chance: () => number;
}

/** done: every address has its answer. cancelled: stopped by the signal, what is not settled may be asked later. unusable: our own network failed us. */
export interface LinkRunEnd {
  readonly state: 'done' | 'cancelled' | 'unusable';
  readonly tasks: readonly LinkTask[];
}

export function newTask(link: PlannedLink, order: number): LinkTask {
  return { ...link, order, tries: [], due: 0, how: 'same', alone: false, answer: null };
}

/**
 * Asks for all addresses that have no answer yet, within the limits, until each is settled. Never rejects for what a
 * server does. Nothing here survives the worker but what `save` was given; call it again with those tasks to go on.
 */
export async function runLinks(page: string, tasks: readonly LinkTask[], profile: Profile, ports: LinkRunPorts, signal: AbortSignal): Promise<LinkRunEnd> {
  const pacer = createPacer(profile);
  const now = new Map(tasks.map((task) => [task.url, task]));
  const saver = createSaver(ports.save);
  const queue = createQueue();
  const ownHost = new URL(page).host;
  const environment = createEnvironment(ownHost);
  /** What hosts answered for an address nobody has made: one question a host. */
  const neighbours = new Map<string, LinkAttempt>();
  const step = (task: LinkTask, tries: readonly LinkAttempt[]): LinkTask => stepped(task, tries, neighbours.get(task.host), profile, ports);
  let wake: () => void = () => undefined;
  const stop = new AbortController();
  const cancelled = (): void => stop.abort();
  stop.signal.addEventListener('abort', () => wake(), { once: true });
  signal.addEventListener('abort', cancelled, { once: true });
  if (signal.aborted) stop.abort();
  let state: LinkRunEnd['state'] = 'done';
  const running = new Set<Promise<void>>();

  const put = (task: LinkTask): void => {
    // What carries a secret is only kept while it is needed.
    const { ask: _ask, ...rest } = task;
    now.set(task.url, task.answer ? rest : task);
    saver.add(task.answer ? rest : task);
    if (!task.answer) queue.add(entryOf(task));
  };
  const ask = async (task: LinkTask): Promise<void> => {
    const { host, alone } = entryOf(task);
    const beside = task.how === 'neighbour';
    if (beside && neighbours.has(host)) return put(step(task, task.tries));
    pacer.start(host, ports.now(), alone);
    let attempt: LinkAttempt | null = null;
    let ending: Ending = 'failed';
    try {
      attempt = await ports.ask({ url: beside ? neighbourOf(task.ask ?? task.url, ports.chance()) : addressOf(task), kind: beside ? 'page' : task.kind, via: task.how === 'page' ? 'page' : 'worker', ...(beside ? { keepText: true } : {}) }, stop.signal);
      attempt = attempt && masked(attempt);
      ending = endingOf(attempt);
    } catch (error) {
      if (!stop.signal.aborted) console.error('读网 链接', error);
    }
    pacer.end(host, ports.now(), ending, pauseOf(attempt));
    if (stop.signal.aborted) return;
    if (!attempt) {
      // The page is gone: the refusal the worker got stands.
      if (task.how === 'page') put(step({ ...task, own: false }, task.tries));
      else put({ ...task, answer: settled(task.url, 'blocked', 'unknown', ports.now(), task.tries.at(-1) ?? null, task.tries.length) });
      return;
    }
    if (beside) {
      neighbours.set(host, attempt);
      return put(step(task, task.tries));
    }
    if (task.how === 'same') environment.saw(host, attempt);
    put(step(task, [...task.tries, attempt]));
  };

  for (const task of tasks) {
    for (const attempt of task.tries) {
      pacer.recall(task.host, attempt.at);
      if (attempt.via === 'worker') environment.saw(task.host, attempt);
    }
    if (!task.answer) queue.add(entryOf(task));
  }
  try {
    while (!stop.signal.aborted && (queue.size() > 0 || running.size > 0)) {
      if ((!ports.online() && environment.silent()) || environment.trouble() === 'own') {
        state = 'unusable';
        stop.abort();
        break;
      }
      const foreignDown = environment.trouble() === 'others';
      for (const { url } of queue.drop((host) => pacer.closed(host) !== null || (foreignDown && host !== ownHost))) {
        const task = now.get(url)!;
        // What already missed its time is looked at once more: that is a fact about the link itself.
        const last = task.tries.at(-1) ?? null;
        put({ ...task, answer: given(task, foreignDown ? null : pacer.closed(task.host), last, ports.now()) });
      }
      const written = saver.full();
      if (written) {
        await written;
        continue;
      }
      const moment = ports.now();
      const { ready, wait } = queue.next(moment, pacer.wait);
      if (ready) {
        const job: Promise<void> = ask(now.get(ready.url)!).finally(() => {
          running.delete(job);
          wake();
        });
        running.add(job);
        continue;
      }
      if (queue.size() === 0 && running.size === 0) break;
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(wait) ? setTimeout(resolve, Math.min(Math.max(wait, 1), 2 ** 30)) : undefined;
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    await Promise.all(running);
    if (signal.aborted) state = 'cancelled';
    // What was settled before it became clear that the fault is ours is taken back.
    if (state === 'unusable' || environment.trouble() === 'others') for (const task of now.values()) if (task.answer && isNetworkAnswer(task)) put({ ...task, answer: { ...task.answer, verdict: 'blocked', reason: 'environment' } });
  } finally {
    signal.removeEventListener('abort', cancelled);
    await saver.done();
  }
  return { state, tasks: [...now.values()] };
}

function stepped(task: LinkTask, tries: readonly LinkAttempt[], neighbour: LinkAttempt | undefined, profile: Profile, ports: LinkRunPorts): LinkTask {
  const next = nextStep({ ...task, tries, neighbour }, profile, ports.chance());
  return next.do === 'settle' ? { ...task, tries, answer: next.answer } : { ...task, tries, due: ports.now() + next.wait, how: next.how, alone: next.alone };
}

function given(task: LinkTask, closed: 'circuit' | 'host-slow' | null, last: LinkAttempt | null, at: number): LinkAnswer {
  if (closed === 'host-slow') return settled(task.url, 'suspicious', 'host-slow', at, last, task.tries.length);
  return settled(task.url, 'blocked', closed ?? 'environment', at, last, task.tries.length);
}

/** An answer as it is written down: nothing of it may open what a secret opens. */
function masked(attempt: LinkAttempt): LinkAttempt {
  return { ...attempt, url: maskSecrets(attempt.url), finalUrl: maskSecrets(attempt.finalUrl), hops: attempt.hops.map((hop) => ({ ...hop, url: maskSecrets(hop.url) })) };
}

function addressOf(task: LinkTask): string {
  const url = task.ask ?? task.url;
  return task.how === 'https' ? url.replace(/^http:/, 'https:').replace(/^(https:\/\/[^/:]+):80(?=\/|$)/, '$1') : url;
}

/** A server that is asked from the page, or as its https twin, is the same server. */
function entryOf(task: LinkTask): Entry {
  return { url: task.url, host: task.host, due: task.due, alone: task.alone, retry: task.tries.length > 0 };
}

function endingOf(attempt: LinkAttempt | null): Ending {
  if (!attempt) return 'failed';
  if (attempt.cause === 'timeout') return 'timeout';
  if (attempt.status === null) return 'failed';
  return attempt.mark !== null || [403, 412, 429, 521].includes(attempt.status) ? 'refused' : 'answered';
}

/** A wish to be left alone holds for the whole host. */
function pauseOf(attempt: LinkAttempt | null): number {
  if (!attempt || attempt.retryAfter === null || (attempt.status !== 429 && attempt.status !== 503)) return 0;
  return Math.min(60, attempt.retryAfter) * 1000;
}

function isNetworkAnswer(task: LinkTask): boolean {
  return task.answer?.verdict === 'broken' && isNetworkCause(task.tries.at(-1)?.cause ?? null);
}
