import type { DeskList } from '../../contract/workbench.ts';
import { points } from '../points.ts';
import { InspectionTable } from '../shared/inspection-table.ts';
import { useWords } from '../words-context.tsx';
import { BeginForm } from './begin-form.tsx';
import type { DeskState } from './desk-store.ts';
import type { DeskView } from './desk-view.ts';

interface Props { readonly list: DeskList; readonly sheets: DeskState['sheets']; readonly view: DeskView; readonly onBegun: (id: string) => void }

/** Every inspection of this browser, the newest first. */
export function InspectionList({ list, sheets, view, onBegun }: Props) {
  const words = useWords();
  const begin = <BeginForm list={list} view={view} onBegun={onBegun} />;
  if (list.inspections.length === 0) return <section class="part"><div class="nothing-yet"><h2>{words['desk.noInspections']}</h2><p>{words['desk.noInspectionsHow']}</p></div>{begin}</section>;
  return (
    <section class="part">
      <h2>{words['desk.inspections'](list.inspections.length)}</h2>
      {begin}
      <InspectionTable words={words} label={words['desk.inspections'](list.inspections.length)}
        lines={list.inspections.map(({ inspection, site, pages, findings, pending }) => ({ inspection, site: site?.name ?? '', host: site?.host ?? '', counts: { pages, findings, pending } }))}
        name={({ inspection }, text) => <a href={`#inspection=${inspection.id}`}>{text}</a>}
        stands={({ inspection }) => <Stands sheet={sheets.get(inspection.id)} />} />
    </section>
  );
}

/** Points or a result, with whether they may still move; nothing is computed for a list. */
function Stands({ sheet }: { readonly sheet: ReturnType<DeskState['sheets']['get']> }) {
  const words = useWords();
  if (!sheet) return words['desk.openToSee'];
  return <>{sheet.score ? words['score.range'](points(sheet.score[0]), points(sheet.score[1])) : sheet.result}<span class="state" data-state={sheet.state}>{words[`score.${sheet.state}`]}</span></>;
}
