import { useId, useState } from 'preact/hooks';
import { exportRequest, type ExportRequest } from '../../../contract/export.ts';
import { dutySchema, shiftsSchema, sitesSchema, type LineWords, type PaperMessage, type ShiftShown } from '../../../contract/paper.ts';
import { beijingTime } from '../../beijing-time.ts';
import { DutySwitch } from '../../duty-switch.tsx';
import { useWords } from '../../words-context.tsx';
import { useAsked } from '../ask-worker.ts';
import type { SectionProps } from '../desk-sections.ts';
import { ExportPanel } from '../paper/export-panel.tsx';
import { Notice } from '../notice.tsx';
import { LineForm } from './line-form.tsx';
import { ReadingLine } from './reading-line.tsx';

/** The 读网记录: whether somebody is on duty, and every shift of a month with its lines, which can be corrected until the shift is signed. */
export function ReadingsView({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const id = useId();
  const [month, setMonth] = useState(beijingTime(Date.now()).slice(0, 7));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { asked: duty, again: dutyAgain } = useAsked(view, { type: 'paper.duty' }, dutySchema, turn);
  const { asked, again } = useAsked(view, { type: 'paper.shifts', from: `${month}-01`, to: `${month}-31` }, shiftsSchema, turn);
  const { asked: sites } = useAsked(view, { type: 'paper.sites' }, sitesSchema, turn);
  const act = async (message: PaperMessage): Promise<boolean> => {
    const answer = await view.send(message);
    setRefusal(answer.ok ? null : answer.message);
    if (answer.ok) {
      again();
      dutyAgain();
    }
    return answer.ok;
  };
  const listed = sites.is === 'there' ? sites.value.filter((one) => one.listed) : [];
  return (
    <section class="readings">
      <h2>{words['readings.title']}</h2>
      {refusal === null ? null : <Notice text={refusal} />}
      {mayWrite && duty.is === 'there' ? <DutySwitch duty={duty.value} act={act} /> : null}
      {sites.is === 'there' ? <p class="small">{listed.length === 0 ? words['readings.noSites'] : words['readings.sites'](listed.map(({ site }) => site.name || site.host).join(words['line.comma']))}</p> : null}
      <div class="filters">
        <label for={id}>{words['reports.month']}</label>
        <input id={id} type="month" value={month} onInput={(event) => (event.currentTarget.value ? setMonth(event.currentTarget.value) : undefined)} />
      </div>
      <ExportPanel forms={['reading-month', 'reading-day']} about={{ period: month }} view={view} />
      {asked.is === 'refused' ? <Notice text={asked.message} again={again} /> : null}
      {asked.is === 'asking' ? <p aria-busy="true">{words['app.loading']}</p> : null}
      {asked.is === 'there' && asked.value.length === 0 ? <section class="nothing-yet"><h3>{words['readings.none']}</h3><p>{words['readings.noneHow']}</p></section> : null}
      {asked.is === 'there' ? asked.value.map((shift) => <ShiftView key={shift.shift.id} shown={shift} sites={listed.map(({ site }) => site)} mayWrite={mayWrite} act={act} view={view} />) : null}
    </section>
  );
}

interface ShiftProps { readonly shown: ShiftShown; readonly sites: readonly { readonly id: string; readonly name: string; readonly host: string }[]; readonly mayWrite: boolean; readonly act: (message: PaperMessage) => Promise<boolean>; readonly view: SectionProps['view'] }

function ShiftView({ shown, sites, mayWrite, act, view }: ShiftProps) {
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const [signing, setSigning] = useState(false);
  const { shift, own, lines, withdrawn, signature } = shown;
  const open = own && mayWrite && signature === null;
  const about: Partial<Omit<ExportRequest, 'form' | 'as'>> = { period: shift.day, shiftId: shift.id };
  return (
    <article class="shift" aria-label={`${shift.day} ${shift.name}`}>
      <header>
        <h3>{`${shift.day}　${shift.name}　${shift.by}`}</h3>
        <span class="small">{`${beijingTime(shift.startedAt).slice(11)}—${shift.endedAt === null ? words['duty.on'] : beijingTime(shift.endedAt).slice(11)}　${words['readings.lines'](lines.length)}`}</span>
        <span class="state" data-state={signature ? 'final' : 'provisional'}>{signature?.signed ? words['readings.signed'](signature.by, beijingTime(signature.at)) : words['readings.unsigned']}</span>
      </header>
      {lines.length === 0 ? <p>{words['readings.noLines']}</p> : (
        <div class="wide" role="region" aria-label={words['readings.lines'](lines.length)} tabIndex={0}>
          <table class="lined">
            <thead><tr>{(['time', 'column', 'page', 'newItems', 'checks', 'found', 'measures'] as const).map((column) => <th scope="col" key={column}>{words[`readings.column.${column}`]}</th>)}{open ? <th scope="col">{words['readings.column.change']}</th> : null}</tr></thead>
            <tbody>{lines.map((line) => <ReadingLine key={line.current.id} line={line} open={open} act={act} />)}</tbody>
          </table>
        </div>
      )}
      {withdrawn.length > 0 ? (
        <details><summary>{words['readings.withdrawn'](withdrawn.length)}</summary>
          <ul>{withdrawn.map(({ current }) => <li key={current.id}>{`${current.title || current.url}　${words['readings.because'](current.because || words['app.none'])}`}{open ? <button type="button" class="link" onClick={() => void act({ type: 'paper.restore-line', lineId: current.id })}>{words['readings.restore']}</button> : null}</li>)}</ul>
        </details>
      ) : null}
      <div class="form-actions">
        {open ? <button type="button" onClick={() => setAdding(!adding)} aria-expanded={adding} disabled={sites.length === 0}>{words['readings.add']}</button> : null}
        {open && shift.endedAt !== null && !signing ? <button type="button" class="primary" onClick={() => setSigning(true)}>{words['readings.sign']}</button> : null}
        <button type="button" class="quiet" onClick={() => view.openPrint(exportRequest('reading-day', 'print', about))}>{words['readings.print']}</button>
      </div>
      {signing && open ? (
        <div class="form" role="group" aria-label={words['readings.sign']}>
          <p>{words['readings.signAsk'](lines.length, shift.by)}</p>
          <div class="form-actions"><button type="button" class="primary" onClick={() => void act({ type: 'paper.sign-shift', shiftId: shift.id }).then(() => setSigning(false))}>{words['readings.signDo']}</button><button type="button" class="quiet" onClick={() => setSigning(false)}>{words['app.cancel']}</button></div>
        </div>
      ) : null}
      {adding && open ? <LineForm sites={sites} start={{ title: '', column: '', measures: '', newItems: null, findings: 0, found: '' }} onCancel={() => setAdding(false)} onSave={async (typed: LineWords, _because, siteId, url) => {
        if (await act({ type: 'paper.add-line', shiftId: shift.id, siteId: siteId!, url, words: typed })) setAdding(false);
      }} /> : null}
    </article>
  );
}
