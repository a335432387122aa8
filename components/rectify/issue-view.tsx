import { useEffect, useId, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { dueSchema, issuableSchema, takenBackSchema, type Cause, type Due, type Issuable, type ItemsMessage } from '../../contract/items-view.ts';
import { deskIdsSchema } from '../../contract/workbench.ts';
import { beijingTime } from '../beijing-time.ts';
import { clauseNumbers } from '../../standards/clause.ts';
import { Icon } from '../icon.tsx';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import { Notice } from '../workbench/notice.tsx';

interface Props { readonly view: DeskView; readonly inspectionId: string | null; readonly turn: number; readonly onIssued: () => void }

/** Issuing: confirmed findings by root cause, to whom, until when; a look at the text; and the way back. */
export function IssueView({ view, inspectionId, turn, onIssued }: Props) {
  const words = useWords();
  const id = useId();
  const [shown, setShown] = useState<Issuable | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [unit, setUnit] = useState<string | null>(null);
  const [note, setNote] = useState(view.drafts.get('issue:note'));
  const [term, setTerm] = useState<{ readonly by: 'days' | 'day'; readonly days: string; readonly day: string; readonly because: string }>({ by: 'days', days: '3', day: '', because: '' });
  const [mayWait, setMayWait] = useState(false);
  const [due, setDue] = useState<Due>({ day: null, trouble: null, waitsFor: null });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [issued, setIssued] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);

  const ask = async <T,>(message: ItemsMessage, schema: z.ZodMiniType<T>): Promise<T | null> => {
    const answer = await view.send(message);
    const value = answer.ok ? schema.safeParse(answer.value) : null;
    if (value?.success) return value.data;
    setRefusal(answer.ok ? words['app.unreachable'] : answer.message);
    return null;
  };
  const look = (): void => {
    setRefusal(null);
    void ask({ type: 'items.issuable', inspectionId }, issuableSchema).then((found) => found && setShown(found));
  };
  useEffect(look, [inspectionId, turn]);
  useEffect(() => {
    setChosen(new Set());
    setUnit(null);
  }, [inspectionId]);
  const days = Number(term.days);
  useEffect(() => {
    if (term.by === 'days' && Number.isInteger(days)) void ask({ type: 'items.due', workingDays: days }, dueSchema).then((found) => found && setDue(found));
  }, [term.by, days]);
  if (!shown) return <>{refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <Notice text={refusal} again={look} />}</>;
  if (!shown.own.mayIssue) return <section class="nothing-yet"><p>{words['items.issue.mayNot']}</p></section>;
  if (shown.inspections.length === 0) return <section class="nothing-yet"><h3>{words['items.issue.nothing']}</h3><p>{words['items.issue.nothingHow']}</p></section>;

  const named = unit ?? shown.unit;
  const causes = shown.causes.filter(({ key }) => chosen.has(key));
  const last = term.by === 'days' ? due.day : term.day === '' ? null : term.day;
  const waits = mayWait && due.trouble !== null && due.waitsFor !== null;
  const problem = causes.length === 0 ? words['items.issue.needOne'] : named.trim() === '' ? words['items.issue.needUnit'] : term.by === 'days' ? (waits ? null : due.trouble) : last === null || last < shown.today ? words['items.needDay'] : term.because.trim() === '' ? words['items.issue.needBecause'] : null;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (problem !== null) return setRefusal(problem);
    setBusy(true);
    setRefusal(null);
    const ids = await ask({
      type: 'items.issue', drafts: causes.map((cause) => ({
        inspectionId: inspectionId!, findingIds: [...cause.findingIds], unit: named.trim(), says: (texts.get(cause.key) ?? cause.says).trim(), fix: cause.fix, note: note.trim(),
        workingDays: term.by === 'days' ? days : null, ...(term.by === 'days' ? { dueOn: null } : { dueOn: term.day, dueBecause: term.because.trim() }), mayWait: term.by === 'days' && waits,
      })),
    }, deskIdsSchema);
    setBusy(false);
    if (!ids) return;
    view.drafts.set('issue:note', '');
    setNote('');
    setIssued(ids);
    setChosen(new Set());
    onIssued();
  };
  const takeBack = async (): Promise<void> => {
    if (!await ask({ type: 'items.take-back', itemIds: [...issued] }, takenBackSchema)) return;
    setIssued([]);
    onIssued();
  };
  return (
    <form class="issue" onSubmit={(event) => void submit(event)}>
      {refusal === null ? null : <Notice text={refusal} />}
      {issued.length === 0 ? null : (
        <p class="notice" role="status">{words['items.issue.done'](issued.length)}　<a href={`#section=rectify&item=${issued[0]}`}>{words['items.part.register']}</a> <button type="button" onClick={() => void takeBack()}><Icon name="undo" />{words['items.issue.undo'](issued.length)}</button></p>
      )}
      {shown.own.shared ? null : <p class="small">{words['items.issue.alone']}</p>}
      <div class="field">
        <label for={`${id}-from`}>{words['items.issue.from']}</label>
        <select id={`${id}-from`} value={inspectionId ?? ''} onChange={(event) => {
          location.hash = `#section=rectify&part=issue${event.currentTarget.value === '' ? '' : `&inspection=${event.currentTarget.value}`}`;
        }}>
          <option value="">{words['items.issue.choose']}</option>
          {shown.inspections.map((one) => <option key={one.id} value={one.id}>{words['items.issue.option'](one.site, beijingTime(one.startedAt).slice(0, 10), one.confirmed)}</option>)}
        </select>
      </div>
      {inspectionId === null ? null : shown.causes.length === 0 ? <p>{shown.issued > 0 ? words['items.issue.allIssued'] : words['items.issue.nothing']}</p> : (
        <>
          <p class="small">{words['items.issue.facts'](shown.causes.length, shown.issued, shown.pending)}</p>
          <p><button type="button" class="quiet" onClick={() => setChosen(new Set(chosen.size === shown.causes.length ? [] : shown.causes.map(({ key }) => key)))}>{chosen.size === shown.causes.length ? words['items.selectNone'] : words['items.selectAll']}</button></p>
          <ul class="plain causes">
            {shown.causes.map((cause) => (
              <CauseLine key={cause.key} cause={cause} chosen={chosen.has(cause.key)} text={texts.get(cause.key) ?? cause.says} onChoose={(on) => setChosen(new Set(on ? [...chosen, cause.key] : [...chosen].filter((key) => key !== cause.key)))} onText={(text) => setTexts(new Map(texts).set(cause.key, text))} />
            ))}
          </ul>
          <div class="issue-terms">
            <div class="field"><label for={`${id}-unit`}>{words['items.unit']}</label><input id={`${id}-unit`} maxLength={200} required value={named} onInput={(event) => setUnit(event.currentTarget.value)} /></div>
            <fieldset>
              <legend>{words['items.issue.term']}</legend>
              <label><input type="radio" name={`${id}-term`} checked={term.by === 'days'} onChange={() => setTerm({ ...term, by: 'days' })} />{words['items.issue.byDays']}</label>
              <label><input type="radio" name={`${id}-term`} checked={term.by === 'day'} onChange={() => setTerm({ ...term, by: 'day' })} />{words['items.issue.byDay']}</label>
              {term.by === 'days'
                ? <label><input type="number" min={1} max={250} value={term.days} onInput={(event) => setTerm({ ...term, days: event.currentTarget.value })} />{words['items.issue.days']}</label>
                : (
                  <>
                    <label><input type="date" min={shown.today} aria-label={words['items.issue.byDay']} value={term.day} onInput={(event) => setTerm({ ...term, day: event.currentTarget.value })} /></label>
                    <div class="field"><label for={`${id}-because`}>{words['items.issue.because']}</label><input id={`${id}-because`} maxLength={500} required value={term.because} onInput={(event) => setTerm({ ...term, because: event.currentTarget.value })} /></div>
                  </>
                )}
              {last === null ? null : <p class="small">{words['items.issue.until'](last)}</p>}
              {term.by === 'days' && due.trouble ? <p class={waits ? 'small' : 'problem'} role="alert">{due.trouble}{due.waitsFor === null ? null : <> <a href="#section=packs">{words['items.issue.toPacks']}</a></>}</p> : null}
              {term.by === 'days' && due.trouble && due.waitsFor !== null ? <label><input type="checkbox" checked={mayWait} onChange={(event) => setMayWait(event.currentTarget.checked)} />{words['items.issue.wait'](due.waitsFor)}</label> : null}
            </fieldset>
            <div class="field"><label for={`${id}-note`}>{words['items.issue.note']}</label><textarea id={`${id}-note`} rows={2} maxLength={2000} value={note} onInput={(event) => {
              setNote(event.currentTarget.value);
              view.drafts.set('issue:note', event.currentTarget.value);
            }} /></div>
          </div>
          {causes.length === 0 ? null : <Preview causes={causes} texts={texts} unit={named} last={waits && term.by === 'days' ? words['items.dueWaits'](days) : last} note={note} />}
          <div class="form-actions"><button type="submit" class="primary" disabled={busy || causes.length === 0}>{words['items.issue.do'](causes.length)}</button>{problem !== null && causes.length > 0 ? <span class="problem">{problem}</span> : null}</div>
        </>
      )}
    </form>
  );
}

interface CauseProps { readonly cause: Cause; readonly chosen: boolean; readonly text: string; readonly onChoose: (on: boolean) => void; readonly onText: (text: string) => void }

function CauseLine({ cause, chosen, text, onChoose, onText }: CauseProps) {
  const words = useWords();
  const id = useId();
  return (
    <li data-chosen={chosen}>
      <label><input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} /><span><b>{cause.says}</b><span class="small">{` ${cause.checkName}　${words['items.issue.pageCount'](cause.pages.length)}　${clauseNumbers(cause.cites)}`}</span></span></label>
      {chosen ? (
        <>
          <label class="small" for={id}>{words['items.issue.edit']}</label>
          <textarea id={id} rows={2} maxLength={2000} value={text} onInput={(event) => onText(event.currentTarget.value)} />
          <details><summary>{words['items.pages'](cause.pages.length)}</summary><ol>{cause.pages.slice(0, 100).map(({ url, title }) => <li key={url}><a href={url} target="_blank" rel="noreferrer">{title || words['page.untitled']}</a><span class="small">{` ${url}`}</span></li>)}</ol></details>
        </>
      ) : null}
    </li>
  );
}

interface PreviewProps { readonly causes: readonly Cause[]; readonly texts: ReadonlyMap<string, string>; readonly unit: string; readonly last: string | null; readonly note: string }

/** What the unit will read. */
function Preview({ causes, texts, unit, last, note }: PreviewProps) {
  const words = useWords();
  return (
    <section class="issue-preview" aria-label={words['items.issue.preview']}>
      <h3>{words['items.issue.preview']}</h3>
      <p>{`${words['items.unit']}${words['line.colon']}${unit}　${words['items.due']}${words['line.colon']}${last ?? ''}`}</p>
      <ol>{causes.map((cause) => <li key={cause.key}>{texts.get(cause.key) ?? cause.says}<span class="small">{`${words['line.open']}${words['items.issue.pageCount'](cause.pages.length)}${words['line.close']}${cause.fix === '' ? '' : ` ${words['items.fix']}${words['line.colon']}${cause.fix}`}`}</span></li>)}</ol>
      {note.trim() === '' ? null : <p>{`${words['items.note']}${words['line.colon']}${note}`}</p>}
    </section>
  );
}
