import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** A transaction on the writing connection: the only thing a function of `repo/` may write through. */
export type Tx = Transaction<Database>;

/** Anything a function of `repo/` may read through. */
export type Db = Kysely<Database>;

const tries = 8;

/**
 * Runs `work` in one transaction and returns only after it is on disk. The whole closure is run again when the
 * database was busy or the engine asks for a retry, so it must not do anything outside the transaction.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (cause) {
      if (attempt >= tries || !isTransient(cause)) throw cause;
      await new Promise(resolve => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED with their extended codes; 40001 and 40P01 of PostgreSQL. */
export function isTransient(cause: unknown): boolean {
  const primary = errorNumber(cause) & 0xff;
  const state = (cause as { readonly code?: unknown } | null)?.code;
  return primary === 5 || primary === 6 || state === '40001' || state === '40P01';
}

/** Full disk, read-only disk, failed write or file that cannot be opened: not our mistake and not the client's, so it is worth trying again later. */
export function isStorageFailure(cause: unknown): boolean {
  return [8, 10, 13, 14].includes(errorNumber(cause) & 0xff);
}

function errorNumber(cause: unknown): number {
  const number = (cause as { readonly errcode?: unknown } | null)?.errcode;
  return typeof number === 'number' ? number : 0;
}
