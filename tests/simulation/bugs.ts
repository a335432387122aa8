import type { Op } from '../../contract/sync.ts';
import type { Dice } from './dice.ts';
import type { Fate } from './memory-store.ts';
import { about, type ServerPort, type WireAnswer, type WireRequest } from './server-port.ts';

/** A mistake somebody could make, put between the real modules. A simulation that does not notice it is worth nothing. */
export interface Bug {
  readonly name: string;
  /** Seeds within which it must be noticed. */
  readonly within: number;
  readonly commit?: (stores: ReadonlySet<string>, chance: Dice) => Fate | null;
  readonly request?: (request: WireRequest, server: ServerPort) => Promise<WireRequest>;
  readonly served?: (request: WireRequest, server: ServerPort, chance: Dice) => Promise<void>;
  readonly answer?: (request: WireRequest, answer: WireAnswer) => WireAnswer;
  readonly sameEpoch?: boolean;
  /** Whether it shows only in lives with 整改 items. */
  readonly items?: true;
  /** Whether it shows only in lives with proofs. */
  readonly proofs?: true;
}

export const bugs: readonly Bug[] = [
  {
    name: 'a closing is taken from somebody who has not shown themselves', within: 120, items: true,
    request: async (request, server) => { server.stale.delete(request.who.userId); return request; },
  },
  {
    name: 'the ledger is not written', within: 20,
    async served({ tenant }, { db }) { await db.deleteFrom('ledger').where('tenant_id', '=', tenant).execute(); },
  },
  {
    name: 'the cursor is saved before the rows', within: 40,
    commit: (stores, chance) => stores.has('meta') && !stores.has('op') && [...stores].some(name => ['site', 'finding', 'decision', 'inspection'].includes(name)) && chance.chance(0.3) ? 'torn' : null,
  },
  {
    name: 'the reply is forgotten half applied', within: 120,
    commit: (stores, chance) => stores.has('op') && stores.has('journal') && chance.chance(0.5) ? 'torn-op' : null,
  },
  {
    name: 'a page is cut inside one clock value, and the cursor forgets where', within: 40,
    answer: (request, answer) => about(request) === 'pull' && answer.status === 200 ? { ...answer, body: answer.body.replace(/("next":"[0-9a-f-]{36}:\d+:)[0-9a-f-]*/, '$1ffffffff-ffff-7fff-bfff-ffffffffffff') } : answer,
  },
  {
    name: 'the last writer wins', within: 60,
    async request(request, { db }) {
      if (request.body === null) return request;
      const body = JSON.parse(request.body) as { ops: Op[] };
      const ops = await Promise.all(body.ops.map(async op => {
        const about = op.entity === 'decision' ? String(op.fields['findingId']) : op.id;
        const row = await db.selectFrom('records').select(['rev', 'data']).where('tenant_id', '=', request.tenant).where('id', '=', about).executeTakeFirst();
        if (!row) return op;
        const current = JSON.parse(row.data) as Record<string, unknown>;
        if (op.entity === 'decision') return { ...op, fields: { ...op.fields, expects: current['status'] } };
        return op.kind === 'update' ? { ...op, base: row.rev, was: Object.fromEntries(Object.keys(op.fields).map(name => [name, current[name]])) } : op;
      }));
      return { ...request, body: JSON.stringify({ ...body, ops }) };
    },
  },
  {
    name: 'the cursor is a sequence: a slow commit gets a number below one that was read already', within: 60,
    async served({ tenant, body }, { db }, chance) {
      if (body === null || !chance.chance(0.5)) return;
      const clock = await db.selectFrom('stream_clock').select(['stream', 'v']).where('tenant_id', '=', tenant).execute();
      for (const { stream, v } of clock) await db.updateTable('records').set({ v: Math.max(1, v - 3) }).where('tenant_id', '=', tenant).where('stream', '=', stream).where('v', '=', v).execute();
    },
  },
  { name: 'a restored backup keeps its epoch', within: 120, sameEpoch: true },
  {
    name: 'a conflict is told as done', within: 40,
    answer: (request, answer) => about(request) !== 'push' ? answer : { ...answer, body: answer.body.replaceAll('"st":"conflict"', '"st":"ok"') },
  },
  {
    name: 'a page leaves out its last row', within: 40,
    answer: (request, answer) => {
      if (about(request) !== 'pull' || answer.status !== 200) return answer;
      const page = JSON.parse(answer.body) as { rows: unknown[] };
      return { ...answer, body: JSON.stringify({ ...page, rows: page.rows.length > 1 ? page.rows.slice(0, -1) : page.rows }) };
    },
  },
  {
    name: 'a refused change is dropped', within: 60,
    answer: (request, answer) => about(request) !== 'push' ? answer : { ...answer, body: answer.body.replaceAll('"st":"denied"', '"st":"ok"') },
  },
  {
    name: 'a merged edit loses the other field', within: 200,
    async served({ tenant, body }, { db }) {
      if (body === null || !body.includes('"pageTypes"')) return;
      for (const op of (JSON.parse(body) as { ops: Op[] }).ops) {
        if (op.kind !== 'update' || op.entity !== 'site' || !('pageTypes' in op.fields)) continue;
        const row = await db.selectFrom('records').select('data').where('tenant_id', '=', tenant).where('id', '=', op.id).where('del', '=', 0).executeTakeFirst();
        if (row) await db.updateTable('records').set({ data: JSON.stringify({ ...JSON.parse(row.data) as object, pageTypes: op.fields['pageTypes'] }) }).where('tenant_id', '=', tenant).where('id', '=', op.id).execute();
      }
    },
  },
  {
    name: 'a step is taken whatever state it was made on', within: 120, items: true,
    request: (request, server) => onItems(request, server, item => ({ expects: item['state'], round: item['round'] })),
  },
  {
    name: 'a number is given twice', within: 200, items: true,
    async served({ tenant }, { db }) { await db.updateTable('item_numbers').set({ last: 0 }).where('tenant_id', '=', tenant).where('last', '>', 0).execute(); },
  },
  {
    name: 'a withdrawal is forgotten', within: 500, items: true,
    async served({ tenant, body }, { db }) {
      if (body === null || !body.includes('"withdraw"')) return;
      for (const op of (JSON.parse(body) as { ops: Op[] }).ops) {
        if (op.entity !== 'step' || op.fields['act'] !== 'withdraw') continue;
        const row = await db.selectFrom('records').select('data').where('tenant_id', '=', tenant).where('id', '=', String(op.fields['itemId'])).executeTakeFirst();
        if (row) await db.updateTable('records').set({ data: JSON.stringify({ ...JSON.parse(row.data) as object, state: 'open' }) }).where('tenant_id', '=', tenant).where('id', '=', String(op.fields['itemId'])).execute();
      }
    },
  },
  {
    name: 'a picture is acknowledged and not kept', within: 60, proofs: true,
    async served(request, { db }, chance) {
      if (request.method === 'PUT' && chance.chance(0.3)) await db.deleteFrom('blobs').where('tenant_id', '=', request.tenant).where('sha256', '=', request.path.split('/').at(-1) ?? '').execute();
    },
  },
  {
    name: 'a proof is told as taken and dropped', within: 60, proofs: true,
    async served(request, { db }, chance) {
      if (about(request) === 'proof' && request.method === 'POST' && chance.chance(0.3)) await db.deleteFrom('evidence').where('tenant_id', '=', request.tenant).where('sent_by', '=', request.who.userId).execute();
    },
  },
  {
    name: 'the cursor of proofs is saved before them', within: 120, proofs: true,
    commit: (stores, chance) => stores.has('evidence') && stores.has('meta') && !stores.has('chain') && chance.chance(0.3) ? 'torn' : null,
  },
  {
    name: 'HEAD says that a picture is there before it is', within: 60, proofs: true,
    answer: (request, answer) => request.method === 'HEAD' && answer.status === 404 ? { status: 200, body: '', retryAfter: null, type: 'image/png' } : answer,
  },
  {
    name: 'proofs are taken under a clock value that was read already', within: 200, proofs: true,
    async served(request, { db }, chance) {
      if (about(request) === 'proof' && request.method === 'POST' && chance.chance(0.5)) await db.updateTable('evidence').set({ v: 1 }).where('tenant_id', '=', request.tenant).execute();
    },
  },
];

/** Rewrites steps by how their item stands at the server now. */
async function onItems(request: WireRequest, { db }: ServerPort, fields: (item: Record<string, unknown>) => Record<string, unknown>): Promise<WireRequest> {
  if (request.body === null) return request;
  const body = JSON.parse(request.body) as { ops: Op[] };
  const ops = await Promise.all(body.ops.map(async op => {
    if (op.entity !== 'step') return op;
    const row = await db.selectFrom('records').select('data').where('tenant_id', '=', request.tenant).where('id', '=', String(op.fields['itemId'])).executeTakeFirst();
    return row ? { ...op, fields: { ...op.fields, ...fields(JSON.parse(row.data) as Record<string, unknown>) } } : op;
  }));
  return { ...request, body: JSON.stringify({ ...body, ops }) };
}
