import type { TrendPoint } from '../../../contract/paper.ts';
import { beijingTime } from '../../beijing-time.ts';
import { points } from '../../points.ts';
import { useWords } from '../../words-context.tsx';
import { BarPlot, Legend } from '../../shared/plot.ts';

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
          <BarPlot label={words['trends.rowsLabel'](names.slice(0, 6).join(words['line.comma']))} bars={shown.map((point) => ({ label: beijingTime(point.startedAt).slice(5, 10), parts: names.slice(0, 6).map((name) => lost(point, name) / 10) }))} />
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
