import { useId, useState } from 'preact/hooks';
import type { AnswerRecord } from '../../../contract/record.ts';
import type { DeskInspection, SaidHere } from '../../../contract/workbench.ts';
import type { Row } from '../../../standards/pack.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import type { DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';
import { ProbesForm } from './probes-form.tsx';
import { VetoForm } from './veto-form.tsx';

interface Props { readonly row: Row; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

/** What a person says of one row: the question, the answer that holds with who gave it, and the ways to give or take it back. */
export function RowAnswer({ row, shown, store, view }: Props) {
  const words = useWords();
  const [opened, setOpened] = useState(false);
  const held = shown.answers.find((one) => one.kind !== 'probes' && one.row === row.id && one.holds !== null);
  const mayAnswer = shown.own.mayWrite && shown.inspection.closedAt === null;
  const probed = row.kind === 'veto' && row.condition.by === 'probes';
  const said = (part: Partial<SaidHere>): SaidHere => ({ kind: 'row', row: row.id, holds: 'no', count: 0, status: null, probes: null, note: '', ...part });
  const answer = async (part: Partial<SaidHere>): Promise<boolean> => {
    const done = await store.actions.answer(said(part));
    if (done) setOpened(false);
    return done;
  };
  if (row.kind === 'status') return null;
  return (
    <div class="answer">
      {held ? <Held held={held} /> : null}
      {probed ? <ProbesForm shown={shown} mayAnswer={mayAnswer} onAnswer={(probes) => store.actions.answer(said({ kind: 'probes', row: '', holds: 'yes', probes }))} /> : null}
      {!mayAnswer ? null : opened ? (
        row.kind === 'veto'
          ? <VetoForm row={row} name={shown.own.name} draft={`veto:${shown.inspection.id}:${row.id}`} view={view} onRule={(note) => answer({ kind: 'veto', holds: 'yes', note })} onCancel={() => setOpened(false)} />
          : <CountForm row={row} held={held} onAnswer={(count, note) => answer({ holds: 'yes', count, note })} onCancel={() => setOpened(false)} />
      ) : (
        <>
          {held ? null : <p class="question">{'question' in row ? row.question : words['desk.askAnyway']}</p>}
          <div class="answer-actions" role="group" aria-label={`${row.id} ${'question' in row ? row.question : row.name}`}>
            <button type="button" class="act" onClick={() => setOpened(true)}>{row.kind === 'veto' ? words['desk.ruleVeto'] : words['desk.yes']}</button>
            {held?.holds === 'no' ? null : <button type="button" onClick={() => void answer({ kind: row.kind === 'veto' ? 'veto' : 'row', holds: 'no' })}>{words['desk.no']}</button>}
            {row.kind === 'veto' || held?.holds === 'inapplicable' ? null : <button type="button" onClick={() => void answer({ holds: 'inapplicable' })}>{words['desk.inapplicable']}</button>}
            {held ? <button type="button" class="quiet" onClick={() => void answer({ kind: row.kind === 'veto' ? 'veto' : 'row', holds: null })}>{words['desk.takeBack']}</button> : null}
          </div>
        </>
      )}
    </div>
  );
}

function Held({ held }: { readonly held: AnswerRecord }) {
  const words = useWords();
  const what = held.kind === 'veto' && held.holds === 'yes' ? words['desk.vetoed'] : held.holds === 'yes' ? words['desk.yesCount'](held.count) : held.holds === 'no' ? words['desk.no'] : words['desk.inapplicable'];
  return <p class="held"><b>{what}</b>{held.note === '' || held.kind === 'veto' ? null : `${words['line.colon']}${held.note}`}<span class="small">{` ${held.by} ${beijingTime(held.at)}`}</span></p>;
}

interface CountProps { readonly row: Row; readonly held: AnswerRecord | undefined; readonly onAnswer: (count: number, note: string) => Promise<boolean>; readonly onCancel: () => void }

/** How many cases, and what a person saw. */
function CountForm({ row, held, onAnswer, onCancel }: CountProps) {
  const words = useWords();
  const id = useId();
  const once = 'unit' in row && row.unit === 'once';
  const [count, setCount] = useState(String(held?.holds === 'yes' ? held.count : 1));
  const [note, setNote] = useState(held?.note ?? '');
  const number = Number(count);
  const wrong = !/^\d{1,6}$/.test(count.trim()) || number < 1;
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      if (!wrong) void onAnswer(number, note.trim());
    }}>
      {once ? null : (
        <>
          <label for={`${id}-count`}>{words['sheet.count']}</label>
          <input id={`${id}-count`} type="number" min={1} max={999999} required value={count} aria-invalid={wrong} onInput={(event) => setCount(event.currentTarget.value)} />
        </>
      )}
      <label for={`${id}-note`}>{words['finding.note']}</label>
      <textarea id={`${id}-note`} rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      <div class="form-actions"><button type="submit" class="primary">{words['app.save']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
