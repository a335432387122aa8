import type { Reading } from '../contract/record.ts';
import { draftSheet } from './draft.ts';
import { masked } from './masked.ts';
import { type Sheet, workbook } from './workbook.ts';
import { beijingMinute } from './wording.ts';

/** One shift as the form prints it. `before` counts the corrections under a line. */
export interface ShiftFacts {
  readonly day: string;
  readonly name: string;
  readonly by: string;
  readonly startedAt: number;
  /** Null while it is on. */
  readonly endedAt: number | null;
  readonly lines: readonly (Pick<Reading, 'at' | 'url' | 'title' | 'column' | 'newItems' | 'checks' | 'findings' | 'found' | 'measures' | 'visitId'> & { readonly site: string; readonly corrected: number })[];
  readonly withdrawn: number;
  /** Who signed, when, and the digest under the signature; null where nobody has. */
  readonly signed: { readonly by: string; readonly at: number; readonly digest: string } | null;
}

export interface ReadingFormFacts { readonly shifts: readonly ShiftFacts[]; readonly unit: string; readonly exportedAt: number; readonly version: string }

const columns = ['序号', '时间', '网站', '栏目', '页面', '新增信息', '检查情况', '发现的问题', '处置情况', '备注'] as const;

/** 读网记录, one sheet for each shift, with a line to sign on. There is no official form; the columns are those the duties of 值班读网 name (47号文、各地通报). */
export function readingDayForm(facts: ReadingFormFacts): Uint8Array {
  return workbook(readingDaySheets(facts));
}

export function readingDaySheets(facts: ReadingFormFacts): readonly Sheet[] {
  const { shifts } = facts;
  if (shifts.length === 0) return [shiftSheet(null, facts, '读网记录')];
  return shifts.map((shift, index) => shiftSheet(shift, facts, `${index + 1} ${shift.day} ${shift.name}`.slice(0, 31)));
}

function shiftSheet(shift: ShiftFacts | null, { unit, exportedAt, version }: ReadingFormFacts, name: string): Sheet {
  const draft = draftSheet(columns.length);
  draft.across('政府网站读网记录', 'title');
  draft.across(`单位（盖章）：${unit}　日期：${shift?.day ?? ''}　班次：${shift?.name ?? ''}　读网人：${shift?.by ?? ''}　时间：${shift ? `${clock(shift.startedAt)}—${shift.endedAt === null ? '值班中' : clock(shift.endedAt)}` : ''}`, 'note');
  draft.row(columns, 'head');
  shift?.lines.forEach((line, index) => draft.row([
    index + 1, { value: clock(line.at), style: 'center' }, line.site, line.column || '无', `${line.title || '（无标题）'}\n${line.url}`,
    { value: line.newItems === null ? '无从比较' : `${line.newItems} 条`, style: 'center' },
    line.checks === null ? '人工阅读' : `已查 ${line.checks.settled} 项，无法检查 ${line.checks.cannot} 项，未检 ${line.checks.notRun} 项`,
    line.findings === 0 && line.found === '' ? '未发现' : `${line.findings} 个${line.found ? `：${masked(line.found)}` : ''}`, masked(line.measures) || '无',
    [line.visitId === null ? '人工补记' : '', line.corrected > 0 ? `已更正 ${line.corrected} 次，原记录留存` : ''].filter((text) => text !== '').join('；'),
  ]));
  if (!shift || shift.lines.length === 0) draft.row(['无'], 'center');
  const total = shift?.lines.reduce((sum, { findings }) => sum + findings, 0) ?? 0;
  draft.across(`合计：读网 ${shift?.lines.length ?? 0} 页，发现问题 ${total} 个${shift && shift.withdrawn > 0 ? `；另有 ${shift.withdrawn} 条由读网人作废，原记录留存` : ''}。新增信息与同一页面上一次阅读相比；“未发现”只指已查的检查项。`, 'note');
  draft.across(shift?.signed ? `读网人（签名）：${shift.signed.by}　签名时间：${beijingMinute(shift.signed.at)}　校验值：${shift.signed.digest}` : '读网人（签名）：　　　　　　　　　　　尚未签名，记录仍可更正', 'note', 30);
  draft.across('复核人（签名）：　　　　　　　　　　　复核时间：', 'note', 30);
  draft.across(`导出时间：${beijingMinute(exportedAt)}（北京时间）　读网 ${version}`, 'note');
  return draft.done(name, [5, 7, 14, 11, 27, 9, 15, 28, 18, 13], { headRows: 3 });
}

/** The shifts of one month, one line each, and a line for the sum. `month`: `2026-11`. */
export function readingMonthForm(facts: ReadingFormFacts, month: string): Uint8Array {
  return workbook(readingMonthSheets(facts, month));
}

export function readingMonthSheets({ shifts, unit, exportedAt, version }: ReadingFormFacts, month: string): readonly Sheet[] {
  const sum = (of: (shift: ShiftFacts) => number): number => shifts.reduce((total, shift) => total + of(shift), 0);
  const newItems = ({ lines }: ShiftFacts): number => lines.reduce((total, line) => total + (line.newItems ?? 0), 0);
  const found = ({ lines }: ShiftFacts): number => lines.reduce((total, { findings }) => total + findings, 0);
  const draft = draftSheet(11);
  draft.across('政府网站读网记录月汇总表', 'title');
  draft.across(`单位（盖章）：${unit}　月份：${month}`, 'note');
  draft.row(['序号', '日期', '班次', '读网人', '时间', '网站数', '读网页数', '新增信息（条）', '发现问题（个）', '处置情况', '签名'], 'head');
  shifts.toSorted((a, b) => a.startedAt - b.startedAt).forEach((shift, index) => draft.row([
    index + 1, { value: shift.day, style: 'center' }, { value: shift.name, style: 'center' }, { value: shift.by, style: 'center' }, { value: `${clock(shift.startedAt)}—${shift.endedAt === null ? '值班中' : clock(shift.endedAt)}`, style: 'center' },
    new Set(shift.lines.map(({ site }) => site)).size, shift.lines.length, newItems(shift), found(shift),
    [...new Set(shift.lines.map(({ measures }) => masked(measures)).filter((text) => text !== ''))].slice(0, 10).join('；') || '无', { value: shift.signed ? '已签名' : '未签名', style: 'center' },
  ]));
  if (shifts.length === 0) draft.row(['无'], 'center');
  draft.row([{ value: '合计', style: 'head' }, '', '', '', '', new Set(shifts.flatMap(({ lines }) => lines.map(({ site }) => site))).size, sum(({ lines }) => lines.length), sum(newItems), sum(found), '', { value: `${shifts.filter(({ signed }) => signed !== null).length}／${shifts.length}`, style: 'center' }]);
  draft.across('填表人：　　　　　　　　审核人：　　　　　　　　填表日期：', 'note', 28);
  draft.across(`导出时间：${beijingMinute(exportedAt)}（北京时间）　读网 ${version}`, 'note');
  return [draft.done(`月汇总 ${month}`, [6, 12, 10, 12, 16, 9, 10, 13, 14, 28, 10], { headRows: 3 })];
}

/** The clock of a moment in Beijing: `09:30`. */
function clock(at: number): string {
  return beijingMinute(at).slice(11);
}
