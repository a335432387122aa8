import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { columnRegisterSchema, columnSitesSchema, columnUndoSchema, type ColumnEditHere, type ColumnRegister, type ColumnSites } from '../../../contract/column-desk.ts';
import { deskFileSchema } from '../../../contract/workbench.ts';
import { useWords } from '../../words-context.tsx';
import { ColumnImport } from './column-import.tsx';
import { ColumnTable } from './column-table.tsx';
import type { SectionProps } from '../desk-sections.ts';
import { Notice } from '../notice.tsx';

/** So many writes can be taken back. */
const remembered = 50;

/** 栏目登记: the columns of one site, proposed from its navigation, confirmed, mended and removed by a person. */
export function ColumnsSection({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const [sites, setSites] = useState<ColumnSites | null>(null);
  const [siteId, setSiteId] = useState<string | null>(new URLSearchParams(location.hash.slice(1)).get('site'));
  const [register, setRegister] = useState<ColumnRegister | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  /** What each write replaced, the last one at the end. */
  const [undos, setUndos] = useState<readonly (readonly ColumnEditHere[])[]>([]);
  const undoing = useRef(false);
  const asked = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    const mine = asked.current += 1;
    const answer = await view.send({ type: 'desk.column-sites' });
    const found = answer.ok ? columnSitesSchema.safeParse(answer.value) : null;
    if (mine !== asked.current) return;
    if (!found?.success) return setRefusal(answer.ok ? words['app.unreachable'] : answer.message);
    setSites(found.data);
    const chosen = found.data.find(({ site }) => site.id === siteId) ?? found.data[0];
    if (!chosen) return;
    const own = await view.send({ type: 'desk.columns', siteId: chosen.site.id });
    const columns = own.ok ? columnRegisterSchema.safeParse(own.value) : null;
    if (mine !== asked.current) return;
    if (columns?.success) setRegister(columns.data);
    else setRefusal(own.ok ? words['app.unreachable'] : own.message);
  }, [view, siteId, words]);
  useEffect(() => void load(), [load, turn]);

  /** Writes edits; what they replace can be taken back, one write after the other. */
  const write = async (edits: readonly ColumnEditHere[], says: string, isUndo = false): Promise<boolean> => {
    if (!register || edits.length === 0) return false;
    const answer = await view.send({ type: 'desk.columns-write', siteId: register.site.id, edits: [...edits] });
    if (!answer.ok) {
      setRefusal(answer.message);
      return false;
    }
    setRefusal(null);
    const undo = columnUndoSchema.safeParse(answer.value);
    setDone(says);
    setUndos((before) => (isUndo ? before.slice(0, -1) : undo.success && undo.data.length > 0 ? [...before, undo.data].slice(-remembered) : before));
    await load();
    return true;
  };
  const undo = async (): Promise<void> => {
    const last = undos.at(-1);
    // A second press while the first is being written would write the same once more.
    if (!last || undoing.current) return;
    undoing.current = true;
    await write(last, words['columns.undone'], true).finally(() => {
      undoing.current = false;
    });
  };
  const save = async (): Promise<void> => {
    if (!register) return;
    const answer = await view.send({ type: 'desk.columns-export', siteId: register.site.id });
    const file = answer.ok ? deskFileSchema.safeParse(answer.value) : null;
    if (file?.success) view.save(file.data);
    else setRefusal(answer.ok ? words['app.unreachable'] : answer.message);
  };

  if (!sites || !register) {
    return (
      <section class="register">
        <h2>{words['columns.title']}</h2>
        {sites?.length === 0 ? <div class="nothing-yet"><h3>{words['columns.none']}</h3><p>{words['columns.noneHow']}</p></div>
          : refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <Notice text={refusal} again={() => void load()} />}
      </section>
    );
  }
  return (
    <section class="register">
      <h2>{words['columns.title']}</h2>
      {refusal === null ? null : <Notice text={refusal} />}
      <div class="desk-tools">
        <div class="field">
          <label for="register-site">{words['columns.site']}</label>
          <select id="register-site" value={register.site.id} onChange={(event) => { setDone(null); setUndos([]); setSiteId(event.currentTarget.value); }}>
            {sites.map(({ site, confirmed, proposed }) => <option key={site.id} value={site.id}>{words['columns.siteCounts'](site.name === '' ? site.host : `${site.name} ${site.host}`, confirmed, proposed)}</option>)}
          </select>
        </div>
        <div class="desk-exports">
          {mayWrite ? <ColumnImport key={register.site.id} siteId={register.site.id} view={view} onWrite={write} /> : null}
          <button type="button" onClick={() => void save()} disabled={!register.columns.some(({ record }) => record.state === 'confirmed')}>{words['columns.export']}</button>
        </div>
      </div>
      <p class="small">{words['columns.why']}</p>
      <div class="register-done" role="status">
        {done === null ? null : <><span>{done}</span>{undos.length > 0 ? <button type="button" class="quiet" onClick={() => void undo()}>{words['columns.undo']}</button> : null}</>}
      </div>
      {register.columns.length === 0 ? <div class="nothing-yet"><h3>{words['columns.empty']}</h3><p>{words['columns.emptyHow']}</p></div> : null}
      <ColumnTable key={register.site.id} register={register} mayWrite={mayWrite} onWrite={write} onUndo={() => void undo()} />
    </section>
  );
}
