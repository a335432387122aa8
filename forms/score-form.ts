import type { FindingRecord } from '../contract/record.ts';
import type { Row } from '../standards/pack.ts';
import { coverSheet } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';
import { beijingDay, pointsOf, resultWords, scoreWords, siteName, statusWords } from './wording.ts';

const headings = ['一级指标', '二级指标', '考察点', '扣分细则', '存在的问题', '扣分'] as const;

/** 《政府网站监测评分表》 and forms like it (附件2), column for column, with page one and the findings behind each lost point. */
export function scoreForm(facts: InspectionFacts): Uint8Array {
  return workbook(scoreSheets(facts));
}

export function scoreSheets(facts: InspectionFacts): readonly Sheet[] {
  return [coverSheet(facts, facts.pack.name), scoreTable(facts), evidenceTable(facts)];
}

/** The form itself: one line for each 二级指标, 一级指标 merged over its lines, the notes where the document has them. */
export function scoreTable(facts: InspectionFacts): Sheet {
  const { pack, sheet, site, inspection } = facts;
  const vetoes = linesOf(pack.rows.filter(({ kind }) => kind === 'veto'));
  const others = linesOf(pack.rows.filter(({ kind }) => kind !== 'veto'));
  // A note the document has within one of its cells stands there already.
  const notes = pack.notes.filter((note) => note.startsWith('注：') && !pack.rows.some(({ detail }) => detail.includes(note.replace(/。$/, ''))));
  const rows: (Cell | null)[][] = [];
  const merges: [number, number, number, number][] = [];
  const across = (value: string, style: Cell['style']): void => {
    merges.push([rows.length, 0, rows.length, 5]);
    rows.push([{ value, ...(style ? { style } : {}) }, null, null, null, null, null]);
  };
  const block = (lines: readonly Line[]): void => {
    for (const one of groupMerges(lines, rows.length)) merges.push(one);
    lines.forEach((line, index) => rows.push([
      index > 0 && lines[index - 1]!.group === line.group ? null : { value: line.group, style: 'center' },
      { value: line.name, style: 'center' }, { value: sentenceLines(line.looksAt) }, { value: sentenceLines(line.detail) }, { value: problemOf(facts, line) }, pointsCell(facts, line),
    ]));
  };
  across(pack.name, 'title');
  if (pack.points) across(`总分：${pointsOf(pack.points.total)} 分`, 'note');
  across(`网站名称：${siteName(site)}　网站标识码：${site?.code ?? '未登记'}　首页网址：${site?.host ?? '无'}　监测时间：${beijingDay(inspection.startedAt)}${inspection.closedAt === null ? ' 起，尚未结束' : `—${beijingDay(inspection.closedAt)}`}　结果：${resultWords(sheet)}${sheet.score ? `，得分 ${scoreWords(sheet)}` : ''}`, 'note');
  // Once: every printed page repeats it, as every page of the document does.
  rows.push(headings.map((value): Cell => ({ value, style: 'head' })));
  if (vetoes.length > 0) block(vetoes);
  if (notes[0] !== undefined) across(notes[0], 'note');
  block(others);
  for (const note of notes.slice(1)) across(note, 'note');
  return { name: '评分表', widths: [12, 13, 28, 46, 40, 8], headRows: pack.points ? 4 : 3, merges, rows, paged: true };
}

/** One printed line of a form: a 二级指标 with every row of the pack it stands for. */
export interface Line { readonly group: string; readonly name: string; readonly looksAt: string; readonly detail: string; readonly rows: readonly Row[] }

/** The rows of the pack as the form prints them: several sentences of one 二级指标 stand in one cell. */
export function linesOf(rows: readonly Row[]): readonly Line[] {
  const lines: Line[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last && last.group === row.group && last.name === row.name) {
      lines[lines.length - 1] = { ...last, rows: [...last.rows, row], detail: last.rows.some(({ detail }) => detail === row.detail) ? last.detail : `${last.detail}\n${row.detail}` };
    } else lines.push({ group: row.group, name: row.name, looksAt: row.looksAt, detail: row.detail, rows: [row] });
  }
  return lines;
}

/** Each numbered sentence on a line of its own, as the forms print them. */
export function sentenceLines(text: string): string {
  return text.replace(/([；。]) (?=\d\.)/g, '$1\n');
}

function groupMerges(lines: readonly Line[], from: number): readonly [number, number, number, number][] {
  const merges: [number, number, number, number][] = [];
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (lines[end + 1]?.group === lines[start]!.group) end += 1;
    if (end > start) merges.push([from + start, 0, from + end, 0]);
    start = end + 1;
  }
  return merges;
}

/** 存在的问题: never blank for a row that is not settled; 无 only where it was looked at and nothing was found. After a veto the other rows are not scored and stay blank, as the note says. */
export function problemOf({ sheet, rowFindings, answers }: InspectionFacts, line: Line): string {
  const texts = line.rows.flatMap((row) => {
    const number = line.rows.length > 1 ? /^\d+\./.exec(row.sentence)?.[0] ?? '' : '';
    const veto = sheet.vetoes.find((one) => one.row === row.id);
    if (veto) return [`${number}单项否决：${veto.reason}（认定人：${veto.by ?? '无'}）`];
    if (sheet.vetoes.length > 0) return [];
    const priced = [...sheet.deductions, ...sheet.bonuses].find((one) => one.row === row.id);
    const open = sheet.open.find((one) => one.row === row.id);
    const answer = answers.find((one) => one.row === row.id && one.kind !== 'probes' && one.holds !== null);
    return [
      ...(priced ? [`${number}${priced.count} ${unitOf(row)}${samples(rowFindings.get(row.id) ?? [])}${answer?.note ? `；${answer.note}` : ''}`] : []),
      ...(open ? [`${number}未定：${open.reason}`] : []),
      ...(!priced && !open && answer?.holds === 'inapplicable' ? [`${number}不适用${answer.note ? `：${answer.note}` : ''}`] : []),
    ];
  });
  if (texts.length > 0) return texts.join('\n');
  return sheet.vetoes.length > 0 ? '' : '无';
}

/** 扣分: — for a veto, blank where it is not settled. */
export function pointsCell({ sheet }: InspectionFacts, line: Line): Cell {
  if (line.rows[0]!.kind === 'veto') return { value: '—', style: 'center' };
  if (sheet.vetoes.length > 0) return { value: '', style: 'center' };
  const ids = new Set(line.rows.map(({ id }) => id));
  const priced = sheet.deductions.filter(({ row }) => ids.has(row));
  const added = sheet.bonuses.filter(({ row }) => ids.has(row)).reduce((sum, { tenths }) => sum + tenths, 0);
  if (added > 0) return { value: `+${pointsOf(added)}`, style: 'center' };
  if (priced.length > 0) return { value: pointsOf(priced.reduce((sum, { tenths }) => sum + tenths, 0)) };
  return sheet.open.some(({ row }) => ids.has(row)) ? { value: '', style: 'center' } : { value: 0 };
}

function unitOf(row: Row): string {
  if (!('unit' in row)) return '处';
  return { occurrence: '处', page: '页', column: '个栏目', class: '类', percent: '个百分点', once: '项' }[row.unit];
}

/** The first few confirmed cases in words; all of them stand in the third sheet. */
function samples(findings: readonly FindingRecord[]): string {
  const confirmed = findings.filter(({ status }) => status === 'confirmed');
  const said = [...new Set(confirmed.map(({ says }) => masked(says).replace(/。$/, '')))];
  if (said.length === 0) return '';
  return `：${said.slice(0, 3).map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)).join('；')}${said.length > 3 ? '等，详见“扣分依据”' : ''}`;
}

/** Every confirmed finding behind a row of the form: what, where, in which words. */
export function evidenceTable({ pack, rowFindings }: InspectionFacts): Sheet {
  const rows = pack.rows.flatMap((row) => (rowFindings.get(row.id) ?? []).filter(({ status }) => status === 'confirmed').map((finding): Cell[] => [
    { value: row.id, style: 'center' }, { value: row.sentence }, { value: masked(finding.says) }, { value: finding.pageTitle }, { value: finding.url }, { value: masked(finding.at?.quote ?? '') },
    { value: beijingDay(finding.foundAt), style: 'center' }, { value: statusWords[finding.status], style: 'center' },
  ]));
  return {
    name: '扣分依据', widths: [7, 24, 28, 18, 28, 18, 11, 8], headRows: 1,
    rows: [['行', '扣分细则', '问题', '页面', '网址', '页面上的文字', '发现时间', '状态'].map((value): Cell => ({ value, style: 'head' })),
      ...(rows.length > 0 ? rows : [['无', '', '', '', '', '', '', ''].map((value): Cell => ({ value }))])],
  };
}
