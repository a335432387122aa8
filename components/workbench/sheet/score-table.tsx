import type { DeskInspection } from '../../../contract/workbench.ts';
import type { Pack } from '../../../standards/pack.ts';
import { ScoreTable as Form } from '../../shared/score-table.ts';
import { useWords } from '../../words-context.tsx';
import type { DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';
import { everything } from '../desk-store.ts';
import { RowAnswer } from './row-answer.tsx';

interface Props { readonly pack: Pack; readonly shown: DeskInspection; readonly store: DeskStore; readonly view: DeskView }

/** The form in its own columns. Each lost point leads to its findings; each row a person must answer is answered here. */
export function ScoreTable({ pack, shown, store, view }: Props) {
  return (
    <Form
      words={useWords()} pack={pack} sheet={shown.sheet} counts={shown.rows}
      found={({ id }, status, text) => <button type="button" class="link" onClick={() => void store.actions.filter({ ...everything, status, row: id })}>{text}</button>}
      answer={(row) => <RowAnswer row={row} shown={shown} store={store} view={view} />}
    />
  );
}
