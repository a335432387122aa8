import { rowLabel } from './cover-sheet.ts';
import { draftSheet } from './draft.ts';
import { blankHead, type FormHead } from './form-head.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { type Sheet, workbook } from './workbook.ts';
import { beijingMinute, pointsOf, resultWords, scoreWords, siteName } from './wording.ts';

/** The two tables of sites with their scores differ in these words only. */
const kinds = {
  month: { title: '政府网站月监测情况表', sheet: '月监测情况表', when: '填报日期', problems: '存在的问题' },
  quarter: { title: '政府网站季度普查情况表', sheet: '季度普查情况表', when: '采样时间', problems: '突出问题' },
} as const;
export type SummaryKind = keyof typeof kinds;

/** 政府网站月监测情况表 (附件7) or 政府网站季度普查情况表 (附件8): one line for each inspection, with a first page that says how each was made. `day`: 填报日期 or 采样时间 in words. */
export function summaryForm(kind: SummaryKind, inspections: readonly InspectionFacts[], day: string, head: FormHead = blankHead): Uint8Array {
  return workbook(summarySheets(kind, inspections, day, head));
}

export function summarySheets(kind: SummaryKind, inspections: readonly InspectionFacts[], day: string, head: FormHead = blankHead): readonly Sheet[] {
  return [summaryCover(kind, inspections, day), summaryTable(kind, inspections, day, head)];
}

function summaryTable(kind: SummaryKind, inspections: readonly InspectionFacts[], day: string, head: FormHead): Sheet {
  const { title, sheet, when, problems } = kinds[kind];
  const draft = draftSheet(9);
  draft.across(title, 'title');
  draft.across(`填报单位（盖章）：${head.unit}`, 'note');
  draft.across(`公开网址：${head.publicUrl}`, 'note');
  draft.across(`${when}：${day}`, 'note');
  const top = draft.at();
  draft.row(['序号', '网站标识码', '网站名称', '门户', '首页网址', '监测评分\n(分)', '结果', problems, '备注'], 'head');
  draft.row([null, null, null, '门户/\n非门户', null, null, '合格/\n不合格', null, null], 'head');
  for (const column of [0, 1, 2, 4, 5, 7, 8]) draft.merge(top, column, top + 1, column);
  inspections.forEach((facts, index) => draft.row([
    index + 1, { value: facts.site?.code ?? '未登记', style: 'center' }, siteName(facts.site),
    { value: facts.site?.kind === 'portal' ? '门户' : facts.site?.kind === 'department' ? '非门户' : '未确定', style: 'center' },
    facts.site?.host ?? '', { value: facts.sheet.score ? scoreWords(facts.sheet) : '—', style: 'center' }, { value: resultWords(facts.sheet), style: 'center' },
    problemsOf(facts), facts.sheet.open.length > 0 ? `${facts.sheet.open.length} 行未定，见“说明”` : '',
  ]));
  if (inspections.length === 0) draft.row(['无'], 'center');
  draft.across(`审核人：${head.reviewer}`, 'note');
  draft.across(`填表人：${head.filler}`, 'note');
  draft.across(`联系电话：${head.phone}`, 'note');
  draft.across('注：严格按照《政府网站监测评分表》对本地区、本部门网站进行监测、评分。', 'note');
  return draft.done(sheet, [6, 13, 20, 9, 22, 11, 12, 34, 20], { headRows: 6 });
}

/** What was deducted, by 二级指标, the dearest first; after a veto the reason alone. */
export function problemsOf({ pack, sheet }: Pick<InspectionFacts, 'pack' | 'sheet'>): string {
  const nameOf = (id: string): string => pack.rows.find((row) => row.id === id)?.name ?? id;
  if (sheet.vetoes.length > 0) return sheet.vetoes.map(({ row, reason }) => `单项否决“${nameOf(row)}”：${reason}`).join('\n');
  const byName = new Map<string, number>();
  for (const { row, tenths } of sheet.deductions) byName.set(nameOf(row), (byName.get(nameOf(row)) ?? 0) + tenths);
  const entries = [...byName].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // 无 would say that somebody looked: while rows are open it is only that nothing was confirmed.
  if (entries.length === 0) return sheet.open.length > 0 ? '没有已确认的问题；有行未定，不能算作没有问题' : '无';
  return entries.map(([name, tenths]) => `${name}扣 ${pointsOf(tenths)} 分`).join('；');
}

function summaryCover(kind: SummaryKind, inspections: readonly InspectionFacts[], day: string): Sheet {
  const draft = draftSheet(7);
  draft.across(`${kinds[kind].title}：说明（${day}）`, 'title');
  draft.row(['网站', '监测时间', '读过的网页', '评分表', '依据', '检查版本', '未定的行'], 'head');
  for (const facts of inspections) {
    draft.row([
      siteName(facts.site), `${beijingMinute(facts.inspection.startedAt)}—${facts.inspection.closedAt === null ? '尚未结束' : beijingMinute(facts.inspection.closedAt)}`,
      `${facts.pages.length} 页，打开 ${facts.pages.filter(({ opened }) => opened).length} 页`, facts.sheet.rubric, basisOf(facts),
      `读网 ${facts.tools.join('、') || '无'}；目录 ${facts.catalogues.join('、') || '无'}`,
      facts.sheet.open.map(({ row, reason }) => `${rowLabel(facts, row)}：${reason}`).join('\n') || '无',
    ]);
  }
  if (inspections.length === 0) draft.row(['无']);
  return draft.done('说明', [18, 18, 12, 16, 26, 20, 36], { headRows: 2 });
}

/** What the line was made from: a 定稿, which never changes, or the records as they stood when this was exported. */
function basisOf({ finalised }: InspectionFacts): string {
  return finalised ? `定稿第 ${finalised.version} 稿，${finalised.by}，${beijingMinute(finalised.at)}；评分表校验值 ${finalised.sheetHash.slice(0, 16)}…` : '没有定稿，按导出时的记录';
}
