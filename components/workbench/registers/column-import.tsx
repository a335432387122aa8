import { useState } from 'preact/hooks';
import { columnImportSchema, type ColumnEditHere, type ColumnImport as Import } from '../../../contract/column-desk.ts';
import { FileButton } from '../../file-button.tsx';
import { useWords } from '../../words-context.tsx';
import type { DeskView } from '../desk-view.ts';

interface Props {
  readonly siteId: string;
  readonly view: DeskView;
  readonly onWrite: (edits: readonly ColumnEditHere[], says: string) => Promise<boolean>;
}

const largest = 4 * 1024 * 1024;

/** Reads a workbook, shows what it would write and what to look at, and writes only when told to. */
export function ColumnImport({ siteId, view, onWrite }: Props) {
  const words = useWords();
  const [state, setState] = useState<{ readonly busy: string } | { readonly refusal: string } | { readonly read: Import } | null>(null);

  const read = async (file: File): Promise<void> => {
    if (file.size > largest) return setState({ refusal: words['columns.tooLarge'] });
    setState({ busy: file.name });
    const answer = await view.send({ type: 'desk.columns-read', siteId, base64: await base64Of(file) });
    const found = answer.ok ? columnImportSchema.safeParse(answer.value) : null;
    setState(found?.success ? { read: found.data } : { refusal: answer.ok ? words['app.unreachable'] : answer.message });
  };
  const write = async (edits: readonly ColumnEditHere[]): Promise<void> => {
    if (await onWrite(edits, words['columns.saved'](edits.length))) setState(null);
  };

  return (
    <>
      <FileButton id="register-file" label={words['columns.import']} title={words['columns.importHint']} accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onFile={(file) => void read(file)} />
      {state === null ? null : (
        <div class="import-result" role="status">
          {'busy' in state ? <p aria-busy="true">{words['columns.reading'](state.busy)}</p> : null}
          {'refusal' in state ? <p class="problem">{state.refusal}</p> : null}
          {'read' in state ? <Found read={state.read} onWrite={write} /> : null}
          {'busy' in state ? null : <button type="button" class="quiet" onClick={() => setState(null)}>{words['columns.cancel']}</button>}
        </div>
      )}
    </>
  );
}

function Found({ read: { sheet, edits, same, problems }, onWrite }: { readonly read: Import; readonly onWrite: (edits: readonly ColumnEditHere[]) => Promise<void> }) {
  const words = useWords();
  return (
    <>
      <p>{words['columns.found'](sheet, edits.length, same)}</p>
      {problems.length > 0 ? (
        <details open>
          <summary>{words['columns.problems'](problems.length)}</summary>
          <ul class="problems">{problems.slice(0, 200).map(({ cell, says, left }, index) => <li key={index}><b>{cell}</b> <span class={left ? 'problem' : 'small'}>{left ? words['columns.left'] : words['columns.look']}</span> {says}</li>)}</ul>
        </details>
      ) : null}
      {edits.length > 0 ? <button type="button" class="primary" onClick={() => void onWrite(edits)}>{words['columns.doImport'](edits.length)}</button> : <p>{words['columns.nothing']}</p>}
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
