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

/**
 * SQLITE_BUSY and SQLITE_LOCKED with their extended codes; of PostgreSQL: serialization failure, deadlock, and two
 * processes that made the same row at the same moment (run again, the second finds it).
 */
export function isTransient(cause: unknown): boolean {
  const primary = errorNumber(cause) & 0xff;
  return primary === 5 || primary === 6 || ['40001', '40P01', '23505'].includes(stateOf(cause));
}

/**
 * Full disk, read-only disk, failed write, database gone, restarting, without a connection to spare: not our mistake and not
 * the client's, so it is worth trying again later.
 */
export function isStorageFailure(cause: unknown): boolean {
  if ([8, 10, 13, 14].includes(errorNumber(cause) & 0xff)) return true;
  // Classes of PostgreSQL: 08 connection, 53 resources (53100 is a full disk), 57 operator and time limits, 58 system; 55P03 waited too long, 25006 read-only.
  if (/^(?:08|53|57|58)|^(?:25006|55P03)$/.test(stateOf(cause))) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'].includes(stateOf(cause))) return true;
  return cause instanceof Error && /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection error and is not queryable/i.test(cause.message);
}

/** A text that PostgreSQL cannot store: it has a NUL in it, or is no Unicode. The sender's mistake. */
export function isUnstorableText(cause: unknown): boolean {
  return ['22021', '22P05'].includes(stateOf(cause));
}

function errorNumber(cause: unknown): number {
  const number = (cause as { readonly errcode?: unknown } | null)?.errcode;
  return typeof number === 'number' ? number : 0;
}

function stateOf(cause: unknown): string {
  const state = (cause as { readonly code?: unknown } | null)?.code;
  return typeof state === 'string' ? state : '';
}
