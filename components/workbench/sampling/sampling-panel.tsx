import { useId, useState } from 'preact/hooks';
import { columnsSchema, runSchema, type DrawHere } from '../../../contract/review.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import { doReview, useReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';
import { RunLine } from './run-line.tsx';

interface Props { readonly shown: DeskInspection; readonly view: DeskView; readonly turn: number }

/** Draws pages and has them opened one after another: how, from which columns, with which seed; how far it has come. */
export function SamplingPanel({ shown, view, turn }: Props) {
  const words = useWords();
  const id = useId();
  const inspectionId = shown.inspection.id;
  const { value: columns } = useReview(view, { type: 'review.columns', inspectionId }, columnsSchema, turn);
  const run = useReview(view, { type: 'review.run', inspectionId }, runSchema, turn);
  const [draw, setDraw] = useState<DrawHere>({ how: 'random', columns: [], seed: beijingTime(Date.now()).slice(0, 10), per: 2 });
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = (part: Partial<DrawHere>): void => setDraw((before) => ({ ...before, ...part }));
  const busy = run.value?.state === 'gathering' || run.value?.state === 'opening';
  const start = async (again: DrawHere | null): Promise<void> => {
    setRefusal(await doReview(view, { type: 'review.sample', inspectionId, draw: again }));
    run.again();
  };
  return (
    <form class="form sampling" aria-label={words['sampling.title']} onSubmit={(event) => {
      event.preventDefault();
      void start(draw);
    }}>
      <p class="form-title">{words['sampling.title']}</p>
      <p class="small">{words['sampling.explain']}</p>
      {refusal === null ? null : <Notice text={refusal} />}
      <div class="form-grid">
        <div class="field"><label for={`${id}-how`}>{words['sampling.how']}</label><select id={`${id}-how`} value={draw.how} disabled={busy} onChange={(event) => change({ how: event.currentTarget.value as DrawHere['how'] })}>{(['random', 'column', 'all'] as const).map((how) => <option key={how} value={how}>{words[`sampling.${how}`]}</option>)}</select></div>
        {draw.how === 'random' ? (
          <>
            <div class="field"><label for={`${id}-seed`}>{words['sampling.seed']}</label><input id={`${id}-seed`} maxLength={100} disabled={busy} value={draw.seed} onInput={(event) => change({ seed: event.currentTarget.value })} /></div>
            <div class="field"><label for={`${id}-per`}>{words['sampling.per']}</label><input id={`${id}-per`} type="number" min={1} max={50} disabled={busy} value={draw.per} onInput={(event) => change({ per: Math.min(50, Math.max(1, Math.round(Number(event.currentTarget.value)) || 1)) })} /></div>
          </>
        ) : null}
      </div>
      <fieldset class="field">
        <legend>{words['sampling.columns']}</legend>
        {(columns ?? []).length === 0 ? <p class="small">{words['sampling.noColumns']}</p> : (
          <div class="columns-choice">
            {(columns ?? []).map(({ column, pages }) => (
              <label class="tick" key={column}><input type="checkbox" disabled={busy} checked={draw.columns.includes(column)} onChange={() => change({ columns: draw.columns.includes(column) ? draw.columns.filter((one) => one !== column) : [...draw.columns, column] })} /><span>{words['sampling.columnPages'](column, pages)}</span></label>
            ))}
          </div>
        )}
      </fieldset>
      <div class="form-actions"><button type="submit" class="primary" disabled={busy}>{words['sampling.start']}</button></div>
      {run.value?.kind === 'sample' ? <RunLine run={run.value} onStop={() => void doReview(view, { type: 'review.stop-run', inspectionId })} onResume={() => void start(null)} /> : null}
    </form>
  );
}
