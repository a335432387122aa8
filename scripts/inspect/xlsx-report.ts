import { checkNames } from '../../checks/catalogue.ts';
import type { Report } from '../../contract/report.ts';
import { workbook, type Cell, type Sheet } from '../../forms/workbook.ts';
import { clauseOf } from '../../standards/clause.ts';
import type { Pack } from '../../standards/pack.ts';
import { packOf } from '../../standards/rubrics.ts';
import { typeWords, verdictWords } from './print-table.ts';
import { resultLine } from './result-line.ts';

/** The report as an Excel workbook: each score sheet in the columns of its form, all findings, and what was not checked. */
export function xlsxReport(report: Report): Uint8Array {
  const sheets = report.scores.map((score, index) => scoreSheet(report, score, packOf(score.rubric)!, index));
  return workbook([...sheets, findingSheet(report), uncheckedSheet(report)]);
}

const text = (value: string, style?: Cell['style']): Cell => (style ? { value, style } : { value });

function scoreSheet(report: Report, score: Report['scores'][number], pack: Pack, index: number): Sheet {
  const headings = ['一级指标', '二级指标', '考察点', '扣分细则', '存在的问题', '扣分'];
  const coverage = `检查时间 ${report.startedAt}；共 ${report.pages.length} 页，打开 ${report.pages.filter(({ opened }) => opened).length} 页；读网 ${report.tool.version}，检查目录 ${report.tool.catalogue}，评分表 ${score.rubric}。${score.state === 'provisional' ? '未经人工确认的问题不扣分。' : ''}`;
  const result = `结果：${resultLine(score)}`;
  const rows = pack.rows.map((row) => {
    const priced = score.deductions.find((each) => each.row === row.id);
    const veto = score.vetoes.find((each) => each.row === row.id);
    const open = score.open.find((each) => each.row === row.id);
    const problem = veto?.reason ?? (priced ? `${priced.count} 处` : open ? `未定：${open.reason}` : '');
    return [text(row.group), text(row.name), text(row.looksAt), text(row.sentence), text(problem), priced ? { value: priced.points } : text(row.kind === 'veto' ? '—' : '', 'center')];
  });
  return {
    name: index === 0 ? '评分表' : `评分表 ${pack.id}`, widths: [14, 14, 26, 52, 34, 8], headRows: 4,
    merges: [[0, 0, 0, 5], [1, 0, 1, 5], [2, 0, 2, 5]],
    rows: [
      [text(pack.name, 'title'), null, null, null, null, null], [text(coverage, 'note'), null, null, null, null, null], [text(result, 'note'), null, null, null, null, null],
      headings.map((heading) => text(heading, 'head')), ...rows,
    ],
  };
}

function findingSheet(report: Report): Sheet {
  const headings = ['序号', '页面', '网址', '检查项', '性质', '问题', '改法', '依据', '位置', '原文'];
  const rows = report.pages.flatMap((page) => page.checks.flatMap((check) => check.findings.map((finding) => [
    page.title || typeWords[page.pageType], page.url, checkNames[check.id as keyof typeof checkNames] ?? check.id, verdictWords[finding.verdict], finding.says, finding.fix,
    finding.cites.map((id) => `${clauseOf(id)?.number ?? id}：${clauseOf(id)?.text ?? ''}`).join('\n'), finding.at?.selector ?? '', finding.at?.quote ?? '',
  ])));
  return {
    name: '问题清单', widths: [6, 24, 36, 18, 8, 40, 40, 44, 26, 26], headRows: 1,
    rows: [headings.map((heading) => text(heading, 'head')), ...rows.map((row, index): (Cell | null)[] => [{ value: index + 1 }, ...row.map((each) => text(each))])],
  };
}

function uncheckedSheet(report: Report): Sheet {
  const rows = report.pages.flatMap((page) => [
    ...page.checks.filter(({ outcome }) => outcome === 'cannot-check' || outcome === 'not-run').map((check) => [page.title, page.url, checkNames[check.id as keyof typeof checkNames] ?? check.id, check.reason ?? '']),
    ...page.notChecked.map(({ what, url, reason }) => [page.title, page.url, `${what} ${url ?? ''}`, reason]),
  ]);
  return {
    name: '未检', widths: [26, 44, 34, 50], headRows: 1,
    rows: [['页面', '网址', '未检的内容', '原因'].map((heading) => text(heading, 'head')), ...(rows.length > 0 ? rows.map((row) => row.map((each) => text(each))) : [['无', '无', '无', '无'].map((each) => text(each))])],
  };
}
