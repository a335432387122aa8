import { purgeEvidence } from './evidence.ts';
import type { Tx } from '../db/transaction.ts';

const day = 24 * 3600_000;

/** Shortest time operations and sessions are kept: the usual six months for records of a system (GB/T 22239 8.1.4.3). */
export const ledgerLasts = 180 * day;
const leftoversLast = 30 * day;

/**
 * Takes away what a tenant no longer needs. The records and the audit stay; what proves a record that is not there any more goes, its pictures too. An operation that is sent again after its line is
 * gone has no second effect: a create of the same is `ok`, anything else is compared with what stands.
 * @returns rows taken away, by table
 */
export async function purgeTenant(tx: Tx, tenant: string, now: number): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const ledger = await tx.deleteFrom('ledger').where('tenant_id', '=', tenant).where('received_at', '<', now - ledgerLasts).executeTakeFirst();
  counts['ledger'] = Number(ledger.numDeletedRows);
  const old = await tx.selectFrom('sessions').select('session_id').where('tenant_id', '=', tenant).where('expires_at', '<', now - leftoversLast).execute();
  for (const { session_id } of old) await tx.deleteFrom('tokens').where('tenant_id', '=', tenant).where('session_id', '=', session_id).execute();
  const sessions = await tx.deleteFrom('sessions').where('tenant_id', '=', tenant).where('expires_at', '<', now - ledgerLasts).executeTakeFirst();
  counts['sessions'] = Number(sessions.numDeletedRows);
  for (const table of ['auth_codes', 'invitations'] as const) {
    const gone = await tx.deleteFrom(table).where('tenant_id', '=', tenant).where('expires_at', '<', now - ledgerLasts).executeTakeFirst();
    counts[table] = Number(gone.numDeletedRows);
  }
  const attempts = await tx.deleteFrom('attempts').where('tenant_id', '=', tenant).where('ends_at', '<', now - day).executeTakeFirst();
  counts['attempts'] = Number(attempts.numDeletedRows);
  return { ...counts, ...await purgeEvidence(tx, tenant) };
}
