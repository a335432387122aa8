import type { Db, Tx } from '../db/transaction.ts';

export interface AuthCode {
  readonly userId: string; readonly challenge: string; readonly redirectUri: string; readonly expiresAt: number;
  readonly usedAt: number | null; readonly sessionId: string | null; readonly aal: 1 | 2;
}

export async function addAuthCode(tx: Tx, tenant: string, hash: string, code: Omit<AuthCode, 'usedAt' | 'sessionId'>, now: number): Promise<void> {
  const keptFor = 24 * 3600_000; // used codes are kept a day, so that a second use is still recognised as one
  await tx.deleteFrom('auth_codes').where('tenant_id', '=', tenant).where('expires_at', '<', now - keptFor).execute();
  await tx.insertInto('auth_codes').values({
    tenant_id: tenant, code_hash: hash, user_id: code.userId, challenge: code.challenge, redirect_uri: code.redirectUri,
    expires_at: code.expiresAt, used_at: null, session_id: null, aal: code.aal,
  }).execute();
}

export async function findAuthCode(db: Db, tenant: string, hash: string): Promise<AuthCode | null> {
  const row = await db.selectFrom('auth_codes').selectAll().where('tenant_id', '=', tenant).where('code_hash', '=', hash).executeTakeFirst();
  if (!row) return null;
  return { userId: row.user_id, challenge: row.challenge, redirectUri: row.redirect_uri, expiresAt: row.expires_at, usedAt: row.used_at, sessionId: row.session_id, aal: row.aal === 2 ? 2 : 1 };
}

/** Uses the code up. @returns false when somebody else was faster. */
export async function takeAuthCode(tx: Tx, tenant: string, hash: string, now: number): Promise<boolean> {
  const used = await tx.updateTable('auth_codes').set({ used_at: now }).where('tenant_id', '=', tenant)
    .where('code_hash', '=', hash).where('used_at', 'is', null).returning('user_id').execute();
  return used.length === 1;
}

export async function giveAuthCodeBack(tx: Tx, tenant: string, hash: string): Promise<void> {
  await tx.updateTable('auth_codes').set({ used_at: null }).where('tenant_id', '=', tenant).where('code_hash', '=', hash).execute();
}

/** Remembers what was made from a code, so that it can be ended when the code turns up again. */
export async function noteSessionOfCode(tx: Tx, tenant: string, hash: string, sessionId: string): Promise<void> {
  await tx.updateTable('auth_codes').set({ session_id: sessionId }).where('tenant_id', '=', tenant).where('code_hash', '=', hash).execute();
}
