import { useRef, useState } from 'preact/hooks';
import type { Status } from '../../../contract/score.ts';
import { statusSchema } from '../../../contract/score.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import type { Pack, Row } from '../../../standards/pack.ts';
import { StatusTable as Form } from '../../shared/status-table.ts';
import { useWords } from '../../words-context.tsx';
import { everything, type DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';

interface Props { readonly pack: Pack; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

/** A form without points, on which whoever may write answers each duty. */
export function StatusTable({ pack, shown, store }: Props) {
  const notes = useRef(new Map<string, string>());
  const cell = (row: Row): CellProps => ({ row, shown, store, notes: notes.current });
  return <Form words={useWords()} pack={pack} sheet={shown.sheet} choose={(row) => <Choice {...cell(row)} />} remark={(row) => <Remark {...cell(row)} />} />;
}

/** `notes`: remarks as they are being typed, by row, so that a status chosen beside one does not lose it. */
interface CellProps { readonly row: Row; readonly shown: DeskInspection; readonly store: DeskStore; readonly notes: Map<string, string> }

function Choice({ row, shown, store, notes }: CellProps) {
  const words = useWords();
  const held = heldOf(shown, row);
  if (!mayAnswer(shown)) return null;
  return (
    <select aria-label={words['desk.statusOf'](row.sentence.slice(0, 30))} value={held?.status ?? ''} onChange={(event) => say(store, row, event.currentTarget.value as Status | '', notes.get(row.id) ?? held?.note ?? '')}>
      <option value="">{words['desk.byChecks']}</option>
      {statusSchema.options.map((status) => <option key={status} value={status}>{status}</option>)}
    </select>
  );
}

function Remark({ row, shown, store, notes }: CellProps) {
  const words = useWords();
  const item = shown.sheet.items.find((one) => one.row === row.id);
  const held = heldOf(shown, row);
  const counts = shown.rows[row.id];
  const [note, setNote] = useState(held?.note ?? '');
  return (
    <>
      {item?.by ? <span class="small">{words['desk.ruledBy'](item.by)}</span> : item && !held ? <span class="small">{words['sheet.reason'](item.note)}</span> : null}
      {counts ? <button type="button" class="link" onClick={() => void store.actions.filter({ ...everything, row: row.id })}>{words['desk.findingCount'](counts.confirmed + counts.pending)}</button> : null}
      {mayAnswer(shown) && held ? <textarea aria-label={words['desk.remarkOf'](row.sentence.slice(0, 30))} rows={2} maxLength={2000} value={note} onInput={(event) => {
        setNote(event.currentTarget.value);
        notes.set(row.id, event.currentTarget.value);
      }} onChange={() => say(store, row, held.status ?? '', note)} /> : held ? <p>{held.note}</p> : null}
    </>
  );
}

function heldOf(shown: DeskInspection, row: Row): DeskInspection['answers'][number] | undefined {
  return shown.answers.find((one) => one.row === row.id && one.holds !== null);
}

function mayAnswer(shown: DeskInspection): boolean {
  return shown.own.mayWrite && shown.inspection.closedAt === null;
}

function say(store: DeskStore, row: Row, status: Status | '', note: string): void {
  void store.actions.answer({ kind: 'row', row: row.id, holds: status === '' ? null : 'yes', count: 0, status: status === '' ? null : status, probes: null, note: note.trim() });
}
