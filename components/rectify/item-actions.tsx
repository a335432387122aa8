import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ItemDetail } from '../../contract/items-view.ts';
import type { StepAct } from '../../contract/rectification.ts';
import { Icon } from '../icon.tsx';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import type { ItemsState, ItemsStore } from './items-store.ts';

interface Props { readonly detail: ItemDetail; readonly state: ItemsState; readonly store: ItemsStore; readonly view: DeskView }

const replies: readonly StepAct[] = ['reply-done', 'reply-later', 'appeal'];
const reviews: readonly StepAct[] = ['close', 'return', 'remind', 'extend', 'withdraw'];

/** What can be done with an item now. Nothing is offered that the server would refuse for its state or the person's role. */
export function ItemActions({ detail, state, store, view }: Props) {
  const words = useWords();
  const { acts, line, item } = detail;
  const { actions } = store;
  const press = (act: StepAct): void => {
    if (act === 'close' || act === 'remind') void actions.take([item.id], act);
    else actions.setForm(state.form === act ? null : act);
  };
  // A reviewer who has a look to decide on is not asked to answer for the unit.
  const shown = (all: readonly StepAct[]): readonly StepAct[] => all.filter((act) => acts.includes(act) && !(all === replies && item.state === 'review' && detail.mayJudge));
  if (acts.length === 0 && !detail.mayVerify) return null;
  return (
    <div class="item-actions">
      <div class="row-actions">
        {detail.mayVerify && item.check !== 'manual' ? <button type="button" class={line.proven ? '' : 'act'} disabled={state.run !== null} onClick={() => void actions.verify([item.id])}><Icon name="run" />{words['items.verify']}</button> : null}
        {shown(reviews).map((act) => (
          <button type="button" key={act} class={act === 'close' && line.proven ? 'primary' : ''} disabled={state.busy || (act === 'close' && !line.proven)} aria-expanded={act === 'close' || act === 'remind' ? undefined : state.form === act} aria-describedby={act === 'close' && !line.proven ? `why-${item.id}` : undefined} onClick={() => press(act)}>
            {act === 'close' ? <Icon name="confirm" /> : act === 'return' ? <Icon name="undo" /> : null}{words[`items.act.${act}`]}
          </button>
        ))}
      </div>
      {acts.includes('close') && !line.proven ? <p class="small" id={`why-${item.id}`}>{words['items.notProven']}</p> : null}
      {shown(replies).length === 0 ? null : (
        <div class="row-actions" role="group" aria-label={words['items.state.answered']}>
          {shown(replies).map((act) => <button type="button" key={act} disabled={state.busy} aria-expanded={state.form === act} onClick={() => press(act)}>{words[`items.act.${act}`]}</button>)}
        </div>
      )}
      {state.form !== null && acts.includes(state.form) ? <StepForm key={state.form} act={state.form} detail={detail} view={view} today={store.getState().list?.today ?? ''} onTake={(note, day) => actions.take([item.id], state.form!, note, day)} onCancel={() => actions.setForm(null)} /> : null}
    </div>
  );
}

interface FormProps { readonly act: StepAct; readonly detail: ItemDetail; readonly view: DeskView; readonly today: string; readonly onTake: (note: string, day: string | null) => Promise<boolean>; readonly onCancel: () => void }

/** Reason and, where it is about time, the day. What was typed and not saved is kept. */
function StepForm({ act, detail, view, today, onTake, onCancel }: FormProps) {
  const words = useWords();
  const id = useId();
  const draft = `item:${act}:${detail.item.id}`;
  const [note, setNote] = useState(view.drafts.get(draft));
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  if (act === 'close' || act === 'remind') return null;
  const timed = act === 'reply-later' || act === 'extend';
  const reasoned = act !== 'reply-done' && act !== 'reply-later';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (timed && (day === '' || day < today)) return setProblem(words['items.needDay']);
    if (reasoned && note.trim() === '') return setProblem(words['items.needReason']);
    if (await onTake(note.trim(), timed ? day : null)) view.drafts.set(draft, '');
  };
  return (
    <form class="form" aria-label={words[`items.do.${act}`]} onSubmit={(event) => void submit(event)}>
      {timed ? <><label for={`${id}-day`}>{words[`items.day.${act}`]}</label><input id={`${id}-day`} type="date" min={today} required value={day} onInput={(event) => { setDay(event.currentTarget.value); setProblem(null); }} /></> : null}
      <label for={`${id}-note`}>{words[`items.ask.${act}`]}</label>
      <textarea id={`${id}-note`} ref={first} rows={3} maxLength={2000} value={note} aria-invalid={problem !== null && reasoned} onInput={(event) => {
        setNote(event.currentTarget.value);
        setProblem(null);
        view.drafts.set(draft, event.currentTarget.value);
      }} />
      {problem === null ? null : <p class="problem" role="alert">{problem}</p>}
      <div class="form-actions"><button type="submit" class="primary">{words[`items.do.${act}`]}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
