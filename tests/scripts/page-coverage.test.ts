import { expect, it } from 'vitest';
import type { PageReport } from '../../contract/finding.ts';
import { htmlReport } from '../../scripts/inspect/html-report.ts';
import { pageCoverage } from '../../scripts/inspect/page-coverage.ts';
import { printTable } from '../../scripts/inspect/print-table.ts';

const page = (opened: boolean): PageReport => ({
  input: 'a', url: 'http://www.shifan.gov.cn/', status: 200, title: '示范县', opened, settled: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '', nodes: 1,
  milliseconds: { gather: 1, checks: 1, longestTask: 1, total: 1 }, notChecked: [],
  checks: [{ id: 'contact', version: 1, outcome: 'cannot-check', reason: '页脚脚本未能加载', findings: [] }],
});
const cites = { contact: ['47-1-2-4'] };
const report = { format: 'duwang-report/1' as const, tool: { version: '1', catalogue: 'x' }, startedAt: '2026-11-21T08:00:00+08:00', pages: [page(true)], scores: [] };

it('the report tells who has checked how many clauses, and why a clause was not checked', () => {
  expect(pageCoverage(page(true), cites)!.clauses.find(({ clause }) => clause === '47-1-2-4')).toMatchObject({ by: 'not-checked', because: '页脚脚本未能加载' });
  expect(printTable(report, cites)).toMatch(/逐条核对：机器已查 0 条，待人工核对 \d+ 条，未检 1 条/);
  expect(htmlReport(report, cites)).toMatch(/逐条核对：机器已查 0 条.*未检（1）.*页脚脚本未能加载/s);
});

it('says nothing of clauses where no page was read, or nobody told them', () => {
  expect(pageCoverage(page(false), cites)).toBeNull();
  expect(htmlReport(report)).not.toContain('逐条核对');
});
