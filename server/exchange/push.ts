import { type Op, type OpResult, opSchema, type PushRequest } from '../../contract/sync.ts';
import type { AppKey } from '../auth/app-key.ts';
import type { Actor } from '../context.ts';
import type { Tx } from '../db/transaction.ts';
import { digest } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { addAnswers, findAnswers, type LedgerRow } from '../repo/ledger.ts';
import { lastNumber, putNumber } from '../repo/item-numbers.ts';
import { readScopeEpoch } from '../repo/users.ts';
import { loadNamed, loadPackHeads, loadRecords, putRecords, type StoredRecord } from '../repo/records.ts';
import { beijingDay } from '../../standards/window.ts';
import { canonical } from './canonical.ts';
import type { Desk } from './desk.ts';
import { judge, referencesOf } from './judge.ts';
import { signChanged } from './sign-packs.ts';
import { refuse } from './verdicts.ts';

/** A push as it came through the door: the envelope is checked, the operations are not. */
export interface Push { readonly actor: Actor; readonly deviceId: PushRequest['deviceId']; readonly ops: readonly unknown[]; readonly receivedAt: number; /** Whether the sender showed their second factor within 15 minutes, or need not. */ readonly steppedUp: boolean }

/** Answers as they are sent, one JSON text per operation, in the order they came. */
export type Answers = readonly string[];

/**
 * Applies one push inside a transaction that holds the clock of its stream at `v`.
 * @throws Refused `busy` when the sender's rights changed since they were read: the client comes again and is judged by the new ones.
 * What the ledger knows is answered from there, byte by byte; the rest is judged, written, and entered in the ledger and the audit.
 */
export async function applyPush(tx: Tx, key: AppKey, push: Push, v: number): Promise<Answers> {
  const { actor } = push;
  // Rights were read at the door. Behind the lock of the stream they are read again: the unit may have been merged meanwhile.
  if (await readScopeEpoch(tx, actor.tenant, actor.userId) !== actor.scopeEpoch) throw new Refused(refusals.busy);
  const ops = push.ops.map(raw => opSchema.safeParse(raw));
  const good = ops.flatMap(op => op.success ? [op.data] : []);
  const known = new Map(good.length === 0 ? [] : await findAnswers(tx, actor.tenant, good.map(op => op.opId)));
  const desk = await layOut(tx, push, good.filter(op => !known.has(op.opId)));

  const answers: string[] = [];
  const entered: LedgerRow[] = [];
  for (const [place, op] of ops.entries()) {
    if (!op.success) {
      answers.push(JSON.stringify(refuse(idOf(push.ops[place]), 'invalid', 'shape')));
      continue;
    }
    const opHash = digest(canonical([actor.userId, op.data.entity, op.data.id, op.data.kind, op.data.base, op.data.at, op.data.fields, op.data.was]));
    const before = known.get(op.data.opId);
    if (before) {
      answers.push(before.opHash === opHash ? before.result : JSON.stringify(refuse(op.data.opId, 'invalid', 'op_id_reused')));
      continue;
    }
    const result = leftBehind(op.data, actor, desk) ?? judge(op.data, desk);
    const text = JSON.stringify(result);
    answers.push(text);
    if (result.st === 'deferred') continue;
    const row = { opId: op.data.opId, seq: op.data.seq, opHash, result: text };
    known.set(row.opId, row);
    entered.push(row);
  }
  await writeDown(tx, key, push, desk, v, entered);
  return answers;
}

/** The id of an operation that does not have the right shape, so that its refusal can still be matched. */
export function idOf(raw: unknown): string {
  const id = (raw as { readonly opId?: unknown } | null)?.opId;
  return typeof id === 'string' ? id : '';
}

/**
 * Work on something of a unit the person has left: their rights at arrival count, so it is refused, with a reason, and not put
 * off for ever. To anybody who was never there, the same record is one that has not arrived.
 */
function leftBehind(op: Op, actor: Actor, desk: Desk): OpResult | null {
  const foreign = [op.id, ...referencesOf(op)].some(id => {
    const stream = desk.records.get(id)?.stream;
    return stream !== undefined && stream !== actor.stream && actor.formerStreams.includes(stream);
  });
  if (!foreign) return null;
  desk.failed.set(op.id, 'denied');
  return refuse(op.opId, 'denied', 'moved');
}

/** Loads every record the operations touch or name in a few statements, however many operations there are. */
async function layOut(tx: Tx, push: Push, ops: readonly Op[]): Promise<Desk> {
  const { actor } = push;
  const { tenant, stream } = actor;
  const records = new Map((await loadRecords(tx, tenant, [...new Set(ops.flatMap(op => [op.id, ...referencesOf(op)]))])).map(row => [row.id, row]));
  const hosts = ops.filter(op => op.entity === 'site' && op.kind === 'create').map(op => op.fields['host']).filter(host => typeof host === 'string').filter(host => !/\p{C}/u.test(host));
  const sites = await loadNamed(tx, tenant, stream, 'site', [...new Set(hosts)]);
  const rubrics = await loadNamed(tx, tenant, stream, 'rubric', [...new Set(ops.flatMap(formOf))]);
  for (const site of sites) records.set(site.id, site);
  // Working days are counted by the calendars of the unit's packs.
  if (ops.some(op => op.entity === 'rectification' && typeof op.fields['workingDays'] === 'number')) for (const pack of await loadPackHeads(tx, tenant, [stream])) records.set(pack.id, pack);

  const further = [...records.values()].flatMap(row => [row.mergedInto, row.decisionId, row.itemId, ...named(row)]).filter(id => id !== null && !records.has(id));
  for (const row of await loadRecords(tx, tenant, [...new Set(further)] as readonly string[])) records.set(row.id, row);
  return {
    sender: { userId: actor.userId, name: actor.name, roles: actor.roles, policies: actor.policies, stream, steppedUp: push.steppedUp },
    now: push.receivedAt, records, siteByHost: new Map(sites.map(site => [String(site.host), site.id])), rubricByName: new Map(rubrics.map(one => [String(one.host), one.id])), changed: new Set(), failed: new Map(), register: [],
    numbers: await numbersOf(tx, push, ops),
  };
}

/** The name of the form an operation brings; its shape is not judged yet. */
function formOf(op: Op): readonly string[] {
  const pack = op.entity === 'rubric' && op.kind === 'create' ? op.fields['pack'] as { readonly id?: unknown; readonly version?: unknown } | null : null;
  return typeof pack?.id === 'string' && typeof pack.version === 'number' && !/\p{C}/u.test(pack.id) ? [`${pack.id}@${pack.version}`] : [];
}

/** The last number given this year; its row is locked where an item is to be made. */
async function numbersOf(tx: Tx, { actor, receivedAt }: Push, ops: readonly Op[]): Promise<Desk['numbers']> {
  const year = Number(beijingDay(receivedAt).slice(0, 4));
  return { year, last: ops.some(op => op.entity === 'rectification') ? await lastNumber(tx, actor.tenant, year) : 0 };
}

/** What a record names that judging on it needs: the finding a dismissal was made on, the inspection of a finding, the newest step of 定稿, the item that continues one. */
function named(row: StoredRecord): readonly (string | null)[] {
  const { findingId, inspectionId, final, reopenedAs } = row.data as { readonly findingId?: string; readonly inspectionId?: string | null; readonly final?: { readonly id: string } | null; readonly reopenedAs?: string | null };
  return [row.entity === 'decision' ? findingId ?? null : null, row.entity === 'finding' ? inspectionId ?? null : null, final?.id ?? null, reopenedAs ?? null];
}

async function writeDown(tx: Tx, key: AppKey, push: Push, desk: Desk, v: number, entered: readonly LedgerRow[]): Promise<void> {
  const { actor, deviceId, receivedAt } = push;
  const changed = [...desk.changed].flatMap(id => desk.records.get(id) ?? []);
  await signChanged(tx, key, actor.tenant, changed, { by: actor.name, at: receivedAt });
  await putRecords(tx, actor.tenant, v, changed);
  if ([...desk.changed].some(id => desk.records.get(id)?.entity === 'rectification')) await putNumber(tx, actor.tenant, desk.numbers.year, desk.numbers.last);
  await addAnswers(tx, actor.tenant, actor.stream, deviceId, actor.userId, receivedAt, entered);
  if (entered.length === 0) return;
  await appendAudit(tx, actor.tenant, {
    at: receivedAt, actor: actor.userId, device: deviceId, address: actor.address, action: 'sync.push', target: `${actor.stream} v${v}`,
    before: '', after: entered.map(row => row.opId + row.opHash).join('\n'), result: summary(entered),
  });
  for (const line of desk.register) await appendAudit(tx, actor.tenant, { at: receivedAt, actor: actor.userId, device: deviceId, address: actor.address, before: '', after: '', ...line });
}

function summary(entered: readonly LedgerRow[]): string {
  const counts = new Map<string, number>();
  for (const row of entered) {
    const { st } = JSON.parse(row.result) as OpResult;
    counts.set(st, (counts.get(st) ?? 0) + 1);
  }
  return [...counts].map(([st, count]) => `${st}:${count}`).join(' ');
}
