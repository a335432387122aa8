import { openDB, unwrap, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { steps } from './migrations/steps.ts';
import { sayInChinese, type Said, type Sentence } from '../messages/said.ts';
import { marking } from './marking.ts';
import { storeNames, type StoreName, type StoreSchema } from './schema.ts';

export type Store = IDBPDatabase<StoreSchema>;
export type Write = IDBPTransaction<StoreSchema, StoreName[], 'readwrite'>;
export type Read = IDBPTransaction<StoreSchema, StoreName[], 'readonly'>;

/** A refusal in words for people: nothing was written, and what was there is intact. Its `message` is Chinese, for logs and records. */
export class StoreRefused extends Error {
  readonly reason: 'full' | 'newer' | 'broken' | 'rule';
  /** The same as data: who shows it says it in the language of the screen. */
  readonly said: Said;

  constructor(reason: StoreRefused['reason'], ...sentence: Sentence) {
    super(sayInChinese(sentence));
    this.name = 'StoreRefused';
    this.reason = reason;
    this.said = sentence;
  }

  /** With a sentence that was put together elsewhere. */
  static of(what: Said, reason: StoreRefused['reason'] = 'rule'): StoreRefused {
    return new StoreRefused(reason, ...what as Sentence);
  }
}

/**
 * Opens a database, bringing an older one to the present shape first.
 * @param name see `databaseName`
 * @param onClosed the connection is gone (another version wants to upgrade, or the browser closed it): open anew
 * @throws StoreRefused `newer` when a later version of the extension wrote it, `broken` when it cannot be opened
 */
export async function openStore(name: string, onClosed: () => void = () => undefined): Promise<Store> {
  try {
    const store: Store = await openDB<StoreSchema>(name, steps.length, {
      upgrade(db, from, _to, transaction) {
        for (const step of steps.slice(from)) step(unwrap(db) as IDBDatabase, unwrap(transaction) as IDBTransaction);
      },
      blocking() {
        store.close();
        onClosed();
      },
      terminated: onClosed,
    });
    return store;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') {
      throw new StoreRefused('newer', 'said.store.newer');
    }
    throw storeError(error);
  }
}

/** One database per server and user, so that another user of the same computer neither sees nor sends these records; `alone` before any. */
export function databaseName(account: { readonly server: string; readonly userId: string } | null): string {
  return account ? `duwang ${account.server} ${account.userId}` : 'duwang alone';
}

/**
 * Runs one writing transaction over the whole store and returns only after it is committed to disk (strict durability).
 * `work` may await requests of this transaction and nothing else.
 * @throws StoreRefused when the disk is full or the database is broken; the transaction then left nothing
 */
export async function write<T>(store: Store, work: (tx: Write) => Promise<T>): Promise<T> {
  const tx = store.transaction([...storeNames], 'readwrite', { durability: 'strict' }) as Write;
  const done = tx.done.then(() => null, (error: unknown) => error ?? new Error('aborted'));
  let result: T;
  try {
    const marked = marking(tx);
    result = await work(marked.tx);
    await marked.done();
    // Counts what is committed: a database that stands lower than it is known to have stood was set back (see kept-token).
    const meta = tx.objectStore('meta');
    await meta.put(((await meta.get('turn')) as number | undefined ?? 0) + 1, 'turn');
  } catch (error) {
    try {
      tx.abort();
    } catch { /* it has aborted itself already */ }
    const cause = await done;
    throw storeError(isQuota(cause) ? cause : error);
  }
  const problem = await done;
  if (problem) throw storeError(problem);
  revisions.set(store, revisionOf(store) + 1);
  return result;
}

const revisions = new WeakMap<Store, number>();

/** Grows with every transaction this worker has committed: what was read at the same number is still so. */
export function revisionOf(store: Store): number {
  return revisions.get(store) ?? 0;
}

/** A reading transaction over the whole store: one consistent picture. */
export function reading(store: Store): Read {
  return store.transaction([...storeNames], 'readonly') as Read;
}

/** Turns what the browser says of its storage into words; other errors pass as they are. */
export function storeError(error: unknown): Error {
  if (error instanceof StoreRefused) return error;
  if (isQuota(error)) return new StoreRefused('full', 'said.store.full');
  if (error instanceof DOMException && ['UnknownError', 'InvalidStateError', 'AbortError', 'NotFoundError'].includes(error.name)) {
    return new StoreRefused('broken', 'said.store.broken', error.name);
  }
  return error instanceof Error ? error : new Error(String(error));
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    || error instanceof Error && error.name === 'QuotaExceededError';
}
