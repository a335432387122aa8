import type { Tx } from '../db/transaction.ts';

/**
 * The last 登记编号 of a tenant in a year; 0 before the first. Locks the row until the transaction ends, so that two
 * organisations of one tenant never give the same number, and a transaction that fails gives none.
 */
export async function lastNumber(tx: Tx, tenant: string, year: number): Promise<number> {
  const held = await tx.updateTable('item_numbers').set(row => ({ last: row('last', '+', 0) }))
    .where('tenant_id', '=', tenant).where('year', '=', year).returning('last').executeTakeFirst();
  if (held) return held.last;
  await tx.insertInto('item_numbers').values({ tenant_id: tenant, year, last: 0 }).execute();
  return 0;
}

/** Keeps the last number given. Call with the row locked by `lastNumber`, in the same transaction. */
export async function putNumber(tx: Tx, tenant: string, year: number, last: number): Promise<void> {
  await tx.updateTable('item_numbers').set({ last }).where('tenant_id', '=', tenant).where('year', '=', year).where('last', '<', last).execute();
}
