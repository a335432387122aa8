import { digest } from '../ids.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** One thing somebody did or tried to do. Never holds page text, passwords or tokens, only names, ids and digests. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly device: string;
  readonly address: string;
  readonly action: string;
  readonly target: string;
  readonly before: string;
  readonly after: string;
  readonly result: string;
}

export const firstLink = 'start';

/** Appends to the tenant's chain, inside the transaction of the action itself: there is no action without its line and no line without its action. */
export async function appendAudit(tx: Tx, tenant: string, entry: AuditEntry): Promise<void> {
  const { seq, hash: prev } = await nextLink(tx, tenant);
  const row = {
    tenant_id: tenant, seq, at: entry.at, actor: entry.actor, device: entry.device, address: entry.address, action: entry.action,
    target: entry.target, before_digest: entry.before, after_digest: entry.after, result: entry.result, prev,
  };
  const hash = linkHash(row);
  await tx.insertInto('audit').values({ ...row, hash }).execute();
  await tx.updateTable('audit_head').set({ hash }).where('tenant_id', '=', tenant).execute();
}

/**
 * Walks the chain of every tenant.
 * @returns one line of trouble per tenant that has any: an edited, missing, inserted or cut row.
 */
export async function verifyAudit(db: Db): Promise<{ readonly rows: number; readonly heads: readonly string[]; readonly trouble: readonly string[] }> {
  const trouble: string[] = [];
  const heads: string[] = [];
  let rows = 0;
  for (const head of await db.selectFrom('audit_head').selectAll().orderBy('tenant_id').execute()) {
    heads.push(`${head.tenant_id} ${head.seq} ${head.hash}`);
    const end = await walk(db, head.tenant_id, message => trouble.push(`${head.tenant_id}: ${message}`));
    rows += end.seq;
    if (end.seq !== head.seq || end.hash !== head.hash) trouble.push(`${head.tenant_id}: 末尾记录与链头不符（链头 ${head.seq}，实际 ${end.seq}）`);
  }
  const chained = await db.selectFrom('audit').select('tenant_id').distinct().execute();
  for (const { tenant_id } of chained) if (!heads.some(head => head.startsWith(tenant_id))) trouble.push(`${tenant_id}: 链头缺失`);
  return { rows, heads, trouble };
}

/** The head of every chain: kept outside the database, it gives away who rewrites all of it. */
export async function auditHeads(db: Db): Promise<readonly { readonly tenant: string; readonly seq: number; readonly hash: string }[]> {
  const rows = await db.selectFrom('audit_head').selectAll().orderBy('tenant_id').execute();
  return rows.map(row => ({ tenant: row.tenant_id, seq: row.seq, hash: row.hash }));
}

/** Every line of every chain, in order, a page at a time. */
export async function* exportAudit(db: Db): AsyncGenerator<readonly object[]> {
  const page = 1000;
  for (const { tenant } of await auditHeads(db)) for (let seq = 0; ;) {
    const rows = await db.selectFrom('audit').selectAll().where('tenant_id', '=', tenant).where('seq', '>', seq).orderBy('seq').limit(page).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < page) break;
    seq = rows.at(-1)?.seq ?? seq;
  }
}

async function walk(db: Db, tenant: string, report: (message: string) => void): Promise<{ readonly seq: number; readonly hash: string }> {
  const page = 1000;
  let seq = 0;
  let hash: string = firstLink;
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('tenant_id', '=', tenant).where('seq', '>', seq).orderBy('seq').limit(page).execute();
    for (const { hash: stored, ...row } of rows) {
      if (row.seq !== seq + 1) report(`第 ${seq + 1} 条缺失`);
      if (row.prev !== hash) report(`第 ${row.seq} 条与上一条不衔接`);
      if (linkHash(row) !== stored) report(`第 ${row.seq} 条被改动`);
      seq = row.seq;
      hash = stored;
    }
    if (rows.length < page) return { seq, hash };
  }
}

/** The head row is the lock: UPDATE comes first, so two writers of one tenant queue here on any engine. */
async function nextLink(tx: Tx, tenant: string): Promise<{ readonly seq: number; readonly hash: string }> {
  const moved = await tx.updateTable('audit_head').set(row => ({ seq: row('seq', '+', 1) })).where('tenant_id', '=', tenant).returning(['seq', 'hash']).executeTakeFirst();
  if (moved) return moved;
  await tx.insertInto('audit_head').values({ tenant_id: tenant, seq: 1, hash: firstLink }).execute();
  return { seq: 1, hash: firstLink };
}

interface Link {
  readonly tenant_id: string; readonly seq: number; readonly at: number; readonly actor: string; readonly device: string; readonly address: string;
  readonly action: string; readonly target: string; readonly before_digest: string; readonly after_digest: string; readonly result: string; readonly prev: string;
}

function linkHash(row: Link): string {
  return digest(JSON.stringify([
    row.tenant_id, row.seq, row.at, row.actor, row.device, row.address, row.action, row.target, row.before_digest, row.after_digest, row.result, row.prev,
  ]));
}
