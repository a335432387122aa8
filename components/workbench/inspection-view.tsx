import { useState } from 'preact/hooks';
import type { DeskInspection } from '../../contract/workbench.ts';
import { packKey } from '../../standards/pack.ts';
import { packOf } from '../../standards/rubrics.ts';
import { beijingTime } from '../beijing-time.ts';
import { RubricSelect } from '../rubric-select.tsx';
import { SheetResult } from '../shared/sheet-result.ts';
import { useWords } from '../words-context.tsx';
import type { ExportForm } from '../../contract/export.ts';
import { ExportPanel } from './paper/export-panel.tsx';
import { CauseReview } from './review/cause-review.tsx';
import { ComparePacks } from './sheet/compare-packs.tsx';
import { Coverage } from './review/coverage.tsx';
import type { DeskState, DeskStore, DeskTab } from './desk-store.ts';
import type { DeskView } from './desk-view.ts';
import { EvidencePanel } from './review/evidence-panel.tsx';
import { FinalsPanel } from './sheet/finals-panel.tsx';
import { FindingReview } from './review/finding-review.tsx';
import { FixesPanel } from './sheet/fixes-panel.tsx';
import { InspectionFacts } from './inspection-facts.tsx';
import { ScoreTable } from './sheet/score-table.tsx';
import { StatusTable } from './sheet/status-table.tsx';

interface Props { readonly shown: DeskInspection; readonly state: DeskState; readonly store: DeskStore; readonly view: DeskView }

const tabs: readonly DeskTab[] = ['sheet', 'causes', 'findings', 'evidence', 'coverage'];

/** One inspection: where it stands, then its sheet, its findings or what was checked. */
export function InspectionView({ shown, state, store, view }: Props) {
  const words = useWords();
  const { inspection, site, sheet } = shown;
  const pack = packOf(sheet.rubric);
  const pending = shown.checks.reduce((sum, one) => sum + one.pending, 0);
  return (
    <>
      <section class="desk-summary" aria-label={words['desk.state']}>
        <h2>{site?.name || site?.host || words['site.unknown']}{site?.code ? <span class="small">{` ${site.code}`}</span> : null}</h2>
        <p class="small">{[words[`desk.kind.${inspection.kind}`], words['desk.startedAt'](beijingTime(inspection.startedAt)), inspection.closedAt === null ? words['desk.running'] : words['desk.closedAt'](beijingTime(inspection.closedAt)), words['desk.pagesRead'](shown.pages.length)].join('　')}</p>
        <SheetResult words={words} sheet={sheet} pending={pending} />
        <p class="small">{words['desk.versions'](sheet.rubric, shown.tools.join(words['line.comma']) || words['app.none'], shown.catalogues.join(words['line.comma']) || words['app.none'])}</p>
        <div class="desk-tools">
          <RubricSelect label={words['desk.pack']} value={pack ? packKey(pack) : sheet.rubric} onChange={(rubric) => void store.actions.choose(rubric)} />
          <a href={`#section=rectify&inspection=${inspection.id}`}>{words['items.link']}</a>
          <Exports shown={shown} state={state} store={store} view={view} />
          {inspection.closedAt === null && shown.own.mayWrite ? <Closing provisional={sheet.state === 'provisional'} store={store} /> : null}
        </div>
      </section>
      <nav class="desk-tabs" aria-label={words['desk.parts']}>
        {tabs.map((tab) => <button type="button" key={tab} aria-current={state.tab === tab ? 'page' : undefined} onClick={() => store.actions.show(tab)}>{words[`desk.tab.${tab}`]}</button>)}
      </nav>
      {state.tab === 'findings' ? <FindingReview shown={shown} state={state} store={store} view={view} /> : null}
      {state.tab === 'causes' ? <CauseReview shown={shown} rubric={state.rubric} view={view} turn={state.turn} /> : null}
      {state.tab === 'evidence' ? <EvidencePanel shown={shown} view={view} turn={state.turn} /> : null}
      {state.tab === 'coverage' ? <><InspectionFacts shown={shown} view={view} turn={state.turn} /><Coverage shown={shown} store={store} /></> : null}
      {state.tab === 'sheet' && pack ? <SheetTools shown={shown} state={state} view={view} scored={pack.points !== null} /> : null}
      {state.tab === 'sheet' ? pack && pack.points === null ? <StatusTable pack={pack} shown={shown} store={store} view={view} /> : pack ? <ScoreTable pack={pack} shown={shown} store={store} view={view} /> : <p>{words['desk.noPack'](sheet.rubric)}</p> : null}
    </>
  );
}

/** What may be asked of a sheet beside reading it: what to mend first, and the same facts by another form. */
function SheetTools({ shown, state, view, scored }: { readonly shown: DeskInspection; readonly state: DeskState; readonly view: DeskView; readonly scored: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState<'fixes' | 'compare' | null>(null);
  const toggle = (which: 'fixes' | 'compare'): void => setOpen(open === which ? null : which);
  return (
    <section class="sheet-tools">
      <FinalsPanel shown={shown} rubric={state.rubric} view={view} turn={state.turn} />
      <div class="filters">
        {scored ? <button type="button" aria-expanded={open === 'fixes'} onClick={() => toggle('fixes')}>{words['fixes.open']}</button> : null}
        <button type="button" aria-expanded={open === 'compare'} onClick={() => toggle('compare')}>{words['compare.open']}</button>
      </div>
      {open === 'fixes' ? <FixesPanel inspectionId={shown.inspection.id} rubric={state.rubric} view={view} turn={state.turn} /> : null}
      {open === 'compare' ? <ComparePacks shown={shown} view={view} turn={state.turn} /> : null}
    </section>
  );
}

function Exports({ shown, state, view }: Props) {
  const words = useWords();
  const scored = packOf(shown.sheet.rubric)?.points !== null;
  const forms: readonly ExportForm[] = [...(scored ? ['score'] as const : []), 'report', 'rectification', 'notice', 'conformance', 'html', 'csv', 'json'];
  return (
    <details class="desk-exports">
      <summary>{words['desk.export']}</summary>
      <ExportPanel forms={forms} about={{ inspectionId: shown.inspection.id, rubric: state.rubric }} view={view} />
      <p class="small"><a href="#section=reports">{words['export.more']}</a></p>
      <button type="button" class="quiet" onClick={view.print}>{words['desk.print']}</button>
    </details>
  );
}

/** Ending takes two presses: the sheet does not change afterwards. */
function Closing({ provisional, store }: { readonly provisional: boolean; readonly store: DeskStore }) {
  const words = useWords();
  const [asked, setAsked] = useState(false);
  if (!asked) return <button type="button" onClick={() => setAsked(true)}>{words['desk.close']}</button>;
  return (
    <div class="desk-closing" role="group" aria-label={words['desk.close']}>
      <p>{provisional ? words['desk.closeProvisional'] : words['desk.closeAsk']}</p>
      <button type="button" class="primary" onClick={() => void store.actions.closeInspection()}>{words['desk.closeDo']}</button>
      <button type="button" class="quiet" onClick={() => setAsked(false)}>{words['app.cancel']}</button>
    </div>
  );
}
