import { conformanceMust, conformanceMustNot, conformanceShould } from '../standards/conformance-2017-items.ts';
import type { ConformanceItem } from '../standards/conformance-item.ts';
import { coverSheet } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';

const title = '《政府网站发展指引》对标情况表';

/** 《政府网站发展指引》对标情况表 (附件1): its three tables, each item with what became of it; an item nobody looked at says so. Takes the sheet of `conformance-2017`. */
export function conformanceForm(facts: InspectionFacts): Uint8Array {
  return workbook(conformanceSheets(facts));
}

export function conformanceSheets(facts: InspectionFacts): readonly Sheet[] {
  return [coverSheet(facts, title), ...conformanceTables(facts)];
}

export function conformanceTables(facts: Pick<InspectionFacts, 'sheet'>): readonly Sheet[] {
  return [
    table(facts, '表1', '表1 《政府网站发展指引》“要”（共 120 处）', conformanceMust),
    table(facts, '表2', '表2 《政府网站发展指引》“应”（共38处）', conformanceShould),
    table(facts, '表3', '表3 《政府网站发展指引》“不得、禁止和严禁”（共 14 处）', conformanceMustNot),
  ];
}

/** 分类 is merged over its items; table 3 has no such column. */
function table({ sheet }: Pick<InspectionFacts, 'sheet'>, name: string, heading: string, items: readonly ConformanceItem[]): Sheet {
  const categorised = items.some(({ category }) => category !== null);
  const headings = [...(categorised ? ['分类'] : []), '序号', '指引要求', '对标情况', '备注'];
  const last = headings.length - 1;
  const across = (value: string, style: Cell['style']): (Cell | null)[] => [{ value, ...(style ? { style } : {}) }, ...Array.from({ length: last }, () => null)];
  const merges: [number, number, number, number][] = [[0, 0, 0, last], [1, 0, 1, last]];
  const rows = items.map((item, index): (Cell | null)[] => {
    const first = index === 0 || items[index - 1]!.category !== item.category;
    if (categorised && first) {
      let end = index;
      while (items[end + 1]?.category === item.category) end += 1;
      if (end > index) merges.push([index + 3, 0, end + 3, 0]);
    }
    const found = sheet.items.find(({ row }) => row === item.id);
    const status = found?.status ?? '未检';
    const remarks = [found?.by ? `认定人：${found.by}` : '', found?.note ?? '', found && found.keys.length > 0 ? `已确认问题 ${found.keys.length} 个` : ''].filter((text) => text !== '');
    return [
      ...(categorised ? [first ? { value: item.category ?? '', style: 'center' } as const : null] : []),
      { value: item.number }, { value: item.text }, { value: status, style: 'center' }, { value: remarks.join('；') },
    ];
  });
  return {
    name, headRows: 3, merges, paged: true, widths: categorised ? [14, 7, 78, 14, 36] : [7, 92, 14, 36],
    rows: [across(title, 'title'), across(heading, 'note'), headings.map((value): Cell => ({ value, style: 'head' })), ...rows],
  };
}
