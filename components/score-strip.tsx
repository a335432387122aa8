import type { TabState } from '../contract/ui-state.ts';
import { packOf } from '../standards/rubrics.ts';
import { Icon } from './icon.tsx';
import { points } from './points.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** This page's deductions and the running inspection's sheet so far, never without what is still open. */
export function ScoreStrip({ tab, store }: Props) {
  const words = useWords();
  const { sheet, pageTenths, pageTenthsIf = null } = tab;
  if (!tab.page && sheet === null) return null;
  const pack = packOf(tab.inspection?.rubric ?? tab.settings.rubric);
  if (tab.scope === 'preview') return <p class="score small">{words['score.preview']}</p>;
  return (
    <section class="score" aria-label={pack?.name ?? words['sheet.title']}>
      <p class="score-page">
        {!tab.page?.opened ? null : pageTenths === null ? <span>{words['score.noPoints']}</span> : (
          <>
            <b>{words['score.page'](points(pageTenths))}</b>
            {pageTenthsIf !== null && pageTenthsIf > pageTenths ? <span>{words['score.pageIf'](points(pageTenthsIf))}</span> : null}
          </>
        )}
      </p>
      <p class="score-sheet">
        {sheet === null ? <span class="small">{words['score.none']}</span> : (
          <>
            <span>{words['score.inspection'](tab.pagesRead)}</span>
            {/* Full marks before anything was looked at would be a score over nothing. */}
            {tab.pagesRead === 0 ? <b>{words['score.nothingRead']}</b> : (
              <>
                <b>{sheet.score ? words['score.range'](points(sheet.score[0]), points(sheet.score[1])) : sheet.result}</b>
                <span class="state" data-state={sheet.state}>{words[`score.${sheet.state}`]}</span>
                {sheet.open.length > 0 ? <span>{words['score.open'](sheet.open.length)}</span> : null}
              </>
            )}
            <button type="button" class="link" onClick={() => store.actions.show('sheet')}>{words['score.details']}<Icon name="open" /></button>
          </>
        )}
      </p>
    </section>
  );
}
