import { useState } from 'preact/hooks';
import type { Site } from '../../../contract/record.ts';
import { savedSitesSchema, type SavedSites } from '../../../contract/paper.ts';
import { readSiteForm, type SitesRead } from '../../../forms/read-site-form.ts';
import { FileRefused } from '../../../forms/unpack.ts';
import type { Said } from '../../../contract/said.ts';
import { sayOfFile } from '../../../messages/files.ts';
import { FileButton } from '../../file-button.tsx';
import { useLanguage, useWords } from '../../words-context.tsx';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';

interface Props { readonly view: DeskView; readonly mayWrite: boolean; readonly known: readonly Site[]; readonly onSaved: () => void }

/** Reads a 基本信息表, shows what it would change, and imports it all or not at all; the last import can be taken back. */
export function SiteImport({ view, mayWrite, known, onSaved }: Props) {
  const words = useWords();
  const language = useLanguage();
  const [read, setRead] = useState<SitesRead | null>(null);
  const [done, setDone] = useState<SavedSites | null>(null);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<Said | string | null>(null);
  if (!mayWrite) return null;
  const open = async (file: File): Promise<void> => {
    setRefusal(null);
    setSaid('');
    try {
      setRead(readSiteForm(new Uint8Array(await file.arrayBuffer()), file.name));
    } catch (error) {
      setRead(null);
      setRefusal(error instanceof FileRefused ? error.said : words['sites.unreadable']);
    }
  };
  const run = async (): Promise<void> => {
    const answer = await view.send({ type: 'paper.save-sites', sites: read!.sites.map(({ where: _where, ...site }) => ({ ...site, entries: { ...site.entries } })) });
    const saved = answer.ok ? savedSitesSchema.safeParse(answer.value) : null;
    if (!saved?.success) return setRefusal(answer.ok ? words['app.unreachable'] : answer.message);
    setDone(saved.data);
    setRead(null);
    setSaid(words['sites.imported'](saved.data.added, saved.data.changed));
    return onSaved();
  };
  const undo = async (): Promise<void> => {
    const answer = await view.send({ type: 'paper.undo-sites', before: done!.before });
    if (!answer.ok) return setRefusal(answer.message);
    setDone(null);
    setSaid(words['sites.undone']);
    return onSaved();
  };
  return (
    <section class="site-import">
      <FileButton label={words['sites.import']} accept=".xlsx,.csv" onFile={(file) => void open(file)} />
      <p class="small">{words['sites.importHint']}</p>
      <p role="status">{said}{done ? <button type="button" class="link" onClick={() => void undo()}>{words['sites.undo']}</button> : null}</p>
      {refusal === null ? null : <Notice text={sayOfFile(language, refusal)} />}
      {read ? (
        <div class="site-preview">
          {read.problems.length > 0 ? <div role="alert"><p class="problem">{words['sites.problems'](read.problems.length)}</p><ul>{read.problems.slice(0, 50).map((what, index) => <li key={index}>{sayOfFile(language, what)}</li>)}</ul></div> : null}
          {read.remarks.length > 0 ? <ul class="small">{read.remarks.slice(0, 50).map((what, index) => <li key={index}>{sayOfFile(language, what)}</li>)}</ul> : null}
          {read.sites.length > 0 ? (
            <div class="wide" role="region" aria-label={words['sites.preview'](read.sites.length)} tabIndex={0}>
              <table class="lined">
                <thead><tr>{(['where', 'host', 'name', 'code', 'change'] as const).map((column) => <th scope="col" key={column}>{words[`sites.column.${column}`]}</th>)}</tr></thead>
                <tbody>{read.sites.slice(0, 200).map((site) => {
                  const before = known.find(({ host }) => host === site.host);
                  const same = before && (site.name === '' || site.name === before.name) && (site.code === null || site.code === before.code);
                  return <tr key={site.where}><td>{site.where}</td><td>{site.host}</td><td>{site.name}</td><td>{site.code ?? words['app.none']}</td><td>{words[before ? (same ? 'sites.same' : 'sites.changed') : 'sites.new']}</td></tr>;
                })}</tbody>
              </table>
            </div>
          ) : null}
          <div class="form-actions">
            <button type="button" class="primary" disabled={read.problems.length > 0 || read.sites.length === 0} onClick={() => void run()}>{words['sites.do'](read.sites.length)}</button>
            <button type="button" class="quiet" onClick={() => setRead(null)}>{words['app.cancel']}</button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
