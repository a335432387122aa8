import { type Figures, figuresByUnit, figuresOf } from '../rectify/figures.ts';
import type { Rectification } from '../contract/rectification.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';

/** One line of the list of what is late. */
export interface LateItem { readonly number: string; readonly says: string; readonly unit: string; readonly site: string; readonly dueOn: string }

const columns: readonly (readonly [string, (figures: Figures) => number | string])[] = [
  ['下发', one => one.issued], ['销号', one => one.closed], ['其中按时', one => one.closedInTime], ['复发', one => one.cameBack], ['撤销', one => one.withdrawn],
  ['未办结', one => one.pending], ['其中超期', one => one.overdue], ['整改率（%）', one => one.rate ?? '无'],
];

/**
 * 整改 figures of a month, its quarter and its year by unit, for the 整改 columns of 附件9 and 附件10, and what is late, as an Excel workbook.
 * @param month YYYY-MM
 * @param today Beijing day on which it is asked; a span that is not over ends there
 */
export function itemFigures(items: readonly Rectification[], late: readonly LateItem[], month: string, today: string): Uint8Array {
  const year = month.slice(0, 4);
  const quarter = Math.ceil(Number(month.slice(5)) / 3);
  const last = (of: number): string => new Date(Date.UTC(Number(year), of, 0)).toISOString().slice(0, 10);
  const two = (of: number): string => String(of).padStart(2, '0');
  const spans: readonly (readonly [string, string, string])[] = [
    [`${month}月`, `${month}-01`, last(Number(month.slice(5)))], [`${year}年第${quarter}季度`, `${year}-${two(quarter * 3 - 2)}-01`, last(quarter * 3)], [`${year}年`, `${year}-01-01`, `${year}-12-31`],
  ];
  return workbook([...spans.map(([name, from, to]) => figuresSheet(items, name, from, to < today ? to : today)), lateSheet(late, today)]);
}

function figuresSheet(items: readonly Rectification[], name: string, from: string, to: string): Sheet {
  const line = (unit: string, figures: Figures): Cell[] => [{ value: unit, style: 'body' }, ...columns.map(([, of]): Cell => ({ value: of(figures), style: 'center' }))];
  const width = columns.length;
  return {
    name, widths: [30, ...columns.map(() => 11)], headRows: 3, merges: [[0, 0, 0, width], [1, 0, 1, width]],
    rows: [
      [{ value: `整改情况（${name}）`, style: 'title' }, ...columns.map(() => null)],
      [{ value: `${from} 至 ${to}。下发、销号按当期计；未办结、超期、整改率按 ${to} 计，整改率为至该日下发的事项中已销号的比例；撤销的不计入下发。`, style: 'note' }, ...columns.map(() => null)],
      [{ value: '责任单位', style: 'head' }, ...columns.map(([title]): Cell => ({ value: title, style: 'head' }))],
      ...figuresByUnit(items, from, to).map(({ unit, figures }) => line(unit, figures)),
      line('合计', figuresOf(items, from, to)),
    ],
  };
}

function lateSheet(late: readonly LateItem[], today: string): Sheet {
  const heads = ['登记编号', '问题', '责任单位', '网站', '整改时限'];
  return {
    name: '超期事项', widths: [14, 50, 26, 26, 14], headRows: 2, merges: [[0, 0, 0, 4]],
    rows: [
      [{ value: `超期的整改事项（${today}）`, style: 'title' }, ...heads.slice(1).map(() => null)],
      heads.map((value): Cell => ({ value, style: 'head' })),
      ...(late.length === 0 ? [[{ value: '无', style: 'body' } as Cell, null, null, null, null]] : late.map((one): Cell[] => [one.number, one.says, one.unit, one.site, one.dueOn].map((value): Cell => ({ value, style: 'body' })))),
    ],
  };
}
