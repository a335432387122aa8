import { type Saying, type ServerWords, serverWordsOf } from '../../messages/server-words.ts';
import type { AuditAction } from '../audit-actions.ts';
import { type HashName, hashNameOf, labelledDigest } from '../crypto/hash.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** One thing somebody did or tried to do. Never holds page text, passwords or tokens, only names, ids and digests. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly device: string;
  readonly address: string;
  readonly action: AuditAction;
  readonly target: string;
  /** What stood before and what stands now, or empty; only digests of them are written. */
  readonly before: string;
  readonly after: string;
  readonly result: string;
}

export const firstLink = 'start';

/** Appends to the tenant's chain, inside the transaction of the action itself: there is no action without its line and no line without its action. */
export async function appendAudit(tx: Tx, tenant: string, entry: AuditEntry): Promise<void> {
  const { seq, hash: prev, algorithm } = await nextLink(tx, tenant);
  const digestOf = (text: string): string => text === '' ? '' : labelledDigest(algorithm, text);
  const row = {
    tenant_id: tenant, seq, at: entry.at, actor: entry.actor, device: entry.device, address: entry.address, action: entry.action,
    target: entry.target, before_digest: digestOf(entry.before), after_digest: digestOf(entry.after), result: entry.result, prev,
  };
  const hash = linkHash(algorithm, row);
  await tx.insertInto('audit').values({ ...row, hash }).execute();
  await tx.updateTable('audit_head').set({ hash }).where('tenant_id', '=', tenant).execute();
}

/**
 * Walks the chain of every tenant.
 * @returns one line of trouble per tenant that has any: an edited, missing, inserted or cut row.
 */
export async function verifyAudit(db: Db, words = serverWordsOf('zh-CN')): Promise<{ readonly rows: number; readonly heads: readonly string[]; readonly trouble: readonly string[] }> {
  const trouble: string[] = [];
  let rows = 0;
  const chained = await db.selectFrom('audit').select('tenant_id').distinct().execute();
  const heads = await auditHeads(db);
  for (const tenant of new Set([...heads.map(head => head.tenant), ...chained.map(row => row.tenant_id)])) {
    const chain = await verifyChain(db, tenant, words);
    rows += chain.rows;
    for (const one of chain.trouble.map(message => `${tenant}: ${message}`)) trouble.push(one);
  }
  return { rows, heads: heads.map(head => `${head.tenant} ${head.seq} ${head.hash}`), trouble };
}

/** Walks one chain up to its head, also while it grows. @returns a sentence for each thing that is wrong */
export async function verifyChain(db: Db, tenant: string, words: ServerWords): Promise<{ readonly rows: number; readonly trouble: readonly string[] }> {
  const trouble: string[] = [];
  for (let end: Pick<AuditHead, 'seq' | 'hash'> = { seq: 0, hash: firstLink }; ;) {
    const reached = await walk(db, tenant, end, saying => trouble.push(saying(words)));
    const grown = reached.seq > end.seq;
    end = reached;
    // Read after the lines: a line and the head that counts it are committed together, so the head is never behind.
    const head = await db.selectFrom('audit_head').selectAll().where('tenant_id', '=', tenant).executeTakeFirst();
    if (head && head.seq > end.seq && grown) continue;
    if (!head) trouble.push(words['trouble.chainHead']);
    else if (end.seq !== head.seq || end.hash !== head.hash) trouble.push(words['trouble.chainEnd'](head.seq, end.seq));
    return { rows: end.seq, trouble };
  }
}

/**
 * Compares the chains with heads that were written to the log on earlier days: who rewrites a whole chain so that it fits itself is
 * found out here. A head beyond the end of a chain is a restored backup, or a tail that was cut off: a person has to say which.
 */
export async function compareWithAnchors(db: Db, anchors: readonly AuditHead[]): Promise<readonly string[]> {
  const trouble: string[] = [];
  for (const { tenant, seq, hash } of anchors) {
    const row = await db.selectFrom('audit').select('hash').where('tenant_id', '=', tenant).where('seq', '=', seq).executeTakeFirst();
    if (!row) trouble.push(`${tenant}: 日志记有第 ${seq} 条，库里没有（恢复过旧备份，或末尾被删除）`);
    else if (row.hash !== hash) trouble.push(`${tenant}: 第 ${seq} 条与日志里记下的不同（审计链被整体改写）`);
  }
  return trouble;
}

/** A chain's last line, or what it was once. */
export interface AuditHead { readonly tenant: string; readonly seq: number; readonly hash: string }

/** The head of every chain: kept outside the database, it gives away who rewrites all of it. */
export async function auditHeads(db: Db): Promise<readonly AuditHead[]> {
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

async function walk(db: Db, tenant: string, from: Pick<AuditHead, 'seq' | 'hash'>, report: (saying: Saying) => void): Promise<Pick<AuditHead, 'seq' | 'hash'>> {
  const page = 1000;
  let { seq, hash } = from;
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('tenant_id', '=', tenant).where('seq', '>', seq).orderBy('seq').limit(page).execute();
    for (const { hash: stored, ...row } of rows) {
      const due = seq + 1;
      if (row.seq !== due) report(words => words['trouble.chainGap'](due));
      if (row.prev !== hash) report(words => words['trouble.chainJoint'](row.seq));
      const algorithm = hashNameOf(stored);
      if (algorithm === null || linkHash(algorithm, row) !== stored) report(words => words['trouble.chainEdited'](row.seq));
      seq = row.seq;
      hash = stored;
    }
    if (rows.length < page) return { seq, hash };
  }
}

/** The head row is the lock: UPDATE comes first, so two writers of one tenant queue here on any engine. */
async function nextLink(tx: Tx, tenant: string): Promise<{ readonly seq: number; readonly hash: string; readonly algorithm: HashName }> {
  const moved = await tx.updateTable('audit_head').set(row => ({ seq: row('seq', '+', 1) })).where('tenant_id', '=', tenant).returning(['seq', 'hash', 'algorithm']).executeTakeFirst();
  if (moved) return { ...moved, algorithm: nameOf(moved.algorithm) };
  await tx.insertInto('audit_head').values({ tenant_id: tenant, seq: 1, hash: firstLink, algorithm: null }).execute();
  return { seq: 1, hash: firstLink, algorithm: 'sha256' };
}

/** The hash a tenant's chain goes on with. */
export async function chainHashOf(db: Db, tenant: string): Promise<HashName> {
  const head = await db.selectFrom('audit_head').select('algorithm').where('tenant_id', '=', tenant).executeTakeFirst();
  return nameOf(head?.algorithm ?? null);
}

/** From the next line on the chain goes on with this hash; a chain without a line begins with it. */
export async function setChainHash(tx: Tx, tenant: string, algorithm: HashName): Promise<void> {
  const set = await tx.updateTable('audit_head').set({ algorithm }).where('tenant_id', '=', tenant).returning('seq').execute();
  if (set.length === 0) await tx.insertInto('audit_head').values({ tenant_id: tenant, seq: 0, hash: firstLink, algorithm }).execute();
}

function nameOf(algorithm: string | null): HashName {
  return algorithm === 'sm3' ? 'sm3' : 'sha256';
}

interface Link {
  readonly tenant_id: string; readonly seq: number; readonly at: number; readonly actor: string; readonly device: string; readonly address: string;
  readonly action: string; readonly target: string; readonly before_digest: string; readonly after_digest: string; readonly result: string; readonly prev: string;
}

function linkHash(algorithm: HashName, row: Link): string {
  return labelledDigest(algorithm, JSON.stringify([
    row.tenant_id, row.seq, row.at, row.actor, row.device, row.address, row.action, row.target, row.before_digest, row.after_digest, row.result, row.prev,
  ]));
}
