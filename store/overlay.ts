import type { Rectification, Step, Verification } from '../contract/rectification.ts';
import type { Entity } from '../contract/record.ts';
import { recordSchemas } from '../contract/record.ts';
import type { Write } from './database.ts';
import type { Op } from '../contract/sync.ts';
import { afterStep } from '../rectify/step.ts';
import { afterVerification } from '../rectify/verification.ts';
import type { Stored, WaitingOp } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Puts the server's version of a record under the unsent changes that lie on it.
 * @param rev the server's revision
 * @param data the server's version
 * @param v when the server took it; what is known already stays known
 */
export async function putServerVersion(tx: Write, entity: Entity, id: string, rev: number, data: Fields, v?: number): Promise<void> {
  const waiting = (await tx.objectStore('op').index('about').getAll(id)).filter(({ op }) => isChangeOf(op, entity));
  const shown = withOps(data, waiting);
  const taken = arrives.has(entity) ? v ?? (await tx.objectStore(entity).get(id))?.v : undefined;
  const record = { id, data: shown, rev, base: waiting.length > 0 ? data : null, ...(taken === undefined ? {} : { v: taken }) };
  await (tx.objectStore(entity) as unknown as { put(record: Stored<unknown>): Promise<unknown> }).put(record);
}

/** Appended and never edited, and the last one holds: see arrival. */
const arrives: ReadonlySet<Entity> = new Set<Entity>(['visit', 'decision', 'answer']);

/** Recomputes what is shown after an op was taken away; a record that was never at the server keeps what it says. */
export async function recompute(tx: Write, entity: Entity, id: string): Promise<void> {
  const record = await tx.objectStore(entity).get(id) as Stored<unknown> | undefined;
  if (!record || record.rev === null) return;
  await putServerVersion(tx, entity, id, record.rev, (record.base ?? record.data) as Fields);
}

/** Whether a row of the server is a record of this build. */
export function isRecord(entity: Entity, data: unknown): boolean {
  return recordSchemas[entity].safeParse(data).success;
}

/** What the ops of these kinds move beside the record they create: a decision its finding, a step and a verification their item. */
export function subjectOf(entity: Entity): Entity | null {
  switch (entity) {
    case 'decision': return 'finding';
    case 'step': case 'verification': return 'rectification';
    default: return null;
  }
}

/**
 * A record after an op that lies on it. One that the server has taken already (its answer was lost, its row came with a pull)
 * changes nothing a second time.
 */
export function afterOp(data: Fields, op: Op): Fields {
  if (op.kind === 'update') return { ...data, ...op.fields };
  switch (op.entity) {
    case 'decision': return { ...data, status: op.fields['ruling'] };
    case 'step': {
      const [item, step] = [data as unknown as Rectification, op.fields as unknown as Step];
      const applies = item.lastStep !== step.id && item.state === step.expects && item.round === step.round;
      return applies ? { ...afterStep(item, step, op.at) } : data;
    }
    case 'verification': {
      const [item, seen] = [data as unknown as Rectification, op.fields as unknown as Verification];
      return item.seen[seen.url]?.verification === seen.id ? data : { ...afterVerification(item, seen, op.at) };
    }
    default: return data;
  }
}

/** The server took an op: what it did is part of the server's version now. */
export async function advance(tx: Write, entity: Entity, id: string, op: Op): Promise<void> {
  const record = await tx.objectStore(entity).get(id) as Stored<unknown> | undefined;
  if (!record || record.rev === null) return;
  await putServerVersion(tx, entity, id, record.rev, afterOp((record.base ?? record.data) as Fields, op));
}

function isChangeOf(op: Op, entity: Entity): boolean {
  return op.kind === 'update' ? op.entity === entity : subjectOf(op.entity) === entity;
}

function withOps(data: Fields, waiting: readonly WaitingOp[]): Fields {
  return waiting.toSorted((a, b) => a.seq - b.seq).reduce((shown, { op }) => afterOp(shown, op), data);
}
