import type { Db, Tx } from '../db/transaction.ts';

/** Who at the unit's sign-in service is which person here. Made when an invitation is used, never by itself. */
export async function findIdentity(db: Db, tenant: string, issuer: string, subject: string): Promise<string | null> {
  const row = await db.selectFrom('identities').select('user_id').where('tenant_id', '=', tenant).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
  return row?.user_id ?? null;
}

export async function addIdentity(tx: Tx, tenant: string, issuer: string, subject: string, userId: string, now: number): Promise<void> {
  await tx.insertInto('identities').values({ tenant_id: tenant, issuer, subject, user_id: userId, created_at: now }).execute();
}

/** A sign-in on its way through the provider. `kept` is sealed: verifier, nonce and what it is for. */
export interface OidcLogin { readonly browserHash: string; readonly kept: string; readonly stage: 'asked' | 'known' }

export async function addOidcLogin(tx: Tx, tenant: string, hash: string, login: OidcLogin, now: number, expiresAt: number): Promise<void> {
  await tx.deleteFrom('oidc_logins').where('tenant_id', '=', tenant).where('expires_at', '<', now).execute();
  await tx.insertInto('oidc_logins').values({ tenant_id: tenant, state_hash: hash, browser_hash: login.browserHash, kept: login.kept, stage: login.stage, expires_at: expiresAt }).execute();
}

/** Takes a sign-in out, so that each comes back once; null for one that is unknown, over, or another browser's. */
export async function takeOidcLogin(tx: Tx, tenant: string, hash: string, browserHash: string, stage: OidcLogin['stage'], now: number): Promise<string | null> {
  const row = await tx.selectFrom('oidc_logins').select('kept').where('tenant_id', '=', tenant).where('state_hash', '=', hash).where('browser_hash', '=', browserHash)
    .where('stage', '=', stage).where('expires_at', '>', now).executeTakeFirst();
  if (!row) return null;
  const gone = await tx.deleteFrom('oidc_logins').where('tenant_id', '=', tenant).where('state_hash', '=', hash).returning('state_hash').execute();
  return gone.length === 1 ? row.kept : null;
}
