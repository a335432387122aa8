import type { Evidence } from '../../contract/evidence.ts';
import type { EvidenceRow } from '../../contract/shared-evidence.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** One proof as it lies here. `hash` is its own, checked when it came. */
export interface KeptEvidence { readonly id: string; readonly stream: string; readonly findingId: string; readonly hash: string }

export async function loadEvidence(db: Db, tenant: string, ids: readonly string[]): Promise<readonly KeptEvidence[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('evidence').select(['id', 'stream', 'finding_id', 'hash']).where('tenant_id', '=', tenant).where('id', 'in', ids).execute();
  return rows.map(row => ({ id: row.id, stream: row.stream, findingId: row.finding_id, hash: row.hash }));
}

/** How many proofs each of these findings has. */
export async function countEvidence(db: Db, tenant: string, findingIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (findingIds.length === 0) return new Map();
  const rows = await db.selectFrom('evidence').select('finding_id').where('tenant_id', '=', tenant).where('finding_id', 'in', findingIds).execute();
  const counts = new Map<string, number>();
  for (const { finding_id } of rows) counts.set(finding_id, (counts.get(finding_id) ?? 0) + 1);
  return counts;
}

/** Puts proofs down under the clock value of this transaction. */
export async function addEvidence(tx: Tx, tenant: string, stream: string, v: number, by: { readonly userId: string; readonly name: string; readonly at: number }, all: readonly Evidence[]): Promise<void> {
  if (all.length === 0) return;
  await tx.insertInto('evidence').values(all.map(one => ({
    tenant_id: tenant, id: one.id, stream, v, finding_id: one.findingId, picture: one.picture?.sha256 ?? null, sent_by: by.userId, sent_name: by.name, received_at: by.at, hash: one.hash, data: JSON.stringify(one),
  }))).execute();
}

/** The next proofs of a stream after (`v`, `id`), in that order. */
export async function pullEvidence(db: Db, tenant: string, stream: string, v: number, id: string, limit: number): Promise<readonly EvidenceRow[]> {
  const rows = await db.selectFrom('evidence').select(['v', 'id', 'sent_name', 'received_at', 'data']).where('tenant_id', '=', tenant).where('stream', '=', stream)
    .where(row => row.or([row('v', '>', v), row.and([row('v', '=', v), row('id', '>', id)])])).orderBy('v').orderBy('id').limit(limit).execute();
  return rows.map(row => ({ v: row.v, id: row.id, sentBy: row.sent_name, receivedAt: row.received_at, evidence: JSON.parse(row.data) as Record<string, unknown> }));
}

/** Every proof of these findings, with who sent it. */
export async function evidenceOfFindings(db: Db, tenant: string, findingIds: readonly string[]): Promise<readonly { readonly evidence: Evidence; readonly sentBy: string }[]> {
  if (findingIds.length === 0) return [];
  const rows = await db.selectFrom('evidence').select(['sent_name', 'data']).where('tenant_id', '=', tenant).where('finding_id', 'in', findingIds).orderBy('id').execute();
  return rows.map(row => ({ evidence: JSON.parse(row.data) as Evidence, sentBy: row.sent_name }));
}

/** The findings of a stream that have a proof with this picture: who may bring its bytes is who brought the words. */
export async function findingsWithPicture(db: Db, tenant: string, stream: string, sha256: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('evidence').select('finding_id').where('tenant_id', '=', tenant).where('stream', '=', stream).where('picture', '=', sha256).execute();
  return [...new Set(rows.map(row => row.finding_id))];
}

/** Takes the proofs of a unit along when it is merged into another. */
export async function moveEvidence(tx: Tx, tenant: string, from: string, to: string, v: number): Promise<void> {
  await tx.updateTable('evidence').set({ stream: to, v }).where('tenant_id', '=', tenant).where('stream', '=', from).execute();
}

/** Takes away what proves findings that are not there any more, with the pictures. @returns rows taken away */
export async function purgeEvidence(tx: Tx, tenant: string): Promise<{ readonly evidence: number; readonly blobs: number }> {
  let [evidence, blobs] = [0, 0];
  for (const table of ['evidence', 'blobs'] as const) for (let after = ''; ;) {
    const rows = await tx.selectFrom(table).select('finding_id').where('tenant_id', '=', tenant).where('finding_id', '>', after).orderBy('finding_id').limit(atOnce).execute();
    const named = [...new Set(rows.map(row => row.finding_id))];
    if (named.length === 0) break;
    const there = new Set((await tx.selectFrom('records').select('id').where('tenant_id', '=', tenant).where('id', 'in', named).where('entity', '=', 'finding').where('del', '=', 0).execute()).map(row => row.id));
    const gone = named.filter(id => !there.has(id));
    if (gone.length > 0) {
      const taken = Number((await tx.deleteFrom(table).where('tenant_id', '=', tenant).where('finding_id', 'in', gone).executeTakeFirst()).numDeletedRows);
      if (table === 'evidence') evidence += taken;
      else blobs += taken;
    }
    after = named.at(-1) ?? after;
  }
  return { evidence, blobs };
}

const atOnce = 500;
