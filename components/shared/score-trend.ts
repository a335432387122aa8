import { Fragment, h, type VNode } from 'preact';
import type { Words } from '../../messages/words.ts';
import { beijingTime } from '../beijing-time.ts';
import { points } from '../points.ts';
import { Legend, LinePlot } from './plot.ts';

/** What a line needs of an inspection, the oldest first. Points in tenths, [worst, best]; null after a veto. `month`: YYYY-MM. */
export interface ScorePoint {
  readonly siteId: string; readonly site: string; readonly startedAt: number; readonly month: string; readonly score: readonly [number, number] | null;
  readonly provisional: boolean; readonly failed: boolean;
  /** Findings confirmed; null where only the result is known. */
  readonly confirmed: number | null;
}

/** So many lines can be told apart by their strokes. */
export const mostLines = 6;

/** The scores of inspections as lines, one for each of the first sites, with how to read them. The numbers stand in a table beside it. */
export function ScoreLines({ words, shown }: { readonly words: Words; readonly shown: readonly ScorePoint[] }): VNode {
  const names = [...new Set(shown.map(({ site }) => site))];
  const days = shown.map(({ startedAt }) => beijingTime(startedAt).slice(0, 10));
  // Days say their month and day within a year; over more than one they say year and month.
  const oneYear = new Set(days.map(day => day.slice(0, 4))).size === 1;
  const dates = days.map(day => (oneYear ? day.slice(5) : day.slice(0, 7)));
  const lines = names.slice(0, mostLines).map(name => ({ name, points: shown.map((point, at) => ({ label: dates[at]!, value: point.site === name && point.score ? point.score[1] / 10 : null, low: point.site === name && point.score ? point.score[0] / 10 : null, open: point.provisional })) }));
  const joined = names.length === 1 ? lines : lines.map(line => ({ ...line, points: line.points.filter(({ value }) => value !== null) }));
  return h(Fragment, null,
    h(LinePlot, { lines: joined, from: 0, to: 100, label: words['trends.scoreLabel'](shown.length, dates[0]!, dates.at(-1)!) }),
    names.length > 1 ? h(Legend, { of: 'line', names: names.slice(0, mostLines) }) : null,
    h('p', { class: 'small' }, words['trends.scoreHint']));
}

/**
 * The months as a line of average scores and in one table: inspections, the newest score of each site together, and the problems confirmed.
 * @param form its name, where several forms stand on one page
 */
export function MonthTrend({ words, shown, form = '' }: { readonly words: Words; readonly shown: readonly ScorePoint[]; readonly form?: string }): VNode {
  const name = [form, words['trends.months']].filter(part => part !== '').join(' ');
  const months = [...new Set(shown.map(({ month }) => month))].toSorted();
  const of = (month: string): readonly ScorePoint[] => shown.filter(point => point.month === month);
  const newest = (month: string): readonly ScorePoint[] => [...new Map(of(month).map(point => [point.siteId, point])).values()];
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
  const line = months.map(month => ({ label: month, value: mean(month) === null ? null : mean(month)! / 10, low: null, open: unsettled(month) }));
  const columns: readonly (readonly [column: 'inspections' | 'sites' | 'average' | 'failed' | 'confirmed', value: (month: string) => string | number])[] = [
    ['inspections', month => of(month).length], ['sites', month => newest(month).length], ['average', average], ['failed', month => newest(month).filter(({ failed }) => failed).length],
    ...(shown.some(({ confirmed }) => confirmed !== null) ? [['confirmed', (month: string) => of(month).reduce((sum, { confirmed }) => sum + (confirmed ?? 0), 0)] as const] : []),
  ];
  return h('section', null,
    h('h3', null, words['trends.months']),
    months.length > 1 ? h(LinePlot, { lines: [{ name: words['trends.column.average'], points: line }], from: 0, to: 100, label: words['trends.monthsLabel'](months.length) }) : null,
    h('div', { class: 'wide', role: 'region', 'aria-label': name, tabIndex: 0 },
      h('table', { class: 'lined cards figures' },
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, words['trends.column.month']), columns.map(([column]) => h('th', { scope: 'col', class: 'number', key: column }, words[`trends.column.${column}`])))),
        h('tbody', null, months.map(month => h('tr', { key: month }, h('th', { scope: 'row' }, month), columns.map(([column, value]) => h('td', { class: 'number', key: column, 'data-label': words[`trends.column.${column}`] }, value(month)))))))));
}
