import type { Entity } from '../../contract/record.ts';
import { belongsTo } from '../db/belongs-to.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { inTurns } from '../in-turns.ts';

/** One shared record as it stands. `decisionId` is the ruling a finding stands by; `mergedInto` the site that took this one's place. */
export interface StoredRecord {
  readonly id: string; readonly stream: string; readonly entity: Entity; readonly rev: number; readonly del: boolean; readonly authorId: string;
  readonly decisionId: string | null; readonly mergedInto: string | null; readonly createHash: string; readonly data: Readonly<Record<string, unknown>>;
  readonly receivedAt: number;
  /** Of a site its host, of a form `id@version`: there is one of each in a unit. */
  readonly host: string | null;
  /** Of a finding: the 整改 item it was issued in last; of a step and a verification: their item. */
  readonly itemId: string | null;
}

export interface PulledRecord { readonly stream: string; readonly v: number; readonly entity: Entity; readonly id: string; readonly rev: number; readonly del: boolean; readonly data: Record<string, unknown> }

/**
 * Moves the clock of a stream and holds its lock until the transaction ends. Every write to a stream starts with this,
 * so the order of commits is the order of `v` and no reader can pass a row by.
 */
export async function tick(tx: Tx, tenant: string, stream: string): Promise<number> {
  const moved = await tx.updateTable('stream_clock').set(row => ({ v: row('v', '+', 1) }))
    .where('tenant_id', '=', tenant).where('stream', '=', stream).returning('v').executeTakeFirst();
  if (moved) return moved.v;
  await tx.insertInto('stream_clock').values({ tenant_id: tenant, stream, v: 1 }).execute();
  return 1;
}

/** Where the clock of a stream stands; 0 before the first write. */
export async function readClock(db: Db, tenant: string, stream: string): Promise<number> {
  const row = await db.selectFrom('stream_clock').select('v').where('tenant_id', '=', tenant).where('stream', '=', stream).executeTakeFirst();
  return row?.v ?? 0;
}

export async function loadRecords(db: Db, tenant: string, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const found: StoredRecord[] = [];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const rows = await db.selectFrom('records').selectAll().where('tenant_id', '=', tenant).where('id', 'in', ids.slice(from, from + idsAtOnce)).execute();
    for (const row of rows) found.push(toRecord(row));
  }
  return found;
}

/** Engines limit how many values one statement takes. */
const idsAtOnce = 5000;

/** The records of a stream that are found by a name there can be only one of: sites by host, forms by `id@version`. */
export async function loadNamed(db: Db, tenant: string, stream: string, entity: 'site' | 'rubric', names: readonly string[]): Promise<readonly StoredRecord[]> {
  if (names.length === 0) return [];
  const rows = await db.selectFrom('records').selectAll().where('tenant_id', '=', tenant).where('stream', '=', stream)
    .where('entity', '=', entity).where('del', '=', 0).where('host', 'in', names).execute();
  return rows.map(toRecord);
}

/** The first parts of the packs of some units: they carry switch and calendar. The pattern only keeps the large parts out; what it lets through is judged. */
export async function loadPackHeads(db: Db, tenant: string, streams: readonly string[]): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (let from = 0; from < streams.length; from += streamsAtOnce) {
    const rows = await db.selectFrom('records').selectAll().where('tenant_id', '=', tenant).where('stream', 'in', streams.slice(from, from + streamsAtOnce))
      .where('entity', '=', 'pack').where('del', '=', 0).where('data', 'like', '%"part":0,%').execute();
    for (const row of rows) found.push(toRecord(row));
  }
  return found;
}

/** Writes records as they now stand, all with the clock value of this transaction. */
export async function putRecords(tx: Tx, tenant: string, v: number, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(record => ({
    tenant_id: tenant, id: record.id, stream: record.stream, entity: record.entity, rev: record.rev, v, del: record.del ? 1 : 0, author_id: record.authorId,
    decision_id: record.decisionId, merged_into: record.mergedInto, create_hash: record.createHash, data: JSON.stringify(record.data),
    received_at: record.receivedAt, host: record.host, item_id: record.itemId, ...itemColumns(record), belongs_to: belongsTo(record.entity, record.data),
  }));
  await tx.insertInto('records').values(rows).onConflict(row => row.columns(['tenant_id', 'id']).doUpdateSet(values => ({
    rev: values.ref('excluded.rev'), v: values.ref('excluded.v'), del: values.ref('excluded.del'), decision_id: values.ref('excluded.decision_id'),
    merged_into: values.ref('excluded.merged_into'), data: values.ref('excluded.data'), host: values.ref('excluded.host'), item_id: values.ref('excluded.item_id'),
    state: values.ref('excluded.state'), due_on: values.ref('excluded.due_on'), belongs_to: values.ref('excluded.belongs_to'),
  }))).execute();
}

/** The next rows of a stream after (`v`, `id`), in that order. */
export async function pullRecords(db: Db, tenant: string, stream: string, v: number, id: string, limit: number): Promise<readonly PulledRecord[]> {
  const rows = await db.selectFrom('records').select(['stream', 'v', 'entity', 'id', 'rev', 'del', 'data'])
    .where('tenant_id', '=', tenant).where('stream', '=', stream)
    .where(row => row.or([row('v', '>', v), row.and([row('v', '=', v), row('id', '>', id)])]))
    .orderBy('v').orderBy('id').limit(limit).execute();
  return rows.map(row => ({
    stream: row.stream, v: row.v, entity: row.entity as Entity, id: row.id, rev: row.rev, del: row.del === 1, data: JSON.parse(row.data) as Record<string, unknown>,
  }));
}

/** Records of one kind of a unit, by id, after the one named; deleted ones are left out. */
export async function listRecords(
  db: Db, tenant: string, stream: string, entity: string, after: string, limit: number,
): Promise<readonly { readonly id: string; readonly rev: number; readonly data: Record<string, unknown> }[]> {
  const rows = await db.selectFrom('records').select(['id', 'rev', 'data']).where('tenant_id', '=', tenant).where('stream', '=', stream)
    .where('entity', '=', entity).where('del', '=', 0).where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map(row => ({ id: row.id, rev: row.rev, data: JSON.parse(row.data) as Record<string, unknown> }));
}

/** The records of a unit of every kind, by id, after the one named; deleted ones are left out. */
export async function pageOfRecords(db: Db, tenant: string, stream: string, after: string, limit: number) {
  const rows = await db.selectFrom('records').select(['id', 'entity', 'rev', 'author_id', 'received_at', 'data']).where('tenant_id', '=', tenant).where('stream', '=', stream)
    .where('del', '=', 0).where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map(row => ({ id: row.id, entity: row.entity, rev: row.rev, author: row.author_id, receivedAt: row.received_at, data: JSON.parse(row.data) as Record<string, unknown> }));
}

/** Every record of one kind of several units, deleted ones left out: for pages that show a whole subtree. */
export async function recordsOfKind(db: Db, tenant: string, streams: readonly string[], entity: Entity): Promise<readonly { readonly stream: string; readonly data: Record<string, unknown> }[]> {
  const found: { readonly stream: string; readonly data: Record<string, unknown> }[] = [];
  for (let from = 0; from < streams.length; from += streamsAtOnce) {
    const rows = await db.selectFrom('records').select(['stream', 'data']).where('tenant_id', '=', tenant).where('stream', 'in', streams.slice(from, from + streamsAtOnce))
      .where('entity', '=', entity).where('del', '=', 0).execute();
    // Pushed one by one: a province has more rows than a call takes arguments.
    await inTurns(rows, row => found.push({ stream: row.stream, data: JSON.parse(row.data) as Record<string, unknown> }));
  }
  return found;
}

/**
 * The records of one kind of a unit that belong to an inspection or a site: visits and answers in the order they came, the others by id. A server of the version before, running beside this one
 * while an installation is upgraded, does not write the column: those few are judged by their field.
 */
export async function recordsOf(db: Db, tenant: string, stream: string, entity: 'visit' | 'finding' | 'answer' | 'inspection' | 'column', id: string): Promise<readonly OwnRecord[]> {
  const all = db.selectFrom('records').select(['id', 'v', 'item_id', 'data']).where('tenant_id', '=', tenant).where('stream', '=', stream).where('entity', '=', entity).where('del', '=', 0);
  // Of visits and answers the last that came holds, whatever the clocks of their makers said.
  const inArrival = entity === 'visit' || entity === 'answer';
  // Two questions, because PostgreSQL reads the whole kind through for one with two answers.
  const rows = (await Promise.all([all.where('belongs_to', '=', id).execute(), all.where('belongs_to', 'is', null).execute()])).flat();
  return rows.toSorted((a, b) => (inArrival ? a.v - b.v : 0) || (a.id < b.id ? -1 : 1)).map(row => ({ id: row.id, itemId: row.item_id, data: JSON.parse(row.data) as Record<string, unknown> }))
    .filter(({ data }) => belongsTo(entity, data) === id);
}

/** `itemId`: of a finding, the 整改 item it was issued in last. */
export interface OwnRecord { readonly id: string; readonly itemId: string | null; readonly data: Record<string, unknown> }

const streamsAtOnce = 500;

/** What was done with an item and what was seen of it, by its id. */
export async function recordsAbout(db: Db, tenant: string, stream: string, entity: 'step' | 'verification', itemId: string): Promise<readonly Record<string, unknown>[]> {
  const rows = await db.selectFrom('records').select('data').where('tenant_id', '=', tenant).where('stream', '=', stream).where('entity', '=', entity).where('item_id', '=', itemId).where('del', '=', 0).execute();
  return rows.map(row => JSON.parse(row.data) as Record<string, unknown>);
}

function toRecord(row: {
  id: string; stream: string; entity: string; rev: number; del: number; author_id: string; decision_id: string | null; merged_into: string | null;
  create_hash: string; data: string; received_at: number; host: string | null; item_id: string | null;
}): StoredRecord {
  return {
    id: row.id, stream: row.stream, entity: row.entity as Entity, rev: row.rev, del: row.del === 1, authorId: row.author_id, decisionId: row.decision_id,
    mergedInto: row.merged_into, createHash: row.create_hash, data: JSON.parse(row.data) as Record<string, unknown>, receivedAt: row.received_at, host: row.host, itemId: row.item_id,
  };
}

/** What lists of items are asked by has columns of its own. */
function itemColumns({ entity, data }: StoredRecord): { readonly state: string | null; readonly due_on: string | null } {
  if (entity !== 'rectification') return { state: null, due_on: null };
  return { state: typeof data['state'] === 'string' ? data['state'] : null, due_on: typeof data['dueOn'] === 'string' ? data['dueOn'] : null };
}
