import { useState } from 'preact/hooks';
import type { Status } from '../../../contract/score.ts';
import { statusSchema } from '../../../contract/score.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import type { Pack, Row } from '../../../standards/pack.ts';
import { useWords } from '../../words-context.tsx';
import { everything, type DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';

interface Props { readonly pack: Pack; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

/** A form without points: every duty with what became of it, by table. A person's ruling stands above the checks. */
export function StatusTable({ pack, shown, store }: Props) {
  const words = useWords();
  const groups = [...new Set(pack.rows.map(({ group }) => group))];
  return (
    <section>
      <h2 class="sheet-name">{`${pack.name}（${pack.document.number}${pack.attachment}）`}</h2>
      {groups.map((group) => (
        <div class="wide" role="region" aria-label={group} tabIndex={0} key={group}>
          <table class="form-table">
            <caption>{group}</caption>
            <thead><tr>{(['category', 'number', 'duty', 'status', 'remark'] as const).map((column) => <th scope="col" key={column}>{words[`desk.column.${column}`]}</th>)}</tr></thead>
            <tbody>{pack.rows.filter((row) => row.group === group).map((row, index, rows) => <StatusLine key={row.id} row={row} number={index + 1} first={rows[index - 1]?.name !== row.name} shown={shown} store={store} />)}</tbody>
          </table>
        </div>
      ))}
    </section>
  );
}

interface LineProps { readonly row: Row; readonly number: number; readonly first: boolean; readonly shown: DeskInspection; readonly store: DeskStore }

function StatusLine({ row, number, first, shown, store }: LineProps) {
  const words = useWords();
  const item = shown.sheet.items.find((one) => one.row === row.id);
  const held = shown.answers.find((one) => one.row === row.id && one.holds !== null);
  const [note, setNote] = useState(held?.note ?? '');
  const mayAnswer = shown.own.mayWrite && shown.inspection.closedAt === null;
  const counts = shown.rows[row.id];
  const say = (status: Status | '', text: string): void => void store.actions.answer({
    kind: 'row', row: row.id, holds: status === '' ? null : 'yes', count: 0, status: status === '' ? null : status, probes: null, note: text,
  });
  return (
    <tr data-open={shown.sheet.open.some((one) => one.row === row.id)}>
      <td>{first ? row.name : ''}</td>
      <td class="number">{number}</td>
      <td>{row.sentence}{row.note ? <p class="small">{row.note}</p> : null}</td>
      <td>
        <b>{item?.status}</b>
        {mayAnswer ? (
          <select aria-label={words['desk.statusOf'](row.sentence.slice(0, 30))} value={held?.status ?? ''} onChange={(event) => say(event.currentTarget.value as Status | '', note.trim())}>
            <option value="">{words['desk.byChecks']}</option>
            {statusSchema.options.map((status) => <option key={status} value={status}>{status}</option>)}
          </select>
        ) : null}
      </td>
      <td>
        {item?.by ? <span class="small">{words['desk.ruledBy'](item.by)}</span> : item && !held ? <span class="small">{item.note}</span> : null}
        {counts ? <button type="button" class="link" onClick={() => void store.actions.filter({ ...everything, row: row.id })}>{words['desk.findingCount'](counts.confirmed + counts.pending)}</button> : null}
        {mayAnswer && held ? <textarea aria-label={words['desk.remarkOf'](row.sentence.slice(0, 30))} rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} onChange={() => say(held.status ?? '', note.trim())} /> : held ? <p>{held.note}</p> : null}
      </td>
    </tr>
  );
}
