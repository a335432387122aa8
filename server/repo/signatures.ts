import type { Signature, SigningKey } from '../../contract/signature.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** A key as it lies in the database: `secret` is sealed with the key of the installation. */
export interface KeptKey extends SigningKey { readonly number: number; readonly secret: string | null }

/** Every key of a tenant, the oldest first; the last one signs. */
export async function listSigningKeys(db: Db, tenant: string): Promise<readonly KeptKey[]> {
  const rows = await db.selectFrom('signing_keys').selectAll().where('tenant_id', '=', tenant).orderBy('number').execute();
  return rows.map(row => ({
    number: row.number, id: row.key_id, publicKey: row.public_key, secret: row.secret, madeAt: row.made_at,
    vouched: row.vouched_by === null || row.voucher === null ? null : { by: row.vouched_by, signature: row.voucher },
  }));
}

/** @returns false when another process has made a key of this number at the same moment */
export async function addSigningKey(tx: Tx, tenant: string, key: KeptKey): Promise<boolean> {
  const made = await tx.insertInto('signing_keys').values({
    tenant_id: tenant, number: key.number, key_id: key.id, public_key: key.publicKey, secret: key.secret, made_at: key.madeAt,
    vouched_by: key.vouched?.by ?? null, voucher: key.vouched?.signature ?? null,
  }).onConflict(row => row.columns(['tenant_id', 'number']).doNothing()).returning('number').execute();
  return made.length === 1;
}

/** The same key sealed otherwise; null: it signs no more, and only its public part is kept. */
export async function replaceSigningSecret(tx: Tx, tenant: string, number: number, secret: string | null): Promise<void> {
  await tx.updateTable('signing_keys').set({ secret }).where('tenant_id', '=', tenant).where('number', '=', number).execute();
}

/** Signatures of these records. */
export async function loadSignatures(db: Db, tenant: string, ids: readonly string[]): Promise<readonly Signature[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('signatures').selectAll().where('tenant_id', '=', tenant).where('record_id', 'in', ids).execute()).map(toSignature);
}

/** Signatures of a unit by record id, after the one named. */
export async function pageOfSignatures(db: Db, tenant: string, unit: string, after: string, limit: number): Promise<readonly Signature[]> {
  return (await db.selectFrom('signatures').selectAll().where('tenant_id', '=', tenant).where('unit', '=', unit).where('record_id', '>', after).orderBy('record_id').limit(limit).execute()).map(toSignature);
}

/** A record has one signature: that of its present revision. */
export async function putSignatures(tx: Tx, tenant: string, signatures: readonly Signature[]): Promise<void> {
  if (signatures.length === 0) return;
  const rows = signatures.map(({ id, unit, rev, by, at, key, signature }) => ({ tenant_id: tenant, record_id: id, unit, rev, signed_by: by, signed_at: at, key_id: key, signature }));
  await tx.insertInto('signatures').values(rows).onConflict(row => row.columns(['tenant_id', 'record_id']).doUpdateSet(values => ({
    unit: values.ref('excluded.unit'), rev: values.ref('excluded.rev'), signed_by: values.ref('excluded.signed_by'), signed_at: values.ref('excluded.signed_at'),
    key_id: values.ref('excluded.key_id'), signature: values.ref('excluded.signature'),
  }))).execute();
}

function toSignature(row: { record_id: string; unit: string; rev: number; signed_by: string; signed_at: number; key_id: string; signature: string }): Signature {
  return { id: row.record_id, unit: row.unit, rev: row.rev, by: row.signed_by, at: row.signed_at, key: row.key_id, signature: row.signature };
}
