import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { questionOf } from '../../standards/questions.ts';
import { Icon } from '../icon.tsx';
import { HelpSheet } from '../help-sheet.tsx';
import { keyAction } from '../keys.ts';
import { QuestionAnswer, saidOf } from '../question-answer.tsx';
import { useWords } from '../words-context.tsx';
import type { OverlayEvents } from './overlay-app.tsx';
import type { OverlayState, OverlayStore } from './overlay-store.ts';

interface Props { readonly question: NonNullable<OverlayState['question']>; readonly state: OverlayState; readonly store: OverlayStore; readonly events: OverlayEvents }

/** One guided question over the page: J and K walk its places, 1 2 3 answer it. */
export function QuestionCard({ question: { id, holds }, state, store, events }: Props) {
  const words = useWords();
  const card = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  useLayoutEffect(() => card.current?.focus({ preventScroll: true }), [id, state.current]);
  const question = questionOf(id);
  if (!question) return null;
  const at = state.marked.findIndex(({ finding }) => finding.record.id === state.current);
  const current = state.marked[at];
  const setForm = (open: boolean): void => {
    store.setState({ form: open ? 'dismiss' : null });
    if (!open) card.current?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    switch (action) {
      case 'next': events.step(1); break;
      case 'previous': events.step(-1); break;
      case 'confirm': events.say(saidOf(question, 'yes')); break;
      case 'dismiss': setForm(true); break;
      case 'later': events.say(saidOf(question, 'inapplicable')); break;
      case 'undo': if (holds !== null) events.say(saidOf(question, null)); break;
      case 'escape': if (state.form) setForm(false); else events.close(); break;
      case 'help': setHelp(true); break;
      default: return;
    }
    event.preventDefault();
  };
  return (
    <section class="card" ref={card} tabIndex={-1} role="dialog" aria-label={words['question.card']} data-card onKeyDown={onKey}>
      <header class="card-head">
        <h2 class="card-place">{state.marked.length === 0 ? words['question.noPlaces'] : words['question.places'](at + 1, state.marked.length)}</h2>
        <button type="button" class="quiet icon-only" disabled={state.marked.length < 2} title={`${words['overlay.previous']} (K)`} aria-label={words['overlay.previous']} onClick={() => events.step(-1)}><Icon name="back" /></button>
        <button type="button" class="quiet icon-only next" disabled={state.marked.length < 2} title={`${words['overlay.next']} (J)`} aria-label={words['overlay.next']} onClick={() => events.step(1)}><Icon name="next" /></button>
        <button type="button" class="quiet icon-only" title={`${words['overlay.close']} (Esc)`} aria-label={words['overlay.close']} onClick={events.close}><Icon name="close" /></button>
      </header>
      {help ? <HelpSheet keys={['next', 'previous', 'yes', 'no', 'notHere', 'undo']} onClose={() => setHelp(false)} /> : null}
      <div role="status">
        {current && !state.shown ? <p class="card-note">{words['overlay.hidden']}</p> : null}
        {holds === null ? null : <p class="card-note">{words['question.answered'](words[`question.${holds}`])}</p>}
        {state.refusal === null ? null : <p class="card-note" data-kind="problem">{state.refusal}</p>}
      </div>
      <div class="question">
        <h2>{question.question}</h2>
        <p class="small">{question.look}</p>
        <QuestionAnswer question={question} holds={holds} form={state.form !== null} onForm={setForm} onSay={events.say}
          typed={events.drafts.get(`question:${id}`) ?? ''} onType={(text) => events.drafts.set(`question:${id}`, text)} />
      </div>
    </section>
  );
}
