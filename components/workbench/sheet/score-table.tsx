import type { DeskInspection } from '../../../contract/workbench.ts';
import type { Pack, Row } from '../../../standards/pack.ts';
import { points } from '../../points.ts';
import { useWords } from '../../words-context.tsx';
import type { DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';
import { everything } from '../desk-store.ts';
import { RowAnswer } from './row-answer.tsx';

interface Props { readonly pack: Pack; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

/** The form in its own columns. Each lost point leads to its findings; each row a person must answer is answered here. */
export function ScoreTable({ pack, shown, store, view }: Props) {
  const words = useWords();
  const name = `${pack.name}（${pack.document.number}${pack.attachment}）`;
  return (
    <section>
      <h2 class="sheet-name">{name}</h2>
      <p class="small">{pack.points ? words['desk.total'](points(pack.points.total)) : ''}</p>
      <div class="wide" role="region" aria-label={name} tabIndex={0}>
        <table class="form-table">
          <thead>
            <tr>{(['group', 'name', 'looksAt', 'detail', 'problem', 'deducted'] as const).map((column) => <th scope="col" key={column}>{words[`desk.column.${column}`]}</th>)}</tr>
          </thead>
          <tbody>{pack.rows.map((row, index) => <FormRow key={row.id} row={row} spans={spansOf(pack.rows, index)} shown={shown} store={store} view={view} />)}</tbody>
        </table>
      </div>
      {pack.notes.map((note) => <p class="small" key={note}>{note}</p>)}
    </section>
  );
}

interface RowProps { readonly row: Row; readonly spans: { readonly group: number; readonly name: number }; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

function FormRow({ row, spans, shown, store, view }: RowProps) {
  const words = useWords();
  const { sheet } = shown;
  const veto = sheet.vetoes.find((one) => one.row === row.id);
  const stopped = sheet.vetoes.length > 0 && row.kind !== 'veto';
  const priced = [...sheet.deductions, ...sheet.bonuses].find((one) => one.row === row.id);
  const open = sheet.open.find((one) => one.row === row.id);
  const counts = shown.rows[row.id];
  const look = (status: 'confirmed' | 'pending'): void => void store.actions.filter({ ...everything, status, row: row.id });
  return (
    <tr data-open={open !== undefined} id={`row-${row.id}`}>
      {spans.group > 0 ? <th scope="rowgroup" rowSpan={spans.group}>{row.group}</th> : null}
      {spans.name > 0 ? <td rowSpan={spans.name}>{row.name}</td> : null}
      {spans.name > 0 ? <td rowSpan={spans.name}>{row.looksAt}</td> : null}
      <td>{row.sentence}{row.note ? <p class="small">{row.note}</p> : null}</td>
      <td class="problem-cell">
        {veto ? <p class="veto">{words['sheet.veto'](veto.by ?? words['app.none'], veto.reason)}</p> : null}
        {counts && counts.confirmed > 0 ? <button type="button" class="link" onClick={() => look('confirmed')}>{words['desk.confirmedCount'](counts.confirmed)}</button> : null}
        {counts && counts.pending > 0 ? <button type="button" class="link" onClick={() => look('pending')}>{words['desk.pendingCount'](counts.pending)}</button> : null}
        {priced?.counts ? <p class="small">{words['desk.linkCounts'](priced.counts.perPage, priced.counts.perSite)}</p> : null}
        {stopped ? <p class="small">{words['desk.notScored']}</p> : open ? <p class="open-reason">{words['desk.open'](open.reason)}</p> : null}
        <RowAnswer row={row} shown={shown} store={store} view={view} />
      </td>
      <td class="number">{row.kind === 'veto' ? words['desk.dash'] : priced ? `${row.kind === 'bonus' ? '+' : ''}${points(priced.tenths)}` : open || stopped ? '' : '0'}</td>
    </tr>
  );
}

/** How many rows the cells of 一级指标 and 二级指标 span from here; 0 where the row above covers it. */
function spansOf(rows: readonly Row[], at: number): { readonly group: number; readonly name: number } {
  const same = (a: Row | undefined, b: Row | undefined, part: 'group' | 'name'): boolean => a !== undefined && b !== undefined && a.group === b.group && (part === 'group' || (a.name === b.name && a.looksAt === b.looksAt));
  const span = (part: 'group' | 'name'): number => {
    if (same(rows[at - 1], rows[at], part)) return 0;
    let end = at;
    while (same(rows[end], rows[end + 1], part)) end += 1;
    return end - at + 1;
  };
  return { group: span('group'), name: span('name') };
}
