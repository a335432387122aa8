import { useState } from 'preact/hooks';
import { fixesSchema } from '../../../contract/review.ts';
import { points } from '../../points.ts';
import { useWords } from '../../words-context.tsx';
import { useReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';

interface Props { readonly inspectionId: string; readonly rubric: string | null; readonly view: DeskView; readonly turn: number }

/** What to mend first, and the score once so much of it is done. */
export function FixesPanel({ inspectionId, rubric, view, turn }: Props) {
  const words = useWords();
  const { value, refusal } = useReview(view, { type: 'review.fixes', inspectionId, rubric }, fixesSchema, turn);
  const [upTo, setUpTo] = useState(1);
  if (!value) return refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <Notice text={refusal} />;
  if (value.steps.length === 0) return <p>{words['fixes.none']}</p>;
  const reached = value.steps[Math.min(upTo, value.steps.length) - 1]!;
  return (
    <section class="fixes">
      <p class="small">{words['fixes.how']}</p>
      <div class="fixes-reach"><input type="range" aria-label={words['fixes.step']} min={1} max={value.steps.length} value={Math.min(upTo, value.steps.length)} onInput={(event) => setUpTo(Number(event.currentTarget.value))} /><output>{words['fixes.upTo'](Math.min(upTo, value.steps.length), reached.after === null ? '—' : points(reached.after), reached.undecided ? words['score.passOpen'] : reached.result)}</output></div>
      <div class="wide" role="region" aria-label={words['fixes.open']} tabIndex={0}>
        <table class="lined">
          <thead><tr>{(['step', 'what', 'rows', 'pages', 'gain', 'after'] as const).map((column) => <th scope="col" key={column} class={column === 'what' || column === 'rows' ? '' : 'number'}>{words[`fixes.${column}`]}</th>)}</tr></thead>
          <tbody>
            {value.steps.map((step, index) => (
              <tr key={step.causes.join('\n')} data-reached={index < upTo}>
                <td class="number">{index + 1}</td>
                <td>{step.says.slice(0, 3).map((says, at) => <p key={at}>{says}</p>)}{step.says.length > 3 ? <p class="small">{`… ${step.says.length}`}</p> : null}</td>
                <td>{step.rows.join(words['line.comma'])}</td><td class="number">{step.pages}</td><td class="number">{`+${points(step.gain)}`}</td><td class="number">{step.after === null ? '—' : points(step.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
