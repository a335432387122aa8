import { useId, useState } from 'preact/hooks';
import { sitesSchema, trendsSchema, type TrendPoint } from '../../../contract/paper.ts';
import { beijingTime } from '../../beijing-time.ts';
import { points } from '../../points.ts';
import { RubricSelect } from '../../rubric-select.tsx';
import { BarPlot, Legend } from '../../shared/plot.ts';
import { MonthTrend, ScoreLines } from '../../shared/score-trend.ts';
import { useWords } from '../../words-context.tsx';
import { useAsked } from '../ask-worker.ts';
import type { SectionProps } from '../desk-sections.ts';
import { Notice } from '../notice.tsx';
import { RowTrend } from './trend-tables.tsx';

/** How a site, or all of them, went over time: score, what became of problems, points lost by indicator. Each picture has its table. */
export function TrendsView({ view, turn }: SectionProps) {
  const words = useWords();
  const id = useId();
  const [siteId, setSiteId] = useState<string | null>(null);
  const [rubric, setRubric] = useState<string | null>(null);
  const { asked: sites } = useAsked(view, { type: 'paper.sites' }, sitesSchema, turn);
  const { asked, again } = useAsked(view, { type: 'paper.trends', siteId, rubric }, trendsSchema, turn);
  if (asked.is !== 'there') return <section class="trends"><h2>{words['trends.title']}</h2>{asked.is === 'refused' ? <Notice text={asked.message} again={again} /> : <p aria-busy="true">{words['app.loading']}</p>}</section>;
  const { value } = asked;
  return (
    <section class="trends">
      <h2>{words['trends.title']}</h2>
      <div class="filters">
        <label for={id}>{words['site.label']}</label>
        <select id={id} value={siteId ?? ''} onChange={(event) => setSiteId(event.currentTarget.value || null)}>
          <option value="">{words['reports.allSites']}</option>
          {sites.is === 'there' ? sites.value.map(({ site }) => <option key={site.id} value={site.id}>{site.name || site.host}</option>) : null}
        </select>
        <RubricSelect label={words['desk.pack']} value={value.rubric} onChange={setRubric} />
      </div>
      {value.left > 0 ? <p class="small">{words['trends.left'](value.left)}</p> : null}
      {value.points.length === 0 ? <section class="nothing-yet"><h3>{words['desk.noInspections']}</h3><p>{words['trends.none']}</p></section>
        : value.points.length === 1 ? <><section class="nothing-yet"><p>{words['trends.one']}</p></section><PointsTable shown={value.points} /></>
          : <Shown shown={value.points} />}
    </section>
  );
}

function Shown({ shown }: { readonly shown: readonly TrendPoint[] }) {
  const words = useWords();
  const compared = shown.filter(({ compared: one }) => one !== null);
  return (
    <>
      <section>
        <h3>{words['trends.score']}</h3>
        <ScoreLines words={words} shown={shown} />
        <PointsTable shown={shown} />
      </section>
      <section>
        <h3>{words['trends.compared']}</h3>
        {compared.length === 0 ? <p>{words['trends.notCompared']}</p> : (
          <>
            <BarPlot label={words['trends.comparedLabel'](compared.length)} bars={compared.map((point) => ({ label: beijingTime(point.startedAt).slice(5, 10), parts: kinds.map((kind) => point.compared![kind]) }))} />
            <Legend of="part" names={kinds.map((kind) => words[`trends.${kind}`])} />
            <p class="small">{words['trends.comparedHint']}</p>
            <div class="wide" role="region" aria-label={words['trends.compared']} tabIndex={0}>
              <table class="lined">
                <thead><tr><th scope="col">{words['desk.started']}</th><th scope="col">{words['site.label']}</th>{kinds.map((kind) => <th scope="col" class="number" key={kind}>{words[`trends.${kind}`]}</th>)}</tr></thead>
                <tbody>{compared.map((point) => <tr key={point.inspectionId}><th scope="row"><a href={`#inspection=${point.inspectionId}`}>{beijingTime(point.startedAt)}</a></th><td>{point.site}</td>{kinds.map((kind) => <td class="number" key={kind}>{point.compared![kind]}</td>)}</tr>)}</tbody>
              </table>
            </div>
          </>
        )}
      </section>
      <RowTrend shown={shown} />
      <MonthTrend words={words} shown={shown} />
    </>
  );
}

const kinds = ['fresh', 'returned', 'still', 'unseen', 'fixed'] as const;

function PointsTable({ shown }: { readonly shown: readonly TrendPoint[] }) {
  const words = useWords();
  return (
    <div class="wide" role="region" aria-label={words['trends.score']} tabIndex={0}>
      <table class="lined">
        <thead><tr><th scope="col">{words['desk.started']}</th><th scope="col">{words['site.label']}</th><th scope="col">{words['desk.state']}</th><th scope="col" class="number">{words['desk.pages']}</th><th scope="col" class="number">{words['desk.check.confirmed']}</th><th scope="col" class="number">{words['desk.pending']}</th></tr></thead>
        <tbody>{shown.map((point) => (
          <tr key={point.inspectionId}>
            <th scope="row"><a href={`#inspection=${point.inspectionId}`}>{beijingTime(point.startedAt)}</a></th><td>{point.site}</td>
            <td>{point.score ? words['score.range'](points(point.score[0]), points(point.score[1])) : point.result}<span class="state" data-state={point.provisional ? 'provisional' : 'final'}>{words[`score.${point.provisional ? 'provisional' : 'final'}`]}</span></td>
            <td class="number">{point.pages}</td><td class="number">{point.confirmed}</td><td class="number">{point.pending}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
