import type { DeskList } from '../../contract/workbench.ts';
import { packOf } from '../../standards/rubrics.ts';
import { beijingTime } from '../beijing-time.ts';
import { points } from '../points.ts';
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
      <div class="wide" role="region" aria-label={words['desk.inspections'](list.inspections.length)} tabIndex={0}>
        <table class="lined">
          <thead>
            <tr>
              <th scope="col">{words['site.label']}</th><th scope="col">{words['desk.kind']}</th><th scope="col">{words['sheet.title']}</th><th scope="col">{words['desk.started']}</th>
              <th scope="col" class="number">{words['desk.pages']}</th><th scope="col" class="number">{words['desk.findings']}</th><th scope="col" class="number">{words['desk.pending']}</th><th scope="col">{words['desk.state']}</th>
            </tr>
          </thead>
          <tbody>
            {list.inspections.map(({ inspection, site, pages, findings, pending }) => {
              const sheet = sheets.get(inspection.id);
              return (
                <tr key={inspection.id}>
                  <th scope="row"><a href={`#inspection=${inspection.id}`}>{site?.name || site?.host || words['site.unknown']}</a>{site?.name ? <span class="small">{` ${site.host}`}</span> : null}</th>
                  <td>{words[`desk.kind.${inspection.kind}`]}</td>
                  <td>{packOf(inspection.rubric)?.name ?? inspection.rubric}</td>
                  <td class="nobreak">{beijingTime(inspection.startedAt)}{inspection.closedAt === null ? null : <span class="small">{` ${words['desk.closedAt'](beijingTime(inspection.closedAt))}`}</span>}</td>
                  <td class="number">{pages}</td><td class="number">{findings}</td><td class="number">{pending}</td>
                  <td>{sheet ? <>{sheet.score ? words['score.range'](points(sheet.score[0]), points(sheet.score[1])) : sheet.result}<span class="state" data-state={sheet.state}>{words[`score.${sheet.state}`]}</span></> : words['desk.openToSee']}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
