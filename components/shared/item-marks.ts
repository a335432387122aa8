import { type ComponentChildren, Fragment, h } from 'preact';
import type { ItemLine } from '../../contract/items-view.ts';
import { verifiedAs } from '../../contract/rectification.ts';
import type { Words } from '../../messages/words.ts';

interface Props { readonly words: Words; readonly line: ItemLine }

/** Where an item stands: state, term, what was answered and what was seen. Words, with colour beside them. */
export function ItemMarks({ words, line }: Props): ComponentChildren {
  return h(Fragment, null, h(StateMark, { words, line }), h(TermMark, { words, line }), h(ReplyMark, { words, line }), isOver(line) ? null : h(SeenMarks, { words, line }), h(PastMarks, { words, line }));
}

/** The number of an item; before there is one, what it is called meanwhile, said as such. */
export function ItemNumber({ words, line }: Props): ComponentChildren {
  return h('span', { class: 'item-number' }, line.number ?? words['items.waitingNumber'](line.provisional));
}

/** Its state, by name. */
export function StateMark({ words, line }: Props): ComponentChildren {
  return h('span', { class: 'item-state', 'data-state': line.state }, words[`items.state.${line.state}`]);
}

/** What is left of the term of an item that is not over. */
export function TermMark({ words, line }: Props): ComponentChildren {
  if (isOver(line)) return null;
  if (line.overdue) return h('span', { class: 'item-overdue' }, line.left === null ? words['items.overdue'] : words['items.left'](line.left));
  if (line.left !== null) return h('span', null, words['items.left'](line.left));
  if (line.dueOn !== null) return null;
  return h('span', null, line.workingDays === null ? words['items.dueOpen'] : words['items.dueOpenIn'](line.workingDays));
}

/** What the unit answered in this round. */
export function ReplyMark({ words, line }: Props): ComponentChildren {
  if (isOver(line) || !line.reply) return null;
  return h('span', null, words['items.replied'](line.reply.kind === 'later' ? words['items.reply.later'](line.reply.day ?? '') : words[`items.reply.${line.reply.kind}`]));
}

/** What was seen on its pages in this round. */
export function SeenMarks({ words, line }: Props): ComponentChildren {
  return h(Fragment, null, verifiedAs.filter(as => line.seen[as]).map(as => h('span', { class: 'item-seen', 'data-as': as, key: as },
    words['items.looked'](line.pages === 1 ? words[`items.as.${as}`] : words['items.verifiedPart'](words[`items.as.${as}`], line.seen[as]!)))));
}

/** That it came back, how often it was called for, and what has not left this browser. */
export function PastMarks({ words, line }: Props): ComponentChildren {
  return h(Fragment, null,
    line.cameBack ? h('span', { class: 'item-overdue' }, words['items.cameBack']) : null,
    line.reminders > 0 && !isOver(line) ? h('span', null, words['items.reminded'](line.reminders)) : null,
    line.sync === 'sent' || line.sync === 'local' ? null : h('span', null, words[`syncMark.${line.sync}`]));
}

function isOver({ state }: ItemLine): boolean {
  return state === 'closed' || state === 'withdrawn';
}
