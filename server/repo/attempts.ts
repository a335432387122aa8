import { clockSlack } from '../clock-watch.ts';
import { digest } from '../ids.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** Failed sign-ins are counted in the database: they hold over a restart, and for every process that serves it. */
export const attemptWindow = 15 * 60_000;
/** What ends later than this was begun by a clock that was ahead by years: it must not lock anybody out for years. */
const longestLock = attemptWindow + clockSlack;
const keptFor = 24 * 3600_000;

/** @returns the milliseconds until this key may try again; 0 when it may now. */
export async function attemptsLeftAfter(db: Db, tenant: string, key: string, limit: number, now: number): Promise<number> {
  const row = await find(db, tenant, key);
  return row && isOpen(row, now) && row.count >= limit ? row.ends_at - now : 0;
}

/**
 * Counts one attempt. Of many at the same moment, in whatever process, no more than `limit` are let through.
 * @returns the milliseconds until this key may try again; 0 when this attempt is allowed.
 */
export async function takeAttempt(tx: Tx, tenant: string, key: string, limit: number, now: number): Promise<number> {
  const counted = await tx.updateTable('attempts').set(row => ({ count: row('count', '+', 1) }))
    .where('tenant_id', '=', tenant).where('key_hash', '=', digest(key)).where('ends_at', '>', now).where('ends_at', '<=', now + longestLock).where('count', '<', limit).returning('count').execute();
  if (counted.length > 0) return 0;
  const row = await find(tx, tenant, key);
  if (row && isOpen(row, now)) return row.ends_at - now;
  const fresh = { ends_at: now + attemptWindow, count: 1 };
  if (!row) {
    await tx.deleteFrom('attempts').where('tenant_id', '=', tenant).where('ends_at', '<', now - keptFor).execute();
    await tx.insertInto('attempts').values({ tenant_id: tenant, key_hash: digest(key), ...fresh }).execute();
    return 0;
  }
  const begun = await tx.updateTable('attempts').set(fresh).where('tenant_id', '=', tenant).where('key_hash', '=', digest(key)).where('ends_at', '=', row.ends_at).returning('count').execute();
  return begun.length > 0 ? 0 : takeAttempt(tx, tenant, key, limit, now);
}

/** Takes one attempt back: it was no failure. */
export async function giveAttemptBack(tx: Tx, tenant: string, key: string): Promise<void> {
  await tx.updateTable('attempts').set(row => ({ count: row('count', '-', 1) }))
    .where('tenant_id', '=', tenant).where('key_hash', '=', digest(key)).where('count', '>', 0).execute();
}

export async function forgetAttempts(tx: Tx, tenant: string, key: string): Promise<void> {
  await tx.deleteFrom('attempts').where('tenant_id', '=', tenant).where('key_hash', '=', digest(key)).execute();
}

function isOpen(row: { readonly ends_at: number }, now: number): boolean {
  return row.ends_at > now && row.ends_at <= now + longestLock;
}

async function find(db: Db, tenant: string, key: string): Promise<{ readonly ends_at: number; readonly count: number } | undefined> {
  return db.selectFrom('attempts').select(['ends_at', 'count']).where('tenant_id', '=', tenant).where('key_hash', '=', digest(key)).executeTakeFirst();
}
