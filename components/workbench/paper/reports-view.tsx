import { useEffect, useId, useState } from 'preact/hooks';
import { exportRequest, type ExportRequest } from '../../../contract/export.ts';
import { sitesSchema } from '../../../contract/paper.ts';
import { headFields } from '../../../forms/form-head.ts';
import type { Outcome } from '../../../forms/made.ts';
import { beijingTime } from '../../beijing-time.ts';
import { spoken } from '../../../messages/words.ts';
import { useWords } from '../../words-context.tsx';
import { useAsked } from '../ask-worker.ts';
import type { SectionProps } from '../desk-sections.ts';
import { EntryForm } from '../readings/entry-form.tsx';
import { ExportPanel } from './export-panel.tsx';
import { Notice } from '../notice.tsx';
import { reportForms, type ReportForm } from './report-forms.ts';
import { SheetPage } from '../sheet/sheet-page.tsx';
import { SiteImport } from '../registers/site-import.tsx';

/** The forms of a month, a quarter, a year or a site: chosen, filled in, seen as they will be printed, and exported. */
export function ReportsView({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const ids = { form: useId(), site: useId(), period: useId() };
  const { asked, again } = useAsked(view, { type: 'paper.sites' }, sitesSchema, turn);
  const [chosen, setChosen] = useState<ReportForm>(reportForms[0]!);
  const [siteId, setSiteId] = useState<string | null>(null);
  const [period, setPeriod] = useState(thisMonth());
  const [saves, setSaves] = useState(0);
  const sites = asked.is === 'there' ? asked.value.filter(({ listed }) => listed) : [];
  const site = chosen.site === null ? null : siteId ?? (chosen.site === 'needed' ? sites[0]?.site.id ?? null : null);
  const when = chosen.period === null ? null : periodOf(period, chosen.period);
  const missing = chosen.site === 'needed' && site === null;
  const about = { siteId: site, period: when };
  return (
    <section class="reports">
      <h2>{words['reports.title']}</h2>
      <div class="filters">
        <label for={ids.form}>{words['reports.form']}</label>
        <select id={ids.form} value={chosen.form} onChange={(event) => setChosen(reportForms.find(({ form }) => form === event.currentTarget.value) ?? chosen)}>
          {reportForms.map(({ form }) => <option key={form} value={form}>{words[`export.form.${form}`]}</option>)}
        </select>
        {chosen.period === null ? null : <PeriodChoice id={ids.period} kind={chosen.period} period={period} onChange={setPeriod} />}
        {chosen.site === null ? null : (
          <>
            <label for={ids.site}>{words['site.label']}</label>
            <select id={ids.site} value={site ?? ''} onChange={(event) => setSiteId(event.currentTarget.value || null)}>
              {chosen.site === 'optional' ? <option value="">{words['reports.allSites']}</option> : null}
              {sites.map(({ site: { id, name, host } }) => <option key={id} value={id}>{name || host}</option>)}
            </select>
          </>
        )}
      </div>
      {asked.is === 'refused' ? <Notice text={asked.message} again={again} /> : null}
      {asked.is === 'there' && sites.length === 0 ? <p class="nothing-yet">{words['reports.noSites']}</p> : null}
      {chosen.form === 'sites' ? <SiteImport view={view} mayWrite={mayWrite} known={sites.map((one) => one.site)} onSaved={() => {
        again();
        setSaves(saves + 1);
      }} /> : null}
      {missing || asked.is === 'refused' ? null : (
        <>
          <EntryForm title={words['reports.head']} storeKey="head" fields={headFields} view={view} mayWrite={mayWrite} onSaved={() => setSaves(saves + 1)} />
          {chosen.fields.length > 0 && (chosen.site === null || site !== null) ? <EntryForm title={words['reports.fields'](chosen.fields.length)} storeKey={chosen.key(site ?? '', when ?? '')} fields={chosen.fields} view={view} mayWrite={mayWrite} onSaved={() => setSaves(saves + 1)} /> : null}
          <ExportPanel forms={[chosen.form]} about={about} view={view} />
          <Preview request={exportRequest(chosen.form, 'print', about)} when={`${turn} ${saves}`} view={view} />
        </>
      )}
    </section>
  );
}

interface PeriodProps { readonly id: string; readonly kind: 'month' | 'quarter' | 'year'; readonly period: string; readonly onChange: (month: string) => void }

/** Chooses a month, or the quarter or year it lies in; what is kept is always a month. */
function PeriodChoice({ id, kind, period, onChange }: PeriodProps) {
  const words = useWords();
  const [year, month] = period.split('-');
  return (
    <>
      <label for={id}>{words[`reports.${kind}`]}</label>
      {kind === 'month' ? <input id={id} type="month" value={period} onInput={(event) => (event.currentTarget.value ? onChange(event.currentTarget.value) : undefined)} />
        : <input id={id} type="number" min={2010} max={2100} value={year} onInput={(event) => (/^20\d\d$/.test(event.currentTarget.value) ? onChange(`${event.currentTarget.value}-${month}`) : undefined)} />}
      {kind === 'quarter' ? (
        <select aria-label={words['reports.quarter']} value={String(Math.ceil(Number(month) / 3))} onChange={(event) => onChange(`${year}-${String(Number(event.currentTarget.value) * 3).padStart(2, '0')}`)}>
          {[1, 2, 3, 4].map((quarter) => <option key={quarter} value={String(quarter)}>{words['reports.quarterNumber'](quarter)}</option>)}
        </select>
      ) : null}
    </>
  );
}

/** The form as it will be printed, made anew when something was entered. */
function Preview({ request, when, view }: { readonly request: ExportRequest; readonly when: string; readonly view: SectionProps['view'] }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    const running = view.runExport(request, () => undefined);
    void running.done.then((done) => (done.is === 'stopped' ? undefined : setOutcome(done)));
    return running.stop;
  }, [key, when]);
  if (outcome === null) return <p aria-busy="true">{words['app.loading']}</p>;
  if (outcome.is === 'refused') return <Notice text={spoken(words, outcome.message)} />;
  if (outcome.is !== 'made' || outcome.made.is !== 'print' || outcome.made.body.is !== 'sheets') return null;
  return <div class="preview">{outcome.made.body.sheets.slice(0, 6).map((sheet) => <SheetPage key={sheet.name} sheet={sheet} />)}</div>;
}

function periodOf(month: string, kind: 'month' | 'quarter' | 'year'): string {
  const [year, number] = month.split('-');
  return kind === 'year' ? year! : kind === 'quarter' ? `${year}-Q${Math.ceil(Number(number) / 3)}` : month;
}

/** The present month in Beijing. */
function thisMonth(): string {
  return beijingTime(Date.now()).slice(0, 7);
}
