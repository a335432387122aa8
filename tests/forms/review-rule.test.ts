import { expect, it } from 'vitest';
import { coverSheet, proofLines } from '../../forms/cover-sheet.ts';
import type { ReviewRule } from '../../forms/inspection-facts.ts';
import { htmlReport } from '../../forms/html-report.ts';
import { monitoringBlocks } from '../../forms/monitoring-report.ts';
import { factsFor } from './facts.ts';

const at = Date.parse('2026-11-20T09:30:00+08:00');
const cases: readonly (readonly [ReviewRule, string])[] = [
  ['alone', '单机使用，结论由使用人一人作出，没有第二人审核'],
  ['unknown', '没有从服务器取得本单位的审核规定'],
  [{ ownReview: false, exception: null, administratorInspects: false }, '发现人不审核自己发现的问题，由他人审核'],
  [{ ownReview: true, exception: { because: '只有一名审核人员', by: '管理员甲', at }, administratorInspects: false }, '本单位允许发现人审核自己发现的问题（管理员甲于 2026-11-20 09:30 设定，理由：只有一名审核人员）'],
];

it.each(cases)('score sheet, report and 监测报告 say how own findings are reviewed: %j', (reviewRule, said) => {
  const facts = { ...factsFor(), reviewRule };
  expect(proofLines({ reviewRule })).toEqual([['审核方式', said]]);
  for (const form of [JSON.stringify(coverSheet(facts, '评分表')), htmlReport(facts, new Map(), 0), JSON.stringify(monitoringBlocks(facts, new Map(), 0))]) expect(form).toContain(said);
});
