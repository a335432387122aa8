import type { Entity } from '../contract/record.ts';
import type { Op } from '../contract/sync.ts';
import type { Write } from './database.ts';
import { newId } from './id.ts';

export interface Change {
  readonly entity: Entity;
  readonly id: string;
  readonly kind: 'create' | 'update';
  /** The record this changes: for a decision, the finding. */
  readonly about: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly was: Readonly<Record<string, unknown>> | null;
  /** Revision of the record at the server as far as known; null for a create. */
  readonly rev: number | null;
  readonly at: number;
  /** Not to be sent before this time, by this computer's own clock; absent: at once. */
  readonly notBefore?: number;
}

/**
 * Puts one change into the outbox, in the caller's transaction: record and op are committed together or not at all.
 * `base` is the newest revision known from the server (1 for a record still on its way): the op carries what the changed
 * fields held before, so the server tells a follow-up of one's own from another person's change by that.
 */
export async function enqueue(tx: Write, change: Change): Promise<Op> {
  const seq = ((await tx.objectStore('meta').get('seq')) as number | undefined ?? 0) + 1;
  const op: Op = {
    opId: newId(change.at), seq, entity: change.entity, id: change.id, kind: change.kind,
    base: change.kind === 'create' ? null : change.rev ?? 1,
    at: change.at, fields: { ...change.fields }, was: change.was ? { ...change.was } : null,
  };
  await tx.objectStore('meta').put(seq, 'seq');
  await tx.objectStore('op').put({ opId: op.opId, seq, about: change.about, op, notBefore: change.notBefore ?? 0, deferrals: 0 });
  return op;
}

/** Whether a record is already at the server or on its way there. */
export async function isShared(tx: Write, about: string, rev: number | null): Promise<boolean> {
  return rev !== null || (await tx.objectStore('op').index('about').count(about)) > 0;
}
