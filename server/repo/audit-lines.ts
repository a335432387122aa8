import type { Actor } from '../context.ts';
import type { Db } from '../db/transaction.ts';

/** A line of the audit as an auditor reads it: with names where ids have any. */
export interface AuditLine {
  readonly seq: number; readonly at: number; readonly actor: string; readonly address: string; readonly action: string; readonly target: string; readonly result: string;
  /** Names of the units its result speaks of, by id: of those this auditor sees. */
  readonly units: ReadonlyMap<string, string>;
}

export interface AuditWanted { readonly actorId?: string | undefined; readonly action?: string | undefined; readonly before?: number | undefined }

/**
 * Lines within an auditor's reach, newest first. At the top that is the whole chain; further down, what people of the unit and of those
 * below did, and what was done to them and to their units. A line shows where people stand today, as every other right does.
 */
export async function listAudit(db: Db, actor: Actor, wanted: AuditWanted, limit: number): Promise<readonly AuditLine[]> {
  let query = db.selectFrom('audit').select(['seq', 'at', 'actor', 'address', 'action', 'target', 'result']).where('audit.tenant_id', '=', actor.tenant);
  if (wanted.actorId !== undefined) query = query.where('actor', '=', wanted.actorId);
  if (wanted.action !== undefined) query = query.where('action', '=', wanted.action);
  if (wanted.before !== undefined) query = query.where('seq', '<', wanted.before);
  if (!isWhole(actor)) {
    query = query.where(row => row.or([
      row.exists(row.selectFrom('users').select('users.user_id').where('users.tenant_id', '=', actor.tenant).where('users.org_path', 'like', `${actor.orgPath}%`)
        .where(one => one.or([one('users.user_id', '=', one.ref('audit.actor')), one('users.user_id', '=', one.ref('audit.target'))]))),
      row.exists(row.selectFrom('organisations').select('organisations.org_id').where('organisations.tenant_id', '=', actor.tenant).where('organisations.org_path', 'like', `${actor.orgPath}%`)
        .where(one => one('organisations.org_id', '=', one.ref('audit.target')))),
    ]));
  }
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  const names = await namesOf(db, actor.tenant, [...new Set(rows.flatMap(row => [row.actor, ...row.target.match(ids) ?? []]))].filter(id => id !== ''));
  const named = (text: string): string => text.replace(ids, id => names.get(id) ?? id);
  const units = await unitsInSight(db, actor, [...new Set(rows.flatMap(row => row.result.match(ids) ?? []))]);
  return rows.map(row => ({ ...row, actor: names.get(row.actor) ?? row.actor, target: named(row.target), units }));
}

/** All lines within reach, newest first, a page at a time. */
export async function* everyAuditLine(db: Db, actor: Actor): AsyncGenerator<readonly AuditLine[]> {
  const page = 1000;
  for (let before: number | undefined; ;) {
    const lines = await listAudit(db, actor, { before }, page);
    if (lines.length > 0) yield lines;
    if (lines.length < page) return;
    before = lines.at(-1)?.seq;
  }
}

/** Whether the whole chain of the tenant is within reach: an auditor of the top unit. */
export function isWhole(actor: Actor): boolean {
  return actor.orgPath === `/${actor.orgId}/`;
}

/** A target is an id, or has one in it: the stream of a unit, at a version. */
const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function namesOf(db: Db, tenant: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await db.selectFrom('users').select(['user_id', 'name']).where('tenant_id', '=', tenant).where('user_id', 'in', ids).execute();
  const units = await db.selectFrom('organisations').select(['org_id', 'name']).where('tenant_id', '=', tenant).where('org_id', 'in', ids).execute();
  return new Map([...people.map(row => [row.user_id, row.name] as const), ...units.map(row => [row.org_id, row.name] as const)]);
}

/** A result may speak of a unit this auditor does not see: that one has no name here. */
async function unitsInSight(db: Db, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const units = await db.selectFrom('organisations').select(['org_id', 'name']).where('tenant_id', '=', actor.tenant).where('org_id', 'in', ids).where('org_path', 'like', `${actor.orgPath}%`).execute();
  return new Map(units.map(row => [row.org_id, row.name] as const));
}
