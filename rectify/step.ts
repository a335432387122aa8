import type { ItemState, Rectification, Step, StepAct } from '../contract/rectification.ts';
import type { Role } from '../contract/sync.ts';
import { unproven } from './proof.ts';
import { mayDo } from './rights.ts';

/** Why a step is not taken. `moved` is a conflict: somebody was first; the others are refusals. */
export type StepRefusal = 'moved' | 'role' | 'act_state' | 'no_proof' | 'own_close' | 'no_reason' | 'no_day' | 'day_past';

export interface StepTaker {
  readonly roles: readonly Role[];
  readonly name: string;
  /** Whether the person who reported it done may also close it (small units). */
  readonly ownReview: boolean;
  /** Beijing day of the judge. */
  readonly today: string;
}

/** States in which each step may be taken. */
const from: { readonly [act in StepAct]: readonly ItemState[] } = {
  'reply-done': ['open', 'answered', 'returned', 'review'], 'reply-later': ['open', 'answered', 'returned'], appeal: ['open', 'answered', 'returned'],
  remind: ['open', 'answered', 'returned', 'review'], return: ['answered', 'review'], close: ['review', 'answered'],
  withdraw: ['open', 'answered', 'returned', 'review'], extend: ['open', 'answered', 'returned'],
};

/** The steps open to a person now, whether or not their conditions are met. */
export function stepsFrom(state: ItemState, roles: readonly Role[]): readonly StepAct[] {
  return (Object.keys(from) as StepAct[]).filter((act) => from[act].includes(state) && mayDo(act, roles));
}

/** Whether a step may be taken on an item as it stands; null when it may. The same question at home and at the server. */
export function refusalOf(item: Rectification, step: Pick<Step, 'act' | 'expects' | 'round' | 'note' | 'day'>, who: StepTaker): StepRefusal | null {
  if (!mayDo(step.act, who.roles)) return 'role';
  if (item.state !== step.expects || item.round !== step.round) return 'moved';
  if (!from[step.act].includes(item.state)) return 'act_state';
  switch (step.act) {
    case 'reply-done': case 'remind': return null;
    case 'appeal': case 'return': case 'withdraw': return step.note.trim() === '' ? 'no_reason' : null;
    case 'reply-later': return step.day === null ? 'no_day' : step.day < who.today ? 'day_past' : null;
    case 'extend': return step.day === null ? 'no_day' : step.day < who.today ? 'day_past' : step.note.trim() === '' ? 'no_reason' : null;
    case 'close':
      if (unproven(item).length > 0) return 'no_proof';
      return item.reply?.by === who.name && !who.ownReview ? 'own_close' : null;
  }
}

/** The item after a step that may be taken. @param at when it was taken, epoch ms */
export function afterStep(item: Rectification, step: Step, at: number): Rectification {
  const moved: Rectification = { ...item, lastStep: step.id };
  switch (step.act) {
    case 'reply-done': {
      // What was seen to be wrong before the unit says it is done has to be looked at again; what was seen to be right stays proven.
      const proven = { ...item, seen: Object.fromEntries(Object.entries(item.seen).filter(([, one]) => one.as === 'fixed')) };
      return { ...moved, seen: proven.seen, state: unproven(proven).length === 0 ? 'review' : 'answered', reply: { kind: 'done', note: step.note, day: null, by: step.by, at } };
    }
    case 'reply-later': return { ...moved, state: 'answered', reply: { kind: 'later', note: step.note, day: step.day, by: step.by, at } };
    case 'appeal': return { ...moved, state: 'answered', reply: { kind: 'appeal', note: step.note, day: null, by: step.by, at } };
    case 'remind': return { ...moved, reminders: item.reminders + 1 };
    case 'extend': return { ...moved, dueOn: step.day };
    case 'return': return { ...moved, state: 'returned', round: item.round + 1, openedAt: at, seen: {} };
    case 'close': return { ...moved, state: 'closed', closedAt: at };
    case 'withdraw': return { ...moved, state: 'withdrawn', closedAt: at };
  }
}
