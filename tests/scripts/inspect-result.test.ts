import { expect, it } from 'vitest';
import type { Report } from '../../contract/report.ts';
import type { ReportScore } from '../../contract/score.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { htmlReport } from '../../scripts/inspect/html-report.ts';
import { printTable } from '../../scripts/inspect/print-table.ts';
import { xlsxReport } from '../../scripts/inspect/xlsx-report.ts';

const reportOf = (score: Partial<ReportScore>): Report => ({
  format: 'duwang-report/1', tool: { version: '1', catalogue: 'x' }, startedAt: '2026-11-21T08:00:00+08:00', pages: [],
  scores: [{ rubric: 'guangxi-2017@1', state: 'provisional', score: [80, 90], result: '合格', vetoes: [], deductions: [], open: [{ row: 'a', reason: '未检' }], ...score }],
});
const forms: readonly (readonly [string, (report: Report) => string])[] = [
  ['print', (report) => printTable(report)],
  ['page', (report) => htmlReport(report)],
  ['workbook', (report) => readWorkbook(xlsxReport(report)).flatMap((sheet) => Array.from({ length: sheet.rows }, (_, row) => sheet.cell(row, 0)?.text ?? '')).join('\n')],
];

it.each(forms)('%s says how far the result is settled, and what the score is, once', (_, drawn) => {
  const said = (score: Partial<ReportScore>, what: string): number => drawn(reportOf(score)).split(what).length - 1;
  expect(said({}, '合格与否未定（暂定）')).toBe(1);
  expect(said({}, '暂定')).toBe(1);
  expect(said({}, '得分 90（待定问题全部属实时 80）')).toBe(1);
  expect(said({ state: 'final', score: [90, 90] }, '定稿')).toBe(1);
  expect(said({ state: 'final', score: [90, 90] }, '待定问题全部属实')).toBe(0);
});
