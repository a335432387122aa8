import type { Db, Tx } from '../db/transaction.ts';

/** A key a person's own device keeps for them. `publicKey` and `id` are base64url; `counter` is the newest an answer carried. */
export interface Passkey {
  readonly id: string; readonly userId: string; readonly publicKey: string; readonly counter: number; readonly transports: readonly string[]; readonly name: string;
  readonly createdAt: number; readonly lastUsedAt: number | null;
  /** When its counter went back: it was copied, and opens nothing since. */
  readonly suspendedAt: number | null;
}

/** A person's own, oldest first. */
export async function listPasskeys(db: Db, tenant: string, userId: string): Promise<readonly Passkey[]> {
  const rows = await db.selectFrom('passkeys').selectAll().where('tenant_id', '=', tenant).where('user_id', '=', userId).orderBy('created_at').orderBy('credential_id').execute();
  return rows.map(toPasskey);
}

export async function findPasskey(db: Db, tenant: string, id: string): Promise<Passkey | null> {
  const row = await db.selectFrom('passkeys').selectAll().where('tenant_id', '=', tenant).where('credential_id', '=', id).executeTakeFirst();
  return row ? toPasskey(row) : null;
}

/** @returns false when that key is somebody's already */
export async function addPasskey(tx: Tx, tenant: string, passkey: Omit<Passkey, 'createdAt' | 'lastUsedAt' | 'suspendedAt'>, now: number): Promise<boolean> {
  const added = await tx.insertInto('passkeys').values({
    tenant_id: tenant, credential_id: passkey.id, user_id: passkey.userId, public_key: passkey.publicKey, counter: passkey.counter,
    transports: JSON.stringify(passkey.transports), name: passkey.name, created_at: now, last_used_at: null, suspended_at: null,
  }).onConflict(row => row.columns(['tenant_id', 'credential_id']).doNothing()).returning('credential_id').execute();
  return added.length === 1;
}

/** Moves the counter on. @returns false when it would not move on: of two answers with one counter, in whatever process, one counts. */
export async function advancePasskey(tx: Tx, tenant: string, id: string, counter: number, now: number): Promise<boolean> {
  let query = tx.updateTable('passkeys').set({ counter, last_used_at: now }).where('tenant_id', '=', tenant).where('credential_id', '=', id).where('suspended_at', 'is', null);
  // Keys that are kept in several places at once do not count, and always say nought.
  query = counter === 0 ? query.where('counter', '=', 0) : query.where('counter', '<', counter);
  const moved = await query.returning('credential_id').execute();
  return moved.length === 1;
}

export async function suspendPasskey(tx: Tx, tenant: string, id: string, now: number): Promise<void> {
  await tx.updateTable('passkeys').set({ suspended_at: now }).where('tenant_id', '=', tenant).where('credential_id', '=', id).execute();
}

/** @returns the name it had; null when the person has no such one */
export async function renamePasskey(tx: Tx, tenant: string, userId: string, id: string, name: string): Promise<string | null> {
  const own = await tx.selectFrom('passkeys').select('name').where('tenant_id', '=', tenant).where('user_id', '=', userId).where('credential_id', '=', id).executeTakeFirst();
  if (own) await tx.updateTable('passkeys').set({ name }).where('tenant_id', '=', tenant).where('credential_id', '=', id).execute();
  return own?.name ?? null;
}

/** @returns the name of the one that was taken away; null when the person has no such one */
export async function removePasskey(tx: Tx, tenant: string, userId: string, id: string): Promise<string | null> {
  const [gone] = await tx.deleteFrom('passkeys').where('tenant_id', '=', tenant).where('user_id', '=', userId).where('credential_id', '=', id).returning('name').execute();
  return gone?.name ?? null;
}

export async function removePasskeysOf(tx: Tx, tenant: string, userId: string): Promise<void> {
  await tx.deleteFrom('passkeys').where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
}

/** @returns false when this challenge was answered before */
export async function useChallenge(tx: Tx, tenant: string, hash: string, now: number, expiresAt: number): Promise<boolean> {
  await tx.deleteFrom('passkey_uses').where('tenant_id', '=', tenant).where('expires_at', '<', now).execute();
  const used = await tx.insertInto('passkey_uses').values({ tenant_id: tenant, challenge_hash: hash, expires_at: expiresAt })
    .onConflict(row => row.columns(['tenant_id', 'challenge_hash']).doNothing()).returning('challenge_hash').execute();
  return used.length === 1;
}

function toPasskey(row: {
  credential_id: string; user_id: string; public_key: string; counter: number; transports: string; name: string; created_at: number; last_used_at: number | null; suspended_at: number | null;
}): Passkey {
  return {
    id: row.credential_id, userId: row.user_id, publicKey: row.public_key, counter: row.counter, transports: JSON.parse(row.transports) as string[], name: row.name,
    createdAt: row.created_at, lastUsedAt: row.last_used_at, suspendedAt: row.suspended_at,
  };
}
