import type { Op, OpResult, PullResponse, PushResponse, Role } from '../../contract/sync.ts';
import { recordSchemas, type Entity } from '../../contract/record.ts';
import { reading, StoreRefused } from '../../store/database.ts';
import { release } from '../../store/step-up.ts';
import { undoClose } from '../../store/undo-close.ts';
import { verifyAudit } from '../../server/repo/audit.ts';
import { act, clash, type Client, count, exchange, openClient, resolve, restart } from './client.ts';
import { dice, type Dice, withDice } from './dice.ts';
import type { Bug } from './bugs.ts';
import { numberTroubles } from './item-oracle.ts';
import { Killed } from './memory-store.ts';
import { proofTroubles } from './proof-oracle.ts';
import { replay, same, type Taken } from './oracle.ts';
import { about, type Backup, type ServerPort, type Somebody, units, type WireAnswer, type WireRequest } from './server-port.ts';

const steps = 36;
const year = 365 * 24 * 3_600_000;

/**
 * One simulated life: three people in two units, with bad lines, bad clocks, dying workers, a server that is restored from a
 * backup, people who move and lose rights. Then everything heals, and the promises of backend 2.3 must hold.
 * @param proofs whether they also prove what they confirm, with pictures
 * @param items whether they also issue 整改 items, answer, look, return and close
 * @returns what was broken, each with enough to find it; empty when nothing was
 */
export async function live(seed: number, server: ServerPort, bug: Bug | null = null, items = bug?.items ?? false, proofs = bug?.proofs ?? false): Promise<readonly string[]> {
  const chance = dice(seed);
  return withDice(chance, () => run(seed, chance, server, bug, items, proofs));
}

async function run(seed: number, chance: Dice, server: ServerPort, bug: Bug | null, items: boolean, proofs: boolean): Promise<readonly string[]> {
  const hex = seed.toString(16).padStart(8, '0');
  const tenant = `${hex}-0000-7000-8000-000000000000`;
  const somebody = (at: number, role: Role): Somebody => ({ userId: `${hex}-0000-7000-8000-00000000000${at}`, deviceId: `${hex}-0000-7000-8000-0000000000d${at}`, name: `某${at}`, role });
  const people = [somebody(1, 'inspector'), somebody(2, 'editor'), somebody(3, 'inspector')];
  let epochs = 1;
  let now = Date.UTC(2026, 10, 21, 8);
  server.now = () => now;
  // In every third life nobody rules on findings of their own: most of what three people do is then refused, and nothing may be lost by it.
  await server.settle(tenant, people, `epoch-${seed}-${epochs}`, seed % 3 !== 0);
  const clients = people.map(who => openClient(who, `${seed} ${who.userId}`));
  let taken: Taken[] = [];
  let saved: { readonly backup: Backup; readonly taken: number } | null = null;
  const late: WireRequest[] = [];
  const shown = new Set<string>();
  const broken: string[] = [];
  const noisy = { on: true };
  for (const client of clients) {
    client.disk.fate = (stores) => {
      const planned = bug?.commit?.(stores, chance);
      if (planned) return planned;
      return noisy.on && chance.chance(0.03) ? chance.pick(['lose', 'commit-and-die'] as const) : 'commit';
    };
  }

  const deliver = async (request: WireRequest): Promise<WireAnswer> => {
    const stale = server.stale.has(request.who.userId);
    const sent = bug?.request ? await bug.request(request, server) : request;
    const answer = await server.serve(sent);
    if (about(request) === 'push' && answer.status === 200) note(sent, answer, taken, broken, stale);
    if (about(request) === 'pull' && answer.status === 200) for (const row of (JSON.parse(answer.body) as PullResponse).rows) shown.add(`${request.who.userId} ${row.stream} ${row.id}`);
    await bug?.served?.(request, server, chance);
    return bug?.answer?.(request, answer) ?? answer;
  };
  const requestOf = (client: Client): WireRequest => ({ tenant, who: client.who, method: client.wire?.method ?? 'GET', path: client.wire?.path ?? '', body: client.wire?.body ?? null, bytes: client.wire?.bytes ?? null });
  const carry = (client: Client, answer: WireAnswer, cut = false) => resolve(client, wire => wire.answer(
    new Response(cut ? answer.body.slice(0, answer.body.length / 2) : answer.body, { status: answer.status, headers: { ...(answer.type === undefined ? {} : { 'Content-Type': answer.type }), ...(answer.retryAfter === null ? {} : { 'Retry-After': String(answer.retryAfter) }) } })));

  /** Everybody exchanges in peace, one after another. @returns false when one of them never comes to an end */
  const meet = async (): Promise<string | null> => {
    for (const client of clients) {
      now += 600_000;
      await exchange(client, () => now, proofs);
      for (let messages = 0; client.wire; messages += 1) {
        if (messages > 500) return `${client.who.name}: the exchange never ends`;
        await carry(client, await deliver(requestOf(client)));
      }
    }
    return null;
  };
  const network = async (client: Client) => {
    const request = requestOf(client);
    const roll = chance.below(20);
    if (roll < 11) return carry(client, await deliver(request));
    if (roll < 13) return resolve(client, wire => wire.fail());
    if (roll < 15) { await deliver(request); return resolve(client, wire => wire.fail()); }
    if (roll < 16) { await deliver(request); return carry(client, await deliver(request)); }
    if (roll < 17) { late.push(request); return resolve(client, wire => wire.fail()); }
    if (roll < 18) return carry(client, await deliver(request), true);
    if (roll < 19) return carry(client, chance.pick([{ status: 503, body: '{"error":"busy","message":"忙"}', retryAfter: 1 }, { status: 200, body: '<html>登录上网</html>', retryAfter: null }, { status: 500, body: '', retryAfter: null }]));
    return restart(client);
  };

  const contested = chance.chance(0.5) ? 8 + chance.below(16) : -1;
  for (let step = 0; step < (items || proofs ? 2 * steps : steps); step += 1) {
    now += 1000 + chance.below(60_000);
    if (step === contested) {
      // Two people contradict each other only over what both have heard of, which bad lines alone seldom bring about.
      for (const client of clients) if (client.wire) await restart(client);
      const stuck = await meet();
      if (stuck !== null) return [...broken, stuck];
      const [one, other] = chance.chance(0.5) ? [clients[0]!, clients[1]!] : [clients[2]!, clients[1]!];
      await clash(one, other, chance, now);
      continue;
    }
    if (items && (seed + step) % 5 === 0) await changeProof(server, clients[1]!, (seed + step) % 2 === 0);
    const client = chance.pick(clients);
    const roll = chance.below(40);
    if (roll < 15) {
      const other = clients[(clients.indexOf(client) + 1 + chance.below(2)) % clients.length]!;
      if (client.wire) continue;
      if (!other.wire && chance.chance(0.2) && await clash(client, other, chance, now)) continue;
      await act(client, chance, now, items, proofs);
    }
    else if (roll < 34) { if (client.wire) await network(client); else await exchange(client, () => now, proofs); }
    else if (roll < 35) { const [request] = late.splice(chance.below(late.length), 1); if (request) await deliver(request); }
    else if (roll < 36) client.skew = chance.pick([0, 10 * year, -10 * year, -3_600_000]);
    else if (roll < 37) { if (saved && chance.chance(0.7)) {
      const { backup, taken: until } = saved;
      epochs += 1;
      await server.restore(tenant, backup, bug?.sameEpoch ? `epoch-${seed}-1` : `epoch-${seed}-${epochs}`);
      taken = taken.slice(0, until);
      late.length = 0;
      saved = null;
    } else saved = { backup: await server.backup(tenant), taken: taken.length }; }
    else if (roll < 38) await server.move(tenant, clients[2]!.who.userId, chance.pick(units(tenant)));
    else if (roll < 39) await server.appoint(tenant, clients[0]!.who.userId, chance.pick(['inspector', 'reader', 'editor']));
    else await restart(client);
  }

  noisy.on = false;
  server.stale.clear();
  for (const client of clients) {
    if (client.wire) await restart(client);
    await release(client.store);
  }
  for (const request of late) await deliver(request);
  // Everybody exchanges until a whole round brings nobody anything: at least once each, and never more than a few times.
  for (let round = 0, before = ''; round < 12; round += 1) {
    const stuck = await meet();
    if (stuck !== null) return [...broken, stuck];
    const after = JSON.stringify(await Promise.all(clients.map(async client => [await reading(client.store).objectStore('meta').get('cursor'), await reading(client.store).objectStore('op').count(), taken.length, ...(proofs ? [await reading(client.store).objectStore('meta').get('evidenceCursor'), await reading(client.store).objectStore('upload').index('state').count('waiting')] : [])])));
    if (after === before) break;
    before = after;
  }
  const verdict = [...broken, ...await judge(server, tenant, clients, taken, epochs > 1 ? shown : null), ...(proofs ? await proofTroubles(server, tenant, clients, epochs > 1) : [])];
  await server.forget(tenant);
  return verdict;
}

/** The quarter of an hour of a person is over, or they show themselves anew; some take a closing back that waits for it. */
async function changeProof(server: ServerPort, client: Client, undoes: boolean): Promise<void> {
  const { userId } = client.who;
  if (!server.stale.delete(userId)) return void server.stale.add(userId);
  if (client.wire) return undefined;
  try {
    if (undoes) await undoWaiting(client);
    await release(client.store);
  } catch (cause) {
    // A worker that dies here leaves it waiting until the next time.
    if (!(cause instanceof Killed)) throw cause;
    client.store = client.disk.open(client.store.name);
  }
  return undefined;
}

async function undoWaiting(client: Client): Promise<void> {
  const waiting = (await reading(client.store).objectStore('op').getAll()).filter(({ waits }) => waits === 'identity');
  const pen = { store: client.store, by: client.who.name, sharing: true, now: () => 0 };
  for (const { about, opId } of waiting.slice(0, 1)) {
    try {
      await undoClose(pen, [about], 0);
      client.settled.add(opId);
    } catch (cause) {
      if (cause instanceof StoreRefused) return;
      client.store = client.disk.open(client.store.name);
      if (!await reading(client.store).objectStore('op').get(opId)) client.settled.add(opId);
      throw cause;
    }
  }
}

function note(request: WireRequest, answer: WireAnswer, taken: Taken[], broken: string[], stale: boolean): void {
  const { ops } = JSON.parse(request.body ?? '') as { readonly ops: readonly Op[] };
  const { results } = JSON.parse(answer.body) as PushResponse;
  for (const [at, op] of ops.entries()) {
    const result = results[at] as OpResult;
    if (result.st === 'deferred') continue;
    const before = taken.find(one => one.op.opId === op.opId);
    if (!before && stale && op.fields['act'] === 'close' && result.st === 'ok') broken.push(`${op.opId}: closed by somebody who had not shown themselves`);
    if (!before) taken.push({ op, result });
    else if (!same(before.result, result)) broken.push(`${op.opId}: answered ${before.result.st} and then ${result.st}`);
  }
}

async function judge(server: ServerPort, tenant: string, clients: readonly Client[], taken: readonly Taken[], shownBefore: ReadonlySet<string> | null): Promise<readonly string[]> {
  const { records, broken } = replay(taken);
  const out = [...broken];
  const rows = await server.db.selectFrom('records').selectAll().where('tenant_id', '=', tenant).where('del', '=', 0).execute();
  const stored = new Map(rows.map(row => [row.id, { ...row, data: JSON.parse(row.data) as Record<string, unknown> }]));

  // Exactly once, and nothing else.
  for (const [id, model] of records) {
    const row = stored.get(id);
    if (!row) { out.push(`${model.entity} ${id}: acknowledged and not there`); continue; }
    if (model.rev !== null && model.rev !== row.rev) out.push(`${model.entity} ${id}: revision ${row.rev}, must be ${model.rev}`);
    for (const name of ['name', 'kind', 'pageTypes', 'note', 'status', 'closedAt', 'state', 'round', 'reminders']) if (name in model.data && !same(model.data[name], row.data[name])) out.push(`${model.entity} ${id}: ${name} is ${JSON.stringify(row.data[name])}, must be ${JSON.stringify(model.data[name])}`);
  }
  for (const [id, row] of stored) if (!records.has(id)) out.push(`${row.entity} ${id}: nobody made it`);
  out.push(...numberTroubles(rows.filter(row => row.entity === 'rectification').map(row => stored.get(row.id)!.data['number'])));
  if ((await verifyAudit(server.db)).trouble.some(line => line.startsWith(tenant))) out.push('audit: the chain is broken');

  const accepted = new Set(taken.filter(one => one.result.st === 'ok').map(one => one.op.opId));
  for (const client of clients) {
    await count(client);
    const user = await server.db.selectFrom('users').select('org_id').where('tenant_id', '=', tenant).where('user_id', '=', client.who.userId).executeTakeFirstOrThrow();
    const all = reading(client.store);
    const waiting = new Map((await all.objectStore('op').getAll()).map(one => [one.opId, one]));
    const sent = new Set(await all.objectStore('journal').getAllKeys());
    const tray = new Set(await all.objectStore('tray').getAllKeys());
    // Every change ends visibly, in one place.
    for (const opId of client.made) {
      const places = [waiting.has(opId), sent.has(opId), tray.has(opId), client.settled.has(opId)].filter(Boolean).length;
      if (places !== 1) out.push(`${client.who.name} ${opId}: is in ${places} places`);
      if (sent.has(opId) && !accepted.has(opId)) out.push(`${client.who.name} ${opId}: shown as uploaded, the server does not have it`);
      const op = waiting.get(opId);
      if (op && op.deferrals === 0) out.push(`${client.who.name} ${opId}: never drains`);
    }
    // Who has nothing open sees what the server has, all of it and nothing more.
    if (waiting.size > 0 || tray.size > 0) continue;
    const theirs = [...stored.values()].filter(row => row.stream === user.org_id);
    const mine = new Map<string, { readonly rev: number | null; readonly data: unknown }>();
    for (const entity of Object.keys(recordSchemas) as Entity[]) for (const record of await all.objectStore(entity).getAll()) mine.set(record.id, record);
    for (const row of theirs) {
      const own = mine.get(row.id);
      if (!own) out.push(`${client.who.name}: lacks ${row.entity} ${row.id}`);
      else if (own.rev !== row.rev || !same(own.data, row.data)) out.push(`${client.who.name}: ${row.entity} ${row.id} is at ${own.rev}, the server at ${row.rev}`);
      mine.delete(row.id);
    }
    // What a restored server has lost stays where it is still held: it may be the last copy. That its author has sent it anew
    // since, from another unit, nobody in the old one can know.
    const mayStay = (id: string): boolean => shownBefore !== null && (!stored.has(id) || shownBefore.has(`${client.who.userId} ${user.org_id} ${id}`));
    for (const [id, { rev }] of mine) if (rev !== null && !mayStay(id)) out.push(`${client.who.name}: holds ${id}, which the server has not for them`);
  }
  return out;
}
