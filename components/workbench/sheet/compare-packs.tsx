import { useEffect, useState } from 'preact/hooks';
import { deskInspectionSchema, type DeskInspection } from '../../../contract/workbench.ts';
import type { ScoreSheet } from '../../../contract/score.ts';
import { offeredPacks, packOf } from '../../../standards/rubrics.ts';
import { passesOnlySoFar } from '../../../scoring/passes-only-so-far.ts';
import { packKey, type Pack } from '../../../standards/pack.ts';
import { points } from '../../points.ts';
import { RubricSelect } from '../../rubric-select.tsx';
import { useWords } from '../../words-context.tsx';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';

interface Props { readonly shown: DeskInspection; readonly view: DeskView; readonly turn: number }

/** The same facts by two forms, side by side: the results, and every row where either takes points or rules. */
export function ComparePacks({ shown, view, turn }: Props) {
  const words = useWords();
  const first = packOf(shown.sheet.rubric);
  const [rubric, setRubric] = useState(() => packKey(offeredPacks().find((pack) => pack.points !== null && packKey(pack) !== shown.sheet.rubric) ?? offeredPacks()[0]!));
  const [other, setOther] = useState<DeskInspection | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    void view.send({ type: 'desk.inspection', inspectionId: shown.inspection.id, rubric }).then((answer) => {
      if (over) return;
      const parsed = answer.ok ? deskInspectionSchema.safeParse(answer.value) : null;
      setOther(parsed?.success ? parsed.data : null);
      setRefusal(answer.ok ? null : answer.message);
    });
    return () => {
      over = true;
    };
  }, [rubric, turn, shown.inspection.id]);
  const second = other ? packOf(other.sheet.rubric) : undefined;
  return (
    <section class="compare">
      <RubricSelect label={words['compare.with']} value={rubric} onChange={setRubric} />
      {refusal === null ? null : <Notice text={refusal} />}
      <div class="side-by-side">
        {first ? <Side pack={first} sheet={shown.sheet} /> : null}
        {other && second ? <Side pack={second} sheet={other.sheet} /> : <p aria-busy="true">{words['app.loading']}</p>}
      </div>
    </section>
  );
}

function Side({ pack, sheet }: { readonly pack: Pack; readonly sheet: ScoreSheet }) {
  const words = useWords();
  const name = `${pack.name}（${pack.document.number}${pack.attachment}）`;
  const open = new Map(sheet.open.map(({ row, reason }) => [row, reason]));
  const vetoed = new Map(sheet.vetoes.map(({ row, reason }) => [row, reason]));
  const priced = new Map([...sheet.deductions, ...sheet.bonuses].map((one) => [one.row, one]));
  const items = new Map(sheet.items.map((one) => [one.row, one.status]));
  const rows = pack.rows.filter(({ id }) => vetoed.has(id) || priced.has(id) || (items.has(id) && !open.has(id)));
  return (
    <section>
      <h3>{name}</h3>
      <p class="desk-result"><b>{sheet.score ? words['score.range'](points(sheet.score[0]), points(sheet.score[1])) : sheet.result}</b><span class="state" data-state={sheet.state}>{words[`score.${sheet.state}`]}</span>{sheet.score ? <span>{passesOnlySoFar(sheet) ? words['score.passOpen'] : sheet.result}</span> : null}{open.size > 0 ? <span>{words['score.open'](open.size)}</span> : null}</p>
      <table class="lined">
        <thead><tr><th scope="col">{words['compare.row']}</th><th scope="col">{words['desk.column.detail']}</th><th scope="col" class="number">{words['desk.column.deducted']}</th></tr></thead>
        <tbody>
          {rows.map(({ id, name: title, sentence }) => <tr key={id}><th scope="row">{id}</th><td><b>{title}</b>{` ${sentence}`}{vetoed.has(id) ? <p class="veto">{vetoed.get(id)}</p> : null}</td><td class="number">{priced.has(id) ? points(priced.get(id)!.tenths) : items.get(id) ?? words['compare.none']}</td></tr>)}
          {rows.length === 0 ? <tr><td colSpan={3}>{words['app.none']}</td></tr> : null}
        </tbody>
      </table>
    </section>
  );
}
