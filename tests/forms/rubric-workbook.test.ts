import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { judgeRubric, readRubricJson } from '../../forms/judge-rubric.ts';
import { readRubricWorkbook, rubricWorkbook } from '../../forms/rubric-workbook.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook, type Cell } from '../../forms/workbook.ts';
import { sayInChinese } from '../../messages/said.ts';
import { packKey } from '../../standards/pack.ts';
import { packs } from '../../standards/rubrics.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a form as a file', () => {
  it.each(packs.map((pack) => [packKey(pack), pack] as const))('%s: written as Excel and read back is the same form', (_, pack) => {
    const judged = readRubricWorkbook(rubricWorkbook(pack));
    expect(judged.problems).toBeNull();
    expect(plain(judged.pack)).toEqual(plain({ ...pack, default: false }));
  });

  it.each(packs.map((pack) => [packKey(pack), pack] as const))('%s: as JSON is the same form', (_, pack) => {
    expect(plain(readRubricJson(JSON.stringify(pack)).pack)).toEqual(plain({ ...pack, default: false }));
  });

  it('says of the empty template what is missing, cell by cell', () => {
    const { problems } = readRubricWorkbook(rubricWorkbook(null));
    expect(problems!.map(sayInChinese).join('\n')).toContain('“表头”B3');
  });
});

/** The default form's workbook with some cells of the row sheet changed. */
function changed(cells: Readonly<Record<string, string>>, head: Readonly<Record<string, string>> = {}): readonly string[] {
  const sheets = readWorkbook(rubricWorkbook(packs[0]!)).map((sheet, at) => ({
    name: sheet.name, widths: Array.from({ length: sheet.columns }, () => 10),
    rows: Array.from({ length: sheet.rows }, (_, row) => Array.from({ length: sheet.columns }, (__, column): Cell => {
      const name = `${String.fromCharCode(65 + column)}${row + 1}`;
      return { value: (at === 1 ? cells[name] : at === 0 ? head[name] : undefined) ?? sheet.text(row, column) };
    })),
  }));
  return (readRubricWorkbook(workbook(sheets)).problems ?? []).map(sayInChinese);
}

describe('what is wrong is said with the name of the cell', () => {
  it.each([
    ['a row without an id', { A5: '' }, '“评分表”A5：没有编号'], ['an id twice', { A5: 'V1' }, '“评分表”A5：编号 V1 与“评分表”A2重复'], ['a kind nobody knows', { B3: '减分' }, '“评分表”B3：类别“减分”不对'],
    ['points that are no number', { H12: '一分' }, '“评分表”H12：分值应是数字'], ['a check that is none', { L12: 'no-such: x' }, '“评分表”L12：没有“no-such”这项检查'],
    ['a code the check does not have', { L12: 'broken-link: gone' }, '“评分表”L12：检查“broken-link”没有“gone”这种问题'], ['a condition nobody understands', { M2: '很多次' }, '“评分表”M2：“很多次”不对'],
    ['points on a veto', { H2: '5' }, '“评分表”H2：“单项否决”的行不填“分值”'], ['an empty sentence', { G4: '' }, '“评分表”G4：没有填写'],
  ])('%s', (_, cells, said) => {
    expect(changed(cells).join('\n')).toContain(said);
  });

  it.each([['a version that is a word', { B3: '第一版' }, '“表头”B3：版本应是整数'], ['a date that is none', { B9: '2026年' }, '“表头”B9：日期应写成'], ['an id with blanks', { B2: '某 市' }, '“表头”B2：没有编号，或编号不对']])('%s', (_, head, said) => {
    expect(changed({}, head).join('\n')).toContain(said);
  });

  it('of a JSON file too, and of one that is none', () => {
    const [first, ...rest] = packs[0]!.rows;
    const { id: _, ...without } = first!;
    expect(sayInChinese(judgeRubric({ ...packs[0], rows: [without, ...rest] }).problems![0]!)).toContain('第 1 行的“id”：没有编号');
    expect(sayInChinese(readRubricJson('not json').problems![0]!)).toContain('不是 JSON');
    expect(judgeRubric({ ...packs[0], bonus: null, rows: [...packs[0]!.rows, { ...packs.at(-1)!.rows.at(-1) }] }).problems!.map(sayInChinese).join()).toContain('这张表没有加分');
    expect(judgeRubric({ ...packs[0], extra: 1 }).problems).not.toBeNull();
  });
});

/** The default form's workbook as WPS may save it: the row sheet's XML edited. */
function savedByWps(edit: (xml: string) => string): ReturnType<typeof readRubricWorkbook> {
  const parts = unzipSync(rubricWorkbook(packs[0]!));
  return readRubricWorkbook(zipSync({ ...parts, 'xl/worksheets/sheet2.xml': strToU8(edit(strFromU8(parts['xl/worksheets/sheet2.xml']!))) }));
}

describe('as WPS saves it', () => {
  it('a group merged over its rows counts for each of them, and hidden columns are read', () => {
    const merged = savedByWps((xml) => xml.replace(/(<c r="C[34]"[^>]*?)(?:\/>|>.*?<\/c>)/g, '$1/>').replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="C2:C4"/></mergeCells>').replace(/(<col min="17"[^/]*)\/>/, '$1 hidden="1"/>'));
    expect(merged.problems).toBeNull();
    expect(merged.pack!.rows.slice(0, 3).map(({ group }) => group)).toEqual(packs[0]!.rows.slice(0, 3).map(({ group }) => group));
  });

  it('a hidden or filtered row is neither taken nor left out silently: it is named, with what to do', () => {
    const { problems } = savedByWps((xml) => xml.replace('<row r="5"', '<row r="5" hidden="1"'));
    expect(problems!.map(sayInChinese)).toEqual(['“评分表”第 5 行是隐藏的：请取消隐藏和筛选，核对后保留或删去这一行']);
  });

  it('an id merged over two rows is an id twice, with its cell', () => {
    expect(savedByWps((xml) => xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A4:A5"/></mergeCells>')).problems!.map(sayInChinese).join()).toContain('“评分表”A5：编号');
  });
});
