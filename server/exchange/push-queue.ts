import type { AppKey } from '../auth/app-key.ts';
import type { Databases } from '../db/databases.ts';
import { inTransaction, isStorageFailure, type Tx } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import { Refused, refusals } from '../refusal.ts';
import { tick } from '../repo/records.ts';
import { type Answers, applyPush, type Push } from './push.ts';

/** Takes pushes and answers each after it is on disk. */
export interface PushQueue {
  /** @throws Refused `busy` when too many are waiting for this stream, `storage` when the disk does not take it. */
  submit(push: Push): Promise<Answers>;
  /** Resolves when nothing is waiting or running. */
  drained(): Promise<void>;
}

/** How much may wait: so many commits, of so many requests each (docs/decisions/server-admission.md). */
export interface Admission { readonly commits: number; readonly requestsPerCommit: number }
export const defaultAdmission: Admission = { commits: 6, requestsPerCommit: 16 };

interface Waiting { readonly push: Push; resolve(answers: Answers): void; reject(cause: unknown): void }

/**
 * One queue per stream. Requests that wait together are committed together, so one flush to disk serves many;
 * when that fails each is tried alone (docs/decisions/server-admission.md says why this needs no savepoints).
 * The limit on what waits keeps timed-out requests from piling up and starving the one that holds the lock (backend 2.6).
 */
export function createPushQueue(databases: Databases, log: Log, appKey: AppKey, admission: Admission = defaultAdmission): PushQueue {
  const queues = new Map<string, Waiting[]>();
  const running = new Set<Promise<void>>();

  async function work(key: string, queue: Waiting[]): Promise<void> {
    // Let everything that has already arrived join the first commit.
    await new Promise(resolve => setImmediate(resolve));
    while (queue.length > 0) {
      const group = queue.splice(0, admission.requestsPerCommit);
      await commitTogether(databases, log, appKey, group);
      await new Promise(resolve => setImmediate(resolve));
    }
    queues.delete(key);
  }

  return {
    submit: push => new Promise((resolve, reject) => {
      const key = `${push.actor.tenant} ${push.actor.stream}`;
      const queue = queues.get(key);
      if (queue && queue.length >= admission.commits * admission.requestsPerCommit) return reject(new Refused(refusals.busy));
      const waiting = { push, resolve, reject };
      if (queue) return void queue.push(waiting);
      const fresh = [waiting];
      queues.set(key, fresh);
      const run = work(key, fresh).finally(() => running.delete(run));
      running.add(run);
    }),
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function commitTogether(databases: Databases, log: Log, appKey: AppKey, group: readonly Waiting[]): Promise<void> {
  try {
    const answers = await inTransaction(databases.write, tx => applyGroup(tx, appKey, group));
    for (const [place, one] of group.entries()) one.resolve(answers[place] ?? []);
  } catch (cause) {
    if (group.length === 1 && group[0]) return group[0].reject(asRefusal(log, cause));
    // One request broke the commit of all: each is tried alone, so that only the guilty one fails.
    for (const one of group) await commitTogether(databases, log, appKey, [one]);
  }
}

async function applyGroup(tx: Tx, appKey: AppKey, group: readonly Waiting[]): Promise<readonly Answers[]> {
  const first = group[0];
  if (!first) return [];
  const v = await tick(tx, first.push.actor.tenant, first.push.actor.stream);
  const answers: Answers[] = [];
  for (const one of group) answers.push(await applyPush(tx, appKey, one.push, v));
  return answers;
}

function asRefusal(log: Log, cause: unknown): Refused {
  if (cause instanceof Refused) return cause;
  log('error', 'push.failed', { cause: cause instanceof Error ? cause.message : String(cause) });
  return new Refused(isStorageFailure(cause) ? refusals.storage : refusals.internal);
}
