import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AnswerRecord } from '../contract/record.ts';
import type { QuestionSaid } from '../contract/question-said.ts';
import type { GuidedQuestion } from '../standards/question.ts';
import { defaultPack } from '../standards/rubrics.ts';
import { isComposed } from './keys.ts';
import { useWords } from './words-context.tsx';

interface Props {
  readonly question: GuidedQuestion;
  readonly holds: AnswerRecord['holds'];
  /** Whether the form of 不合格 is open. */
  readonly form: boolean;
  readonly onForm: (open: boolean) => void;
  readonly onSay: (said: QuestionSaid) => void;
  /** What was typed before and not saved. */
  readonly typed: string;
  readonly onType: (text: string) => void;
}

/** The three answers of one question; 不合格 asks what was seen, and for rows of a form which and how many. */
export function QuestionAnswer({ question, holds, form, onForm, onSay, typed, onType }: Props) {
  const words = useWords();
  const say = (answer: AnswerRecord['holds']): void => onSay(saidOf(question, answer));
  return (
    <>
      <div class="question-keys" role="group" aria-label={question.question}>
        <button type="button" aria-pressed={holds === 'yes'} onClick={() => say('yes')}><kbd>1</kbd>{words['question.yes']}</button>
        <button type="button" aria-pressed={holds === 'no'} aria-expanded={form} onClick={() => onForm(!form)}><kbd>2</kbd>{words['question.no']}</button>
        <button type="button" aria-pressed={holds === 'inapplicable'} onClick={() => say('inapplicable')}><kbd>3</kbd>{words['question.inapplicable']}</button>
        {holds === null ? null : <button type="button" class="quiet" onClick={() => say(null)}>{words['question.takeBack']}</button>}
      </div>
      {form ? <NoForm question={question} typed={typed} onType={onType} onCancel={() => onForm(false)} onSubmit={(said) => onSay({ ...said, note: said.note.trim() })} /> : null}
    </>
  );
}

/** An answer that needs no words. */
export function saidOf({ id }: GuidedQuestion, holds: AnswerRecord['holds']): QuestionSaid {
  return { question: id, holds, count: 0, row: null, note: '' };
}

interface FormProps { readonly question: GuidedQuestion; readonly typed: string; readonly onType: (text: string) => void; readonly onSubmit: (said: QuestionSaid) => void; readonly onCancel: () => void }

function NoForm({ question, typed, onType, onSubmit, onCancel }: FormProps) {
  const words = useWords();
  const id = useId();
  const [note, setNote] = useState(typed);
  const [count, setCount] = useState('1');
  const [row, setRow] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (note.trim() === '' || (question.rows.length > 1 && row === '')) return setMissing(true);
    onSubmit({ question: question.id, holds: 'no', count: question.rows.length > 0 ? Math.max(1, Math.min(9999, Number.parseInt(count, 10) || 1)) : 0, row: question.rows.length > 1 ? row : question.rows[0] ?? null, note });
  };
  return (
    <form class="form" onSubmit={submit} onKeyDown={(event) => {
      if (event.key !== 'Escape' || isComposed(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }}>
      {question.rows.length > 1 ? (
        <>
          <label for={`${id}-row`}>{words['question.row']}</label>
          <select id={`${id}-row`} value={row} aria-invalid={missing && row === ''} onChange={(event) => setRow(event.currentTarget.value)}>
            <option value="">{words['question.rowNone']}</option>
            {question.rows.map((each) => <option key={each} value={each}>{defaultPack.rows.find((one) => one.id === each)?.sentence ?? each}</option>)}
          </select>
        </>
      ) : null}
      {question.rows.length > 0 ? (
        <>
          <label for={`${id}-count`}>{words['question.count']}</label>
          <input id={`${id}-count`} type="number" min={1} max={9999} value={count} onInput={(event) => setCount(event.currentTarget.value)} />
        </>
      ) : null}
      <label for={`${id}-note`}>{words['question.note']}</label>
      <textarea id={`${id}-note`} ref={field} rows={2} maxLength={2000} value={note} aria-invalid={missing && note.trim() === ''} onInput={(event) => {
        setNote(event.currentTarget.value);
        setMissing(false);
        onType(event.currentTarget.value);
      }} />
      {missing ? <p class="problem" role="alert">{words['question.noteNeeded']}</p> : null}
      <div class="form-actions"><button type="submit" class="primary">{words['question.submit']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
