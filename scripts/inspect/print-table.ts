import { coverageLine } from '../../checks/coverage.ts';
import { checkNames } from '../../checks/catalogue.ts';
import type { PageReport } from '../../contract/finding.ts';
import type { Report } from '../../contract/report.ts';
import { clauseOf } from '../../standards/clause.ts';
import { packOf } from '../../standards/rubrics.ts';
import { pageCoverage, type Cites } from './page-coverage.ts';
import { resultLine } from './result-line.ts';

/** The report as a person reads it in a terminal. */
export function printTable(report: Report, cites: Cites | null = null): string {
  const lines: string[] = [];
  for (const page of report.pages) lines.push(...pageLines(page, cites), '');
  for (const sheet of report.scores) lines.push(...sheetLines(sheet), '');
  return lines.join('\n');
}

export const verdictWords = { fail: '问题', review: '待判断', hint: '提示' } as const;

function pageLines(page: PageReport, cites: Cites | null): string[] {
  const lines = [`■ ${page.title || '（无标题）'}`, `  ${page.url}`];
  if (!page.opened) return [...lines, `  ${page.notChecked[0]?.reason ?? '页面未能打开'}`];
  lines.push(`  页面类型：${typeWords[page.pageType]}（${page.pageTypeBecause}）${page.settled ? '' : '；检查时页面仍在变化'}`);
  const findings = page.checks.flatMap((check) => check.findings.map((finding) => ({ check, finding })));
  const count = (verdict: keyof typeof verdictWords): number => findings.filter(({ finding }) => finding.verdict === verdict).length;
  const outcome = (name: string): number => page.checks.filter((check) => check.outcome === name).length;
  lines.push(`  问题 ${count('fail')}，待判断 ${count('review')}，提示 ${count('hint')}；通过 ${outcome('pass')} 项，未检 ${outcome('cannot-check') + outcome('not-run')} 项，不适用 ${outcome('inapplicable')} 项`);
  const coverage = pageCoverage(page, cites);
  if (coverage) lines.push(`  逐条核对：${coverageLine(coverage)}`);
  for (const { finding } of findings) {
    lines.push(`  [${verdictWords[finding.verdict]}] ${finding.says}`, `      改法：${finding.fix}`, `      依据：${finding.cites.map(citeWords).join('；')}`);
    if (finding.at) lines.push(`      位置：${finding.at.selector}${finding.at.quote ? `　“${finding.at.quote}”` : ''}`);
  }
  for (const check of page.checks) if (check.outcome === 'cannot-check') lines.push(`  [未检] ${checkNames[check.id as keyof typeof checkNames] ?? check.id}：${check.reason}`);
  return lines;
}

/** 《文件》条号. */
export function citeWords(id: string): string {
  const clause = clauseOf(id);
  return clause ? `${clause.number}“${clip(clause.text)}”` : id;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function sheetLines(sheet: Report['scores'][number]): string[] {
  const pack = packOf(sheet.rubric);
  const lines = [`评分：${pack?.name ?? sheet.rubric}（${sheet.rubric}）`, `  ${resultLine(sheet)}`];
  for (const { row, points, count } of sheet.deductions) lines.push(`  ${row}：扣 ${points} 分（${count}）`);
  for (const { row, reason } of sheet.vetoes) lines.push(`  单项否决 ${row}：${reason}`);
  if (sheet.open.length > 0) lines.push(`  尚未确定的行：${sheet.open.map(({ row }) => row).join('、')}`);
  return lines;
}

export const typeWords = {
  home: '首页', column: '栏目页', article: '内容页', guide: '办事指南', interaction: '互动页', disclosure: '信息公开页', topic: '专题页', search: '检索页', other: '其他页面',
} as const;
