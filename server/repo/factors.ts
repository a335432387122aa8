import { digest } from '../ids.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** A person's second factor. `secret` is sealed; `lastStep` is the newest code that was used, so that none is used twice. */
export interface Factor { readonly secret: string; readonly lastStep: number; readonly confirmed: boolean }

export async function findFactor(db: Db, tenant: string, userId: string): Promise<Factor | null> {
  const row = await db.selectFrom('factors').selectAll().where('tenant_id', '=', tenant).where('user_id', '=', userId).executeTakeFirst();
  return row ? { secret: row.secret, lastStep: row.last_step, confirmed: row.confirmed_at !== null } : null;
}

/** Begins anew; a factor that is confirmed is not replaced. */
export async function beginFactor(tx: Tx, tenant: string, userId: string, secret: string, now: number): Promise<void> {
  await tx.deleteFrom('factors').where('tenant_id', '=', tenant).where('user_id', '=', userId).where('confirmed_at', 'is', null).execute();
  await tx.insertInto('factors').values({ tenant_id: tenant, user_id: userId, secret, last_step: 0, confirmed_at: null, created_at: now }).execute();
}

/** @returns false when this code, or a later one, was used before. */
export async function useStep(tx: Tx, tenant: string, userId: string, step: number): Promise<boolean> {
  const used = await tx.updateTable('factors').set({ last_step: step }).where('tenant_id', '=', tenant).where('user_id', '=', userId).where('last_step', '<', step).returning('last_step').execute();
  return used.length === 1;
}

/** The first right code makes the factor count, and gives the recovery codes. */
export async function confirmFactor(tx: Tx, tenant: string, userId: string, recoveryCodes: readonly string[], now: number): Promise<void> {
  await tx.updateTable('factors').set({ confirmed_at: now }).where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
  await tx.deleteFrom('recovery_codes').where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
  await tx.insertInto('recovery_codes').values(recoveryCodes.map(code => ({ tenant_id: tenant, code_hash: hashOf(userId, code), user_id: userId, used_at: null }))).execute();
}

/** @returns false when there is no such code, or it was used. */
export async function useRecoveryCode(tx: Tx, tenant: string, userId: string, code: string, now: number): Promise<boolean> {
  const used = await tx.updateTable('recovery_codes').set({ used_at: now }).where('tenant_id', '=', tenant).where('code_hash', '=', hashOf(userId, code))
    .where('used_at', 'is', null).returning('user_id').execute();
  return used.length === 1;
}

/** Every sealed secret of a tenant. */
export async function listSealedSecrets(db: Db, tenant: string): Promise<readonly { readonly userId: string; readonly secret: string }[]> {
  const rows = await db.selectFrom('factors').select(['user_id', 'secret']).where('tenant_id', '=', tenant).execute();
  return rows.map(row => ({ userId: row.user_id, secret: row.secret }));
}

/** The same secret sealed otherwise; nothing when it was replaced meanwhile. */
export async function replaceSealedSecret(tx: Tx, tenant: string, userId: string, from: string, to: string): Promise<void> {
  await tx.updateTable('factors').set({ secret: to }).where('tenant_id', '=', tenant).where('user_id', '=', userId).where('secret', '=', from).execute();
}

export async function removeFactor(tx: Tx, tenant: string, userId: string): Promise<void> {
  await tx.deleteFrom('factors').where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
  await tx.deleteFrom('recovery_codes').where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
}

function hashOf(userId: string, code: string): string {
  return digest(`${userId} ${code.toLowerCase().replace(/[^a-z2-7]/g, '')}`);
}
