import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LinkAddress, LinkAnswer } from '../../../contract/link.ts';
import type { Profile } from '../../../links/profile.ts';
import type { LinkTask } from '../../../links/run.ts';

/** One link check of one page. Belongs to this browser, is never shared. */
export interface LinkRun {
  readonly id: string;
  readonly tabId: number;
  /** The page's address without its fragment. */
  readonly page: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'unusable';
  readonly profile: Profile;
  /** The page is read anew at the end and recorded; false for the command line, which does so itself. */
  readonly record: boolean;
  /** Begun by the setting, not by a press: gives way to those, and ends with its page. Absent in runs of before. */
  readonly automatic?: boolean;
  /** Cancelled because the page was left, so it begins anew when somebody comes back. */
  readonly left?: boolean;
  /** What came of it, once it ended. */
  readonly tally: LinkTally | null;
}

/** Addresses by what became of them. */
export interface LinkTally {
  readonly done: number;
  readonly of: number;
  readonly ok: number;
  readonly broken: number;
  readonly suspicious: number;
  readonly blocked: number;
  readonly skipped: number;
  /** When the oldest answer was got; null while there is none. */
  readonly oldest?: number | null;
}

/** What a run is about: kept apart, because a run is read often and this may be large. */
export interface LinkSubject {
  readonly runId: string;
  readonly addresses: readonly LinkAddress[];
  /** Answers that needed no request, or that another run brought shortly before. */
  readonly known: readonly LinkAnswer[];
}

interface StoredTask extends LinkTask { readonly runId: string }

interface LinkSchema extends DBSchema {
  run: { key: string; value: LinkRun; indexes: { page: string; state: string } };
  subject: { key: string; value: LinkSubject };
  task: { key: [string, string]; value: StoredTask; indexes: { runId: string } };
  /** The latest settled answer of each address. */
  answer: { key: string; value: LinkAnswer };
}

let opened: Promise<IDBPDatabase<LinkSchema>> | null = null;

function database(): Promise<IDBPDatabase<LinkSchema>> {
  opened ??= openDB<LinkSchema>('duwang-links', 1, {
    upgrade(db) {
      const run = db.createObjectStore('run', { keyPath: 'id' });
      run.createIndex('page', 'page');
      run.createIndex('state', 'state');
      db.createObjectStore('subject', { keyPath: 'runId' });
      db.createObjectStore('task', { keyPath: ['runId', 'url'] }).createIndex('runId', 'runId');
      db.createObjectStore('answer', { keyPath: 'url' });
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Writes a new run with its tasks; runs of the same page before it are forgotten. */
export async function beginRun(run: LinkRun, subject: LinkSubject, tasks: readonly LinkTask[]): Promise<void> {
  const tx = (await database()).transaction(['run', 'subject', 'task'], 'readwrite');
  for (const id of await tx.objectStore('run').index('page').getAllKeys(run.page)) await forget([tx.objectStore('run'), tx.objectStore('subject')], tx.objectStore('task'), id);
  await tx.objectStore('run').put(run);
  await tx.objectStore('subject').put(subject);
  for (const task of tasks) void tx.objectStore('task').put({ ...task, runId: run.id });
  await tx.done;
}

export async function putRun(run: LinkRun): Promise<void> {
  await (await database()).put('run', run);
}

export async function runById(id: string): Promise<LinkRun | null> {
  return await (await database()).get('run', id) ?? null;
}

/** The latest run of a page. */
export async function runOf(page: string): Promise<LinkRun | null> {
  const runs = await (await database()).getAllFromIndex('run', 'page', page);
  return runs.toSorted((a, b) => b.startedAt - a.startedAt)[0] ?? null;
}

/** The run that goes on next: one that was on its way when the worker died, else the oldest waiting that somebody asked for, else the newest that began by itself. */
export async function nextRun(): Promise<LinkRun | null> {
  const db = await database();
  const [running, waiting] = await Promise.all([db.getAllFromIndex('run', 'state', 'running'), db.getAllFromIndex('run', 'state', 'waiting')]);
  const asked = waiting.filter(({ automatic }) => !automatic).toSorted((a, b) => a.startedAt - b.startedAt);
  return [...running, ...asked, ...waiting.filter(({ automatic }) => automatic).toSorted((a, b) => b.startedAt - a.startedAt)][0] ?? null;
}

/** All runs that have not ended. */
export async function openRuns(): Promise<readonly LinkRun[]> {
  const db = await database();
  return (await Promise.all([db.getAllFromIndex('run', 'state', 'running'), db.getAllFromIndex('run', 'state', 'waiting')])).flat();
}

export async function subjectOf(runId: string): Promise<LinkSubject> {
  return await (await database()).get('subject', runId) ?? { runId, addresses: [], known: [] };
}

export async function tasksOf(runId: string): Promise<readonly LinkTask[]> {
  const stored = await (await database()).getAllFromIndex('task', 'runId', runId);
  return stored.map(({ runId: _runId, ...task }) => task);
}

/** Says more about the moment than about the link: no other page takes it over. */
const ofTheMoment: ReadonlySet<LinkAnswer['reason']> = new Set(['circuit', 'host-slow', 'environment', 'unknown']);

/** Writes changed tasks, and what was settled for other pages to take over. */
export async function saveTasks(runId: string, tasks: readonly LinkTask[]): Promise<void> {
  const db = await database();
  const tx = db.transaction(['task', 'answer'], 'readwrite');
  for (const task of tasks) {
    void tx.objectStore('task').put({ ...task, runId });
    if (!task.answer) continue;
    if (ofTheMoment.has(task.answer.reason)) void tx.objectStore('answer').delete(task.url);
    else void tx.objectStore('answer').put(task.answer);
  }
  await tx.done;
}

/** Answers of these addresses that are still good. */
export async function freshAnswers(urls: readonly string[], good: (answer: LinkAnswer) => boolean): Promise<ReadonlyMap<string, LinkAnswer>> {
  const tx = (await database()).transaction('answer');
  const found = await Promise.all(urls.map((url) => tx.store.get(url)));
  return new Map(found.flatMap((answer) => (answer && good(answer) ? [[answer.url, answer] as const] : [])));
}

/** Forgets what is older than `before`. */
export async function purge(before: number): Promise<void> {
  const tx = (await database()).transaction(['run', 'subject', 'task', 'answer'], 'readwrite');
  for (let cursor = await tx.objectStore('run').openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.startedAt < before) await forget([tx.objectStore('run'), tx.objectStore('subject')], tx.objectStore('task'), cursor.value.id);
  }
  for (let cursor = await tx.objectStore('answer').openCursor(); cursor; cursor = await cursor.continue()) if (cursor.value.at < before) void cursor.delete();
  await tx.done;
}

interface Runs { delete(id: string): Promise<void> }
interface Tasks { delete(range: IDBKeyRange): Promise<void> }

async function forget(stores: readonly Runs[], tasks: Tasks, id: string): Promise<void> {
  for (const store of stores) await store.delete(id);
  await tasks.delete(IDBKeyRange.bound([id], [id, []]));
}
