import type { PictureType } from '../../contract/shared-evidence.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** A picture without its bytes, tied to one finding. `digest` names its algorithm: what the bytes were when they came. */
export interface KeptBlob { readonly findingId: string; readonly sha256: string; readonly mime: PictureType; readonly bytes: number; readonly digest: string }

/** The findings that have this picture. */
export async function findBlob(db: Db, tenant: string, sha256: string): Promise<readonly KeptBlob[]> {
  const rows = await db.selectFrom('blobs').select(['finding_id', 'sha256', 'mime', 'bytes', 'digest']).where('tenant_id', '=', tenant).where('sha256', '=', sha256).orderBy('finding_id').execute();
  return rows.map(toBlob);
}

/** Which of these findings have pictures here: finding and hash. */
export async function blobsOfFindings(db: Db, tenant: string, findingIds: readonly string[]): Promise<readonly KeptBlob[]> {
  if (findingIds.length === 0) return [];
  const rows = await db.selectFrom('blobs').select(['finding_id', 'sha256', 'mime', 'bytes', 'digest']).where('tenant_id', '=', tenant).where('finding_id', 'in', findingIds).execute();
  return rows.map(toBlob);
}

/** Pictures of a tenant after the one named, without their bytes. */
export async function pageOfBlobs(db: Db, tenant: string, after: { readonly findingId: string; readonly sha256: string }, limit: number): Promise<readonly KeptBlob[]> {
  const rows = await db.selectFrom('blobs').select(['finding_id', 'sha256', 'mime', 'bytes', 'digest']).where('tenant_id', '=', tenant)
    .where(row => row.or([row('finding_id', '>', after.findingId), row.and([row('finding_id', '=', after.findingId), row('sha256', '>', after.sha256)])])).orderBy('finding_id').orderBy('sha256').limit(limit).execute();
  return rows.map(toBlob);
}

/** The bytes, or null where they are gone. */
export async function readBlob(db: Db, tenant: string, findingId: string, sha256: string): Promise<Buffer | null> {
  const row = await db.selectFrom('blobs').select('content').where('tenant_id', '=', tenant).where('finding_id', '=', findingId).where('sha256', '=', sha256).executeTakeFirst();
  return row ? Buffer.from(row.content, 'base64') : null;
}

/** Ties a picture to a finding; one that is there already stays. @returns whether it is new */
export async function putBlob(tx: Tx, tenant: string, blob: KeptBlob, content: Buffer, now: number): Promise<boolean> {
  const made = await tx.insertInto('blobs').values({
    tenant_id: tenant, finding_id: blob.findingId, sha256: blob.sha256, mime: blob.mime, bytes: blob.bytes, digest: blob.digest, received_at: now, content: content.toString('base64'),
  }).onConflict(row => row.columns(['tenant_id', 'finding_id', 'sha256']).doNothing()).returning('sha256').execute();
  return made.length === 1;
}

function toBlob(row: { finding_id: string; sha256: string; mime: string; bytes: number; digest: string }): KeptBlob {
  return { findingId: row.finding_id, sha256: row.sha256, mime: row.mime as PictureType, bytes: row.bytes, digest: row.digest };
}
