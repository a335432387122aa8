import { coverSheet } from './cover-sheet.ts';
import { type Draw, draftSheet } from './draft.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { evidenceTable, linesOf, pointsCell, problemOf, sentenceLines, type Line } from './score-form.ts';
import { type Sheet, workbook } from './workbook.ts';
import { pointsOf, resultWords, scoreWords, siteName } from './wording.ts';

/** What the form says in 栏目地址 and 几级页面 for one of its columns; entered by a person. */
export interface ClosureColumn { readonly name: string; readonly level: string; readonly url: string }

/** 《永久下线政府网站专项检查评分表》 (附件6), column for column: the columns of the site with their level and address, which `columns` brings; what nobody entered stays blank. */
export function closureForm(facts: InspectionFacts, columns: readonly ClosureColumn[] = []): Uint8Array {
  return workbook(closureSheets(facts, columns));
}

export function closureSheets(facts: InspectionFacts, columns: readonly ClosureColumn[] = []): readonly Sheet[] {
  return [coverSheet(facts, facts.pack.name), closureTable(facts, columns), evidenceTable(facts)];
}

function closureTable(facts: InspectionFacts, columns: readonly ClosureColumn[]): Sheet {
  const { pack, sheet, site } = facts;
  const draft = draftSheet(8);
  draft.across(pack.name, 'title');
  draft.across('总分：100 分', 'note');
  draft.across(`网站名称：${siteName(site)}　网站标识码：${site?.code ?? '未登记'}　首页网址：${site?.host ?? '无'}　结果：${resultWords(sheet)}${sheet.score ? `，得分 ${scoreWords(sheet)}` : ''}`, 'note');
  const head = draft.at();
  draft.row(['内容类别', '栏目（系统）', null, null, '考察点', '扣分细则', '存在问题', '扣分'], 'head');
  draft.row([null, '栏目名称', '几级页面', '栏目地址', null, null, null, null], 'head');
  draft.merge(head, 1, head, 3);
  for (const column of [0, 4, 5, 6, 7]) draft.merge(head, column, head + 1, column);
  const lines = linesOf(pack.rows);
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (lines[end + 1]?.group === lines[start]!.group) end += 1;
    const top = draft.at();
    for (const line of lines.slice(start, end + 1)) block(facts, line, columns, draft);
    draft.merge(top, 0, draft.at() - 1, 0);
    start = end + 1;
  }
  draft.across(pack.notes.find((note) => note.startsWith('注：')) ?? '', 'note');
  return draft.done('专项检查评分表', [9, 17, 9, 18, 20, 34, 28, 7], { headRows: 5, paged: true });
}

/** One 扣分细则 with a line for each column it names; what it says stands once beside them all. */
function block(facts: InspectionFacts, line: Line, columns: readonly ClosureColumn[], draft: ReturnType<typeof draftSheet>): void {
  const names = line.name.split('、').length > 3 ? line.name.split('、') : [line.name];
  const top = draft.at();
  names.forEach((name, index) => {
    const known = columns.find((column) => column.name === name);
    const shared: readonly Draw[] = index === 0 ? [sentenceLines(line.looksAt), sentenceLines(line.rows[0]!.detail), problemOf(facts, line), pointsCell(facts, line)] : [null, null, null, null];
    draft.row([top === draft.at() ? { value: line.group, style: 'center' } : null, { value: name, style: 'center' }, { value: known?.level ?? '', style: 'center' }, known?.url ?? '', ...shared]);
  });
  for (const column of [4, 5, 6, 7]) draft.merge(top, column, draft.at() - 1, column);
}

/** What the sheet is worth in words, for lists of several sites. */
export function closureScore({ sheet }: Pick<InspectionFacts, 'sheet'>): string {
  return sheet.score ? `${pointsOf(sheet.score[1])}` : '';
}
