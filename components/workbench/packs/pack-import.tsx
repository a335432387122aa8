import { useId, useState } from 'preact/hooks';
import type { UnitPack } from '../../../contract/unit-pack.ts';
import { FileRefused } from '../../../forms/unpack.ts';
import { readWorkbook } from '../../../forms/read-workbook.ts';
import { judgePack, type Judged } from '../../../packs/judge-pack.ts';
import { PackRefused, type Problem } from '../../../packs/problem.ts';
import { readPackJson } from '../../../packs/read-json.ts';
import { readPackSheets } from '../../../packs/read-sheets.ts';
import { packJson } from '../../../packs/write-pack.ts';
import { sayOfFile } from '../../../messages/files.ts';
import type { Words } from '../../../messages/words.ts';
import { FileButton } from '../../file-button.tsx';
import { useLanguage, useWords } from '../../words-context.tsx';

interface Props {
  /** Null where there is no server. */
  readonly mayPublish: boolean | null;
  readonly onTemplate: () => void;
  /** False when it was not kept: then what was read stays. */
  readonly onKeep: (json: string, shared: boolean) => Promise<boolean>;
}

const shownAtOnce = 20;

/** A file is read and judged here; only what is good and wanted goes to the worker. */
export function PackImport({ mayPublish, onTemplate, onKeep }: Props) {
  const words = useWords();
  const id = useId();
  const [read, setRead] = useState<Judged | 'reading' | null>(null);
  const [shared, setShared] = useState(true);
  const [busy, setBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setRead('reading');
    setRead(await judgedFile(file, words));
  };
  const keep = async (pack: UnitPack): Promise<void> => {
    setBusy(true);
    if (await onKeep(packJson(pack), mayPublish === true && shared)) setRead(null);
    setBusy(false);
  };
  return (
    <div class="pack-import">
      <div class="form-actions">
        <FileButton label={words['packs.import']} accept=".json,.xlsx,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onFile={(file) => void take(file)} />
        <button type="button" onClick={onTemplate}>{words['packs.template']}</button>
      </div>
      {read === 'reading' ? <p aria-busy="true">{words['packs.reading']}</p> : null}
      {read === null || read === 'reading' ? null : read.ok ? (
        <section class="block">
          <h3>{words['packs.readyTitle'](read.pack.name, read.pack.code, read.pack.version)}</h3>
          <p>{words['packs.counts']({ words: read.pack.words.length, confusions: read.pack.confusions.length, allow: read.pack.allow.length, settings: read.pack.settings.length, tables: read.pack.tables?.length ?? 0, hosts: read.pack.trustedHosts.length, struck: read.pack.struckHosts?.length ?? 0, years: [...new Set(read.pack.calendar?.map(({ year }) => year))] })}{`${words['line.semicolon']}${words['packs.days'](read.pack.from, read.pack.until)}`}</p>
          {read.notes.length === 0 ? null : <><p>{words['packs.notes'](read.notes.length)}</p><Problems list={read.notes} /></>}
          {mayPublish === null ? null : mayPublish ? (
            <fieldset>
              <legend>{words['packs.scope']}</legend>
              <label class="tick"><input type="radio" name={`${id}-scope`} checked={shared} onChange={() => setShared(true)} />{words['packs.forAll']}</label>
              <label class="tick"><input type="radio" name={`${id}-scope`} checked={!shared} onChange={() => setShared(false)} />{words['packs.forMe']}</label>
            </fieldset>
          ) : <p class="small">{`${words['packs.forMe']}${words['line.semicolon']}${words['packs.onlyEditors']}`}</p>}
          <div class="form-actions">
            <button type="button" class="primary" disabled={busy} onClick={() => void keep(read.pack)}>{words['packs.take']}</button>
            <button type="button" disabled={busy} onClick={() => setRead(null)}>{words['app.cancel']}</button>
          </div>
        </section>
      ) : (
        <section class="notice" data-kind="problem" role="alert">
          <p>{words['packs.bad'](read.problems.length)}</p>
          <Problems list={read.problems} />
        </section>
      )}
    </div>
  );
}

function Problems({ list }: { readonly list: readonly Problem[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul>
      {list.slice(0, shownAtOnce).map(({ where, message }, index) => <li key={index}><b>{sayOfFile(language, where)}</b>{`${words['line.colon']}${sayOfFile(language, message)}`}</li>)}
      {list.length > shownAtOnce ? <li>{words['packs.more'](list.length - shownAtOnce)}</li> : null}
    </ul>
  );
}

/** Reads and judges a file; whatever is wrong with it comes back in words. */
async function judgedFile(file: File, words: Words): Promise<Judged> {
  try {
    return judgePack(/\.json$/i.test(file.name) ? readPackJson(await file.text()) : readPackSheets(readWorkbook(new Uint8Array(await file.arrayBuffer()))));
  } catch (error) {
    if (error instanceof PackRefused) return { ok: false, problems: error.problems };
    return { ok: false, problems: [{ where: file.name, message: error instanceof FileRefused ? error.said : words['packs.unreadable'] }] };
  }
}
