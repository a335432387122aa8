import type { Entity } from '../contract/record.ts';
import { signedEntities } from '../contract/signature.ts';
import { link } from '../store/chain.ts';
import { conflictSchema, type Op, type OpResult } from '../contract/sync.ts';
import { verdictsZhCn } from '../messages/verdicts-zh-cn.ts';
import type { Write } from '../store/database.ts';
import { mergeSite } from '../store/merge-site.ts';
import { mergeItem } from '../store/merge-item.ts';
import { advance, isRecord, putServerVersion, recompute, subjectOf } from '../store/overlay.ts';
import { waitForIdentity } from '../store/step-up.ts';
import type { WaitingOp } from '../store/schema.ts';
import { titledOp } from '../store/titled-op.ts';
import { backOff } from './back-off.ts';

/**
 * Applies the server's answer to one op, in the transaction of the whole reply. An op that waits no more was answered before.
 * @param serverTime when the server answered, by its clock
 */
export async function applyResult(tx: Write, result: OpResult, now: number, serverTime: number): Promise<void> {
  const waiting = await tx.objectStore('op').get(result.opId);
  if (!waiting) return;
  switch (result.st) {
    case 'ok': return taken(tx, waiting, result, serverTime);
    case 'deferred':
      if (result.code === 'step_up') return waitForIdentity(tx, waiting);
      await tx.objectStore('op').put({ ...waiting, deferrals: waiting.deferrals + 1, notBefore: now + 1000 + backOff(waiting.deferrals + 1) });
      return undefined;
    case 'conflict': case 'denied': case 'invalid': return refused(tx, waiting, { ...result, st: result.st }, now);
  }
}

/** The op can never be sent in one piece: it goes to the tray, not away. */
export async function tooLarge(tx: Write, waiting: WaitingOp, now: number): Promise<void> {
  await refused(tx, waiting, { opId: waiting.opId, st: 'too-large', code: 'too_large', message: verdictsZhCn['verdict.too_large'] }, now);
}

async function taken(tx: Write, waiting: WaitingOp, result: OpResult, sentAt: number): Promise<void> {
  const { op } = waiting;
  await tx.objectStore('op').delete(op.opId);
  await tx.objectStore('journal').put({ ...waiting, sentAt });
  if (op.kind === 'create' && (op.entity === 'site' || op.entity === 'rectification') && result.code === 'merged') {
    const current = conflictSchema.safeParse(result.current);
    const id = current.success ? String(current.data.data['id']) : op.id;
    const merge = op.entity === 'site' ? mergeSite : mergeItem;
    if (!await tx.objectStore(op.entity).get(id)) await mayBeAnothers(tx, id);
    await merge(tx, op.id, id, current.success ? { rev: current.data.rev, data: current.data.data } : null);
    return;
  }
  const record = await tx.objectStore(op.entity).get(op.id);
  if (record) {
    const server = op.kind === 'create' ? op.fields : { ...(record.base ?? record.data), ...op.fields };
    // Another person's edit was merged in: what it says comes with the next pull.
    await putServerVersion(tx, op.entity, op.id, result.rev ?? record.rev ?? 1, server);
  }
  const subject = subjectOf(op.entity);
  if (subject) await advance(tx, subject, waiting.about, op);
}

/**
 * The answer to an op sent again may be of a unit left behind since. What it names and was not held here stays only if the
 * next whole pull brings it: see `clearLeftovers`.
 */
async function mayBeAnothers(tx: Write, id: string): Promise<void> {
  const left = (await tx.objectStore('meta').get('leftovers') as readonly string[] | undefined) ?? [];
  await tx.objectStore('meta').put([...left, id], 'leftovers');
}

async function refused(tx: Write, waiting: WaitingOp, result: Omit<OpResult, 'st'> & { readonly st: 'conflict' | 'denied' | 'invalid' | 'too-large' }, now: number): Promise<void> {
  const { op, about } = waiting;
  const current = conflictSchema.safeParse(result.current);
  const theirs = current.success ? current.data : null;
  await tx.objectStore('tray').put({
    ...waiting, st: result.st, code: result.code ?? result.st, message: result.message ?? verdictsZhCn['verdict.other'], theirs,
    title: titledOp(op, (await tx.objectStore('finding').get(about))?.data.says ?? (await tx.objectStore('rectification').get(about))?.data.says), at: now,
  });
  await tx.objectStore('op').delete(op.opId);
  // What does not hold must not stand among what does; it is kept in the tray, and the chain says that it went.
  if (isEvent(op.entity)) await tx.objectStore(op.entity).delete(op.id);
  if (op.entity === 'decision' || op.entity === 'answer' || op.entity === 'final') {
    const inspectionId = op.entity === 'decision' ? (await tx.objectStore('finding').get(about))?.data.inspectionId : op.fields['inspectionId'];
    await link(tx, { by: '', now: () => now }, typeof inspectionId === 'string' ? inspectionId : null, [['refused', { id: op.id }]]);
  }
  if (op.entity === 'rectification') await withoutItem(tx, op.id, now);
  const entity = subjectOf(op.entity) ?? (op.entity === 'final' ? 'inspection' : op.entity);
  // Packs and forms come with the pull alone, which looks at their signature.
  if (theirs && !(signedEntities as readonly string[]).includes(entity) && isRecord(entity, theirs.data)) await putServerVersion(tx, entity, String(theirs.data['id']), theirs.rev, theirs.data);
  else if (op.entity === 'decision') await withoutRuling(tx, op, about);
  else await recompute(tx, entity, about);
}

/** Appended and never edited: one that was refused is not shown as if it were there. */
function isEvent(entity: Entity): entity is 'decision' | 'answer' | 'final' | 'step' | 'verification' {
  return entity === 'decision' || entity === 'answer' || entity === 'final' || entity === 'step' || entity === 'verification';
}

/** An item that was not taken is not in the register, and neither is what was done with it: that lies in the tray beside it, each by itself. */
async function withoutItem(tx: Write, id: string, now: number): Promise<void> {
  for (const waiting of await tx.objectStore('op').index('about').getAll(id)) {
    await refused(tx, waiting, { opId: waiting.opId, st: 'denied', code: 'item_refused', message: verdictsZhCn['verdict.item_refused'] }, now);
  }
  await tx.objectStore('rectification').delete(id);
  for (const name of ['step', 'verification'] as const) {
    for (const key of await tx.objectStore(name).index('itemId').getAllKeys(id)) await tx.objectStore(name).delete(key);
  }
}

/** A denied ruling on a finding: back to the state it was made on. */
async function withoutRuling(tx: Write, op: Op, findingId: string): Promise<void> {
  const finding = await tx.objectStore('finding').get(findingId);
  if (!finding) return;
  if (finding.rev !== null) await recompute(tx, 'finding', findingId);
  else if (finding.data.status === op.fields['ruling']) await tx.objectStore('finding').put({ ...finding, data: { ...finding.data, status: 'pending' } });
}
