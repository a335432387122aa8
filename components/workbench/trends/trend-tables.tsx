import type { TrendPoint } from '../../../contract/paper.ts';
import { beijingTime } from '../../beijing-time.ts';
import { points } from '../../points.ts';
import { useWords } from '../../words-context.tsx';
import { BarPlot, Legend, LinePlot } from './plot.tsx';

/** Points lost by 二级指标, inspection for inspection; those that cost most first. */
export function RowTrend({ shown }: { readonly shown: readonly TrendPoint[] }) {
  const words = useWords();
  const sums = new Map<string, number>();
  for (const { rows } of shown) for (const { name, tenths } of rows) sums.set(name, (sums.get(name) ?? 0) + tenths);
  const names = [...sums].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
  const lost = (point: TrendPoint, name: string): number => point.rows.find((row) => row.name === name)?.tenths ?? 0;
  return (
    <section>
      <h3>{words['trends.rows']}</h3>
      {names.length === 0 ? <p>{words['trends.noRows']}</p> : (
        <>
          <BarPlot label={words['trends.rowsLabel'](names.slice(0, 6).join('、'))} bars={shown.map((point) => ({ label: beijingTime(point.startedAt).slice(5, 10), parts: names.slice(0, 6).map((name) => lost(point, name) / 10) }))} />
          <Legend of="part" names={names.slice(0, 6)} />
          <div class="wide" role="region" aria-label={words['trends.rows']} tabIndex={0}>
            <table class="lined">
              <thead><tr><th scope="col">{words['desk.column.name']}</th>{shown.map((point) => <th scope="col" class="number" key={point.inspectionId}>{beijingTime(point.startedAt).slice(5, 10)}</th>)}</tr></thead>
              <tbody>{names.map((name) => <tr key={name}><th scope="row">{name}</th>{shown.map((point) => <td class="number" key={point.inspectionId}>{points(lost(point, name))}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** The months as a line of average scores and in one table: inspections, the newest score of each site together, and the problems confirmed. */
export function MonthTrend({ shown }: { readonly shown: readonly TrendPoint[] }) {
  const words = useWords();
  const months = [...new Set(shown.map(({ month }) => month))].toSorted();
  const of = (month: string): readonly TrendPoint[] => shown.filter((point) => point.month === month);
  const newest = (month: string): readonly TrendPoint[] => [...new Map(of(month).map((point) => [point.siteId, point])).values()];
  const mean = (month: string): number | null => {
    const scored = newest(month).flatMap(({ score }) => (score ? [score[1]] : []));
    return scored.length === 0 ? null : Math.round(scored.reduce((sum, one) => sum + one, 0) / scored.length);
  };
  const unsettled = (month: string): boolean => newest(month).some(({ score, provisional }) => score !== null && provisional);
  const average = (month: string): string => {
    const tenths = mean(month);
    if (tenths === null) return words['app.none'];
    return unsettled(month) ? words['trends.withProvisional'](points(tenths)) : points(tenths);
  };
  const line = months.map((month) => ({ label: month, value: mean(month) === null ? null : mean(month)! / 10, low: null, open: unsettled(month) }));
  const failed = (month: string): number => newest(month).filter(({ failed: one }) => one).length;
  return (
    <section>
      <h3>{words['trends.months']}</h3>
      {months.length > 1 ? <LinePlot lines={[{ name: words['trends.column.average'], points: line }]} from={0} to={100} label={words['trends.monthsLabel'](months.length)} /> : null}
      <div class="wide" role="region" aria-label={words['trends.months']} tabIndex={0}>
        <table class="lined">
          <thead><tr>{(['month', 'inspections', 'sites', 'average', 'failed', 'confirmed'] as const).map((column) => <th scope="col" class={column === 'month' ? '' : 'number'} key={column}>{words[`trends.column.${column}`]}</th>)}</tr></thead>
          <tbody>{months.map((month) => <tr key={month}><th scope="row">{month}</th><td class="number">{of(month).length}</td><td class="number">{newest(month).length}</td><td class="number">{average(month)}</td><td class="number">{failed(month)}</td><td class="number">{of(month).reduce((sum, { confirmed }) => sum + confirmed, 0)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
