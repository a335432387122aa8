import type { Db, Tx } from '../db/transaction.ts';

/** One operation that has been answered for good. `result` is the answer as it was sent, byte by byte. */
export interface LedgerRow { readonly opId: string; readonly seq: number; readonly opHash: string; readonly result: string }

export async function findAnswers(db: Db, tenant: string, opIds: readonly string[]): Promise<ReadonlyMap<string, LedgerRow>> {
  const rows = await db.selectFrom('ledger').select(['op_id', 'seq', 'op_hash', 'result']).where('tenant_id', '=', tenant).where('op_id', 'in', opIds).execute();
  return new Map(rows.map(row => [row.op_id, { opId: row.op_id, seq: row.seq, opHash: row.op_hash, result: row.result }]));
}

export async function addAnswers(tx: Tx, tenant: string, stream: string, deviceId: string, userId: string, now: number, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('ledger').values(rows.map(row => ({
    tenant_id: tenant, op_id: row.opId, stream, device_id: deviceId, seq: row.seq, user_id: userId, op_hash: row.opHash, result: row.result, received_at: now,
  }))).execute();
}
