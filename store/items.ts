import type { Rectification, Step, StepAct, Verification } from '../contract/rectification.ts';
import { refusalOf, afterStep } from '../rectify/step.ts';
import { afterVerification, verificationRefusal } from '../rectify/verification.ts';
import { beijingDay } from '../standards/window.ts';
import { StoreRefused, write, type Write } from './database.ts';
import { shareWithDesk } from './decide.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';

/** What a person does with an item; who, when and on which state is added here. */
export interface Doing { readonly act: StepAct; readonly note: string; readonly day: string | null }

/**
 * Takes the same step on each of these items, all in one transaction.
 * @param notBefore when they may be sent, by this computer's own clock
 * @throws StoreRefused with the first reason: then none was taken
 */
export async function takeStep(pen: Pen, itemIds: readonly string[], doing: Doing, notBefore = 0): Promise<void> {
  await write(pen.store, async (tx) => {
    for (const id of itemIds) await enterStep(tx, pen, id, doing, notBefore);
  });
}

/** One step inside a transaction: the event, the item after it, and the event on its way. @throws StoreRefused */
export async function enterStep(tx: Write, pen: Pen, itemId: string, { act, note, day }: Doing, notBefore = 0): Promise<void> {
  const item = await itemOf(tx, itemId);
  const at = pen.now();
  const step: Step = { id: newId(at), itemId, act, note, day, expects: item.data.state, round: item.data.round, by: pen.by, at };
  const why = refusalOf(item.data, step, { roles: rolesOf(pen), name: pen.by, ownReview: pen.ownReview ?? true, today: beijingDay(at) });
  if (why !== null) throw new StoreRefused('rule', `said.item.${why}`);
  await tx.objectStore('step').put({ id: step.id, data: step, rev: null, base: null });
  await tx.objectStore('rectification').put(withChange(item, afterStep(item.data, step, at)));
  if (pen.sharing) await enqueue(tx, { entity: 'step', id: step.id, kind: 'create', about: itemId, fields: { ...step }, was: null, rev: null, at, notBefore });
}

/** What was seen on a page, inside a transaction. False where the item takes no such thing (it is over, or the account may not). */
export async function enterVerification(tx: Write, pen: Pen, item: Stored<Rectification>, seen: Verification): Promise<boolean> {
  if (verificationRefusal(item.data, seen, rolesOf(pen)) !== null) return false;
  await tx.objectStore('verification').put({ id: seen.id, data: seen, rev: null, base: null });
  await tx.objectStore('rectification').put(withChange(item, afterVerification(item.data, seen, seen.at)));
  if (pen.sharing) await enqueue(tx, { entity: 'verification', id: seen.id, kind: 'create', about: item.id, fields: { ...seen }, was: null, rev: null, at: seen.at });
  return true;
}

/** A new item and its way to the server; what it names goes first. */
export async function putItem(tx: Write, pen: Pen, item: Rectification): Promise<void> {
  for (const { findingId } of item.pages) {
    const finding = await tx.objectStore('finding').get(findingId);
    if (finding) await shareWithDesk(tx, pen, finding);
  }
  await tx.objectStore('rectification').put({ id: item.id, data: item, rev: null, base: null });
  if (pen.sharing) await enqueue(tx, { entity: 'rectification', id: item.id, kind: 'create', about: item.id, fields: { ...item, number: null }, was: null, rev: null, at: item.at });
}

/** Puts what was recorded alone on its way: each item as it was issued, then what was done and seen, in its order. */
export async function shareItems(tx: Write, pen: Pen): Promise<void> {
  if (!pen.sharing) return;
  const sent = new Set((await tx.objectStore('op').getAll()).map(({ op }) => op.id));
  const isNew = ({ id, rev }: Stored<unknown>): boolean => rev === null && !sent.has(id);
  for (const item of (await tx.objectStore('rectification').getAll()).filter(isNew).toSorted((a, b) => a.data.at - b.data.at)) {
    await enqueue(tx, { entity: 'rectification', id: item.id, kind: 'create', about: item.id, fields: { ...asIssued(item.data) }, was: null, rev: null, at: pen.now() });
  }
  const steps = (await tx.objectStore('step').getAll()).filter(isNew).map(({ data }) => ({ entity: 'step' as const, data }));
  const looks = (await tx.objectStore('verification').getAll()).filter(isNew).map(({ data }) => ({ entity: 'verification' as const, data }));
  for (const { entity, data } of [...steps, ...looks].toSorted((a, b) => a.data.at - b.data.at)) {
    await enqueue(tx, { entity, id: data.id, kind: 'create', about: data.itemId, fields: { ...data }, was: null, rev: null, at: data.at });
  }
}

/** What the account may do; alone one may everything. */
export function rolesOf(pen: Pen): NonNullable<Pen['roles']> {
  return pen.roles ?? ['inspector', 'editor'];
}

/** An item without anything that was done with it. */
function asIssued(item: Rectification): Rectification {
  return { ...item, number: null, state: 'open', round: 1, openedAt: item.issuedAt, lastStep: null, reply: null, reminders: 0, seen: {}, closedAt: null, reopenedAs: null };
}

async function itemOf(tx: Write, id: string): Promise<Stored<Rectification>> {
  const item = await tx.objectStore('rectification').get(id);
  if (!item) throw new StoreRefused('rule', 'said.find.item');
  return item;
}
