import type { ItemLine } from '../../contract/items-view.ts';
import { verifiedAs } from '../../contract/rectification.ts';
import { useWords } from '../words-context.tsx';

interface Props { readonly line: ItemLine }

/** The number of an item; before there is one, what it is called meanwhile, said as such. */
export function ItemNumber({ line }: Props) {
  const words = useWords();
  return <span class="item-number">{line.number ?? words['items.waitingNumber'](line.provisional)}</span>;
}

/** Where an item stands: state, term, what was answered and what was seen. Words, with colour beside them. */
export function ItemStateMark({ line }: Props) {
  const words = useWords();
  const over = line.state === 'closed' || line.state === 'withdrawn';
  return (
    <>
      <span class="item-state" data-state={line.state}>{words[`items.state.${line.state}`]}</span>
      {over ? null : line.overdue ? <span class="item-overdue">{line.left === null ? words['items.overdue'] : words['items.left'](line.left)}</span> : line.left !== null ? <span>{words['items.left'](line.left)}</span> : line.dueOn === null ? <span>{words['items.dueOpen']}</span> : null}
      {over || !line.reply ? null : <span>{words['items.replied'](line.reply.kind === 'later' ? words['items.reply.later'](line.reply.day ?? '') : words[`items.reply.${line.reply.kind}`])}</span>}
      {over ? null : verifiedAs.filter((as) => line.seen[as]).map((as) => <span key={as} class="item-seen" data-as={as}>{words['items.looked'](line.pages === 1 ? words[`items.as.${as}`] : words['items.verifiedPart'](words[`items.as.${as}`], line.seen[as]!))}</span>)}
      {line.cameBack ? <span class="item-overdue">{words['items.cameBack']}</span> : null}
      {line.reminders > 0 && !over ? <span>{words['items.reminded'](line.reminders)}</span> : null}
      {line.sync === 'sent' || line.sync === 'local' ? null : <span>{words[`syncMark.${line.sync}`]}</span>}
    </>
  );
}
