import { rowLabel } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';
import { beijingMinute, pointsOf, resultWords, scoreWords, siteName } from './wording.ts';

/** 政府网站月监测情况表 (附件7): one line for each inspection, with a first page that says how each was made. `filledOn`: a Beijing day. */
export function monthlyForm(inspections: readonly InspectionFacts[], filledOn: string): Uint8Array {
  return workbook([monthlyCover(inspections, filledOn), monthlyTable(inspections, filledOn)]);
}

export function monthlyTable(inspections: readonly InspectionFacts[], filledOn: string): Sheet {
  const heads = ['序号', '网站标识码', '网站名称', '门户', '首页网址', '监测评分\n(分)', '结果', '存在的问题', '备注'];
  const below = ['', '', '', '门户/\n非门户', '', '', '合格/\n不合格', '', ''];
  const across = (value: string, style: Cell['style']): (Cell | null)[] => [{ value, ...(style ? { style } : {}) }, ...Array.from({ length: 8 }, () => null)];
  const rows = inspections.map((facts, index): Cell[] => [
    { value: index + 1 }, { value: facts.site?.code ?? '未登记', style: 'center' }, { value: siteName(facts.site) },
    { value: facts.site?.kind === 'portal' ? '门户' : facts.site?.kind === 'department' ? '非门户' : '未确定', style: 'center' },
    { value: facts.site?.host ?? '' }, { value: facts.sheet.score ? scoreWords(facts.sheet) : '—', style: 'center' }, { value: resultWords(facts.sheet), style: 'center' },
    { value: problemsOf(facts) }, { value: facts.sheet.open.length > 0 ? `${facts.sheet.open.length} 行未定，见“说明”` : '' },
  ]);
  const end = 6 + Math.max(1, rows.length);
  return {
    name: '月监测情况表', headRows: 6, widths: [6, 14, 26, 10, 28, 12, 13, 52, 20],
    merges: [
      ...[0, 1, 2, 3].map((row): [number, number, number, number] => [row, 0, row, 8]),
      ...[0, 1, 2, 4, 5, 7, 8].map((column): [number, number, number, number] => [4, column, 5, column]),
      ...[0, 1, 2, 3].map((row): [number, number, number, number] => [end + row, 0, end + row, 8]),
    ],
    rows: [
      across('政府网站月监测情况表', 'title'), across('填报单位（盖章）：', 'note'), across('公开网址：', 'note'), across(`填报日期：${filledOn}`, 'note'),
      heads.map((value): Cell => ({ value, style: 'head' })), below.map((value): Cell | null => (value === '' ? null : { value, style: 'head' })),
      ...(rows.length > 0 ? rows : [['无', '', '', '', '', '', '', '', ''].map((value): Cell => ({ value, style: 'center' }))]),
      across('审核人：', 'note'), across('填表人：', 'note'), across('联系电话：', 'note'),
      across('注：严格按照《政府网站监测评分表》对本地区、本部门网站进行监测、评分。', 'note'),
    ],
  };
}

/** What was deducted, by 二级指标, the dearest first; after a veto the reason alone. */
function problemsOf({ pack, sheet }: InspectionFacts): string {
  const nameOf = (id: string): string => pack.rows.find((row) => row.id === id)?.name ?? id;
  if (sheet.vetoes.length > 0) return sheet.vetoes.map(({ row, reason }) => `单项否决“${nameOf(row)}”：${reason}`).join('\n');
  const byName = new Map<string, number>();
  for (const { row, tenths } of sheet.deductions) byName.set(nameOf(row), (byName.get(nameOf(row)) ?? 0) + tenths);
  const entries = [...byName].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return entries.length === 0 ? '无' : entries.map(([name, tenths]) => `${name}扣 ${pointsOf(tenths)} 分`).join('；');
}

function monthlyCover(inspections: readonly InspectionFacts[], filledOn: string): Sheet {
  const heads = ['网站', '监测时间', '读过的网页', '评分表', '检查版本', '未定的行'];
  return {
    name: '说明', headRows: 2, widths: [28, 34, 16, 18, 34, 60], merges: [[0, 0, 0, 5]],
    rows: [
      [{ value: `政府网站月监测情况表：说明（${filledOn}）`, style: 'title' }, null, null, null, null, null], heads.map((value): Cell => ({ value, style: 'head' })),
      ...inspections.map((facts): Cell[] => [
        { value: siteName(facts.site) }, { value: `${beijingMinute(facts.inspection.startedAt)}—${facts.inspection.closedAt === null ? '尚未结束' : beijingMinute(facts.inspection.closedAt)}` },
        { value: `${facts.pages.length} 页，打开 ${facts.pages.filter(({ opened }) => opened).length} 页` }, { value: facts.sheet.rubric },
        { value: `读网 ${facts.tools.join('、') || '无'}；目录 ${facts.catalogues.join('、') || '无'}` },
        { value: facts.sheet.open.map(({ row, reason }) => `${rowLabel(facts, row)}：${reason}`).join('\n') || '无' },
      ]),
      ...(inspections.length === 0 ? [heads.map((_, index): Cell => ({ value: index === 0 ? '无' : '' }))] : []),
    ],
  };
}
