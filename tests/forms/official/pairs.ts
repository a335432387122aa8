import { annualWorkSheets } from '../../../forms/annual-work-form.ts';
import { approvalSheets } from '../../../forms/approval-form.ts';
import { closureSheets } from '../../../forms/closure-form.ts';
import { columnSheet } from '../../../forms/column-form.ts';
import { conformanceTables } from '../../../forms/conformance-form.ts';
import { blankHead } from '../../../forms/form-head.ts';
import { closedSitesSheets, migrationSheets } from '../../../forms/migration-forms.ts';
import { scoreTable } from '../../../forms/score-form.ts';
import { siteSheets } from '../../../forms/site-form.ts';
import { summarySheets } from '../../../forms/summary-form.ts';
import { supervisionSheets } from '../../../forms/supervision-form.ts';
import type { Sheet } from '../../../forms/workbook.ts';
import { contents } from '../samples.ts';
import { example1, factsFor } from '../facts.ts';

/** One official form beside what we export of it. */
export interface Pair {
  /** Name of the transcription in this folder. */
  readonly id: string;
  readonly title: string;
  /** With content like that of a county. */
  readonly sheet: () => Sheet;
  /** What is compared where the content stands in the middle of official words. */
  readonly blank?: () => Sheet;
  /** Beginnings of what we print that the form does not have. */
  readonly added?: readonly string[];
  /** The source text does not show which columns the cells of this form take. */
  readonly columnsUnknown?: true;
}

const named = (sheets: readonly Sheet[], at: number): Sheet => sheets[at]!;

/** Every official form there is an export of, in the order of the documents. */
export const pairs: readonly Pair[] = [
  ...([1, 2, 3] as const).map((number): Pair => ({ id: `annex-1-${number}`, title: `《政府网站发展指引》对标情况表 表${number}`, sheet: () => named(conformanceTables(contents.conformance()), number - 1) })),
  { id: 'annex-2', title: '政府网站监测评分表', sheet: () => scoreTable(example1()), added: ['网站名称：'] },
  { id: 'annex-3', title: '政府网站开设与整合审批表', sheet: () => named(approvalSheets(contents.approval), 0), blank: () => named(approvalSheets({}), 0) },
  { id: 'annex-4', title: '拟下线政府网站整合迁移信息表', sheet: () => named(migrationSheets(contents.closing), 0) },
  { id: 'annex-5', title: '永久下线政府网站基本信息表', sheet: () => named(closedSitesSheets(contents.closing), 0) },
  { id: 'annex-6', title: '永久下线政府网站专项检查评分表', sheet: () => named(closureSheets(...contents.closure()), 1), blank: () => named(closureSheets(factsFor({ rubric: 'closure-2017@1' })), 1), added: ['网站名称：'] },
  { id: 'annex-7', title: '政府网站月监测情况表', sheet: () => named(summarySheets('month', [example1()], '2026-12-01', contents.head), 1), blank: () => named(summarySheets('month', [], ''), 1) },
  { id: 'annex-8', title: '政府网站季度普查情况表', sheet: () => named(summarySheets('quarter', [example1()], '2026年第四季度', contents.head), 1), blank: () => named(summarySheets('quarter', [], ''), 1) },
  { id: 'annex-9', title: '政府网站监管季度普查报表', sheet: () => named(supervisionSheets(contents.quarter), 1) },
  { id: 'annex-10', title: '政府网站监管年度报表', sheet: () => named(supervisionSheets(contents.year), 1) },
  { id: 'annex-11', title: '政府网站年度工作报表', sheet: () => named(annualWorkSheets(contents.annual), 1), blank: () => named(annualWorkSheets({ ...contents.annual, entries: {}, head: blankHead }), 1), columnsUnknown: true },
  { id: 'sites', title: '政府网站基本信息表', sheet: () => named(siteSheets(contents.sites), 1), columnsUnknown: true },
  { id: 'columns', title: '政府网站栏目（系统）基本信息表', sheet: () => columnSheet('示范县人民政府', contents.columns), blank: () => columnSheet('示范县人民政府', []), added: ['网站名称：'] },
];
