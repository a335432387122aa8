import { useId, useState } from 'preact/hooks';
import { finalsSchema, scoreSheetSchema, type FinalsHere } from '../../../contract/review.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import { passesOnlySoFar } from '../../../scoring/passes-only-so-far.ts';
import { beijingTime } from '../../beijing-time.ts';
import { points } from '../../points.ts';
import { useWords } from '../../words-context.tsx';
import { askReview, doReview, useReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';

interface Props { readonly shown: DeskInspection; readonly rubric: string | null; readonly view: DeskView; readonly turn: number }

/** 定稿: its steps, taking the next one, and computing a frozen sheet again. */
export function FinalsPanel({ shown, rubric, view, turn }: Props) {
  const words = useWords();
  const id = useId();
  const inspectionId = shown.inspection.id;
  const { value: steps, again } = useReview(view, { type: 'review.finals', inspectionId }, finalsSchema, turn);
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState(view.drafts.get(`final:${inspectionId}`));
  const [refusal, setRefusal] = useState<string | null>(null);
  const last = steps?.at(-1)?.final;
  const locked = last?.step === 'final';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const why = await doReview(view, locked ? { type: 'review.reopen', inspectionId, after: last.id, reason: note } : { type: 'review.finalise', inspectionId, rubric, after: last?.id ?? null, note });
    setRefusal(why);
    again();
    if (why !== null) return;
    view.drafts.set(`final:${inspectionId}`, '');
    setNote('');
    setAsked(false);
  };
  return (
    <section class="finals" aria-label={words['final.title']}>
      {refusal === null ? null : <Notice text={refusal} />}
      {locked ? <p class="final-line">{words['final.locked'](last.version, last.by, beijingTime(last.at))}</p> : null}
      {locked && shown.finalised ? <p class={shown.finalised.basis === 'damaged' ? 'problem' : 'small'}>{words[`final.basis.${shown.finalised.basis}`]}</p> : null}
      {!shown.own.mayWrite || steps === null ? null : !asked ? <button type="button" onClick={() => setAsked(true)}>{words[locked ? 'final.reopen' : 'final.do']}</button> : (
        <form class="form" aria-label={words[locked ? 'final.reopenDo' : 'final.title']} onSubmit={(event) => void submit(event)}>
          {locked ? null : <p>{words['final.ask']}</p>}
          {!locked && shown.sheet.state === 'provisional' ? <p class="problem">{words['final.provisional']}</p> : null}
          <label for={id}>{words[locked ? 'final.reason' : 'final.note']}</label>
          <textarea id={id} rows={2} maxLength={2000} value={note} onInput={(event) => {
            setNote(event.currentTarget.value);
            view.drafts.set(`final:${inspectionId}`, event.currentTarget.value);
          }} />
          <div class="form-actions"><button type="submit" class="primary">{words[locked ? 'final.reopenDo' : 'final.sure']}</button><button type="button" class="quiet" onClick={() => setAsked(false)}>{words['app.cancel']}</button></div>
        </form>
      )}
      {steps && steps.length > 0 ? <details><summary>{words['final.steps']}</summary><ol class="plain">{steps.map((step) => <li key={step.final.id}><Step step={step} view={view} /></li>)}</ol></details> : null}
    </section>
  );
}

function Step({ step: { final, here }, view }: { readonly step: FinalsHere[number]; readonly view: DeskView }) {
  const words = useWords();
  const [said, setSaid] = useState<string | null>(null);
  if (final.step === 'reopened') return <p>{words['final.reopened'](final.by, beijingTime(final.at))}{`${words['line.colon']}${final.note}`}</p>;
  const score = final.sheet.score ? words['score.range'](points(final.sheet.score[0]), points(final.sheet.score[1])) : '';
  const recompute = (): void => void askReview(view, { type: 'review.frozen', finalId: final.id }, scoreSheetSchema).then(({ value, refusal }) => setSaid(value ? words['final.same'](score === '' ? value.result : score) : refusal));
  return (
    <>
      <p><b>{words['final.version'](final.version)}</b>{` ${words['final.finalised'](final.by, beijingTime(final.at))}　${[score, passesOnlySoFar(final.sheet) ? words['score.passOpen'] : final.sheet.result, final.sheet.state === 'provisional' ? words['score.provisional'] : '', words['desk.pagesRead'](final.pages)].filter((part) => part !== '').join('　')}`}{final.note === '' ? null : `${words['line.colon']}${final.note}`}</p>
      <p class="small">{words['desk.versions'](final.rubric, final.tools.join(words['line.comma']), final.catalogues.join(words['line.comma']))}</p>
      <p class="small hash">{words['final.hashes'](final.packHash.slice(0, 16), final.inputHash.slice(0, 16), final.sheetHash.slice(0, 16))}</p>
      {here ? <button type="button" class="quiet" onClick={recompute}>{words['final.recompute']}</button> : <p class="small">{words['final.elsewhere']}</p>}
      {said === null ? null : <p role="status">{said}</p>}
    </>
  );
}
