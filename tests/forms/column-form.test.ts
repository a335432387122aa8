import { describe, expect, it } from 'vitest';
import { columnFormFile, type FormColumn } from '../../forms/column-form.ts';
import { readColumnForm, type FormProblem } from '../../forms/read-column-form.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook, type Cell, type Sheet } from '../../forms/workbook.ts';
import { columnKindSchema } from '../../contract/record.ts';
import { sayInChinese } from '../../messages/said.ts';
import { columnKinds } from '../../standards/column-kind.ts';
import { categoryOfName } from '../../standards/column-words.ts';

const site = 'http://www.shifan.gov.cn';
const columns: readonly FormColumn[] = [
  { name: '政务动态', url: `${site}/zwdt/`, kind: 'news' }, { name: '图片;新闻', url: `${site}/tpxw/`, kind: 'news' }, { name: '=cmd|calc', url: `${site}/x/`, kind: 'policy' },
  { name: '县长信箱', url: `${site}/xzxx/`, kind: 'consultation' }, { name: '办件查询', url: `${site}/cx?id=1`, kind: 'system' },
];
const inChinese = (problems: readonly FormProblem[]) => problems.map((problem) => ({ ...problem, says: sayInChinese(problem.says) }));
const read = (file: Uint8Array) => readColumnForm(file, { host: 'www.shifan.gov.cn', categoryOf: categoryOfName });
const table = (rows: readonly (readonly (string | null)[])[], merges: Sheet['merges'] = []): Uint8Array => workbook([{
  name: '栏目', widths: rows[0]!.map(() => 10), merges: [...merges], rows: rows.map((row) => row.map((value): Cell | null => (value === null ? null : { value }))),
}]);

it('the lines of the form are those records know', () => {
  expect(Object.keys(columnKinds)).toEqual(columnKindSchema.options);
});

describe('附件4', () => {
  it('is written line for line as printed, several columns of a class between “；”, and what starts with = stays text', () => {
    const [sheet] = readWorkbook(columnFormFile('示范县人民政府', columns));
    const line = (row: number): readonly string[] => [0, 1, 2, 3].map((column) => sheet!.text(row, column));
    expect(line(2)).toEqual(['内容类别', '内容类别', '栏目（系统）名称', '栏目（系统）地址']);
    expect(line(3)).toEqual(['信息公开类', '机构设置及职能', '无', '无']);
    expect(line(4)).toEqual(['信息公开类', '工作动态', '政务动态；图片、新闻', `${site}/zwdt/；${site}/tpxw/`]);
    expect(line(6)).toEqual(['信息公开类', '政策文件', '=cmd|calc', `${site}/x/`]);
    expect(line(16)).toEqual(['办事服务类', '其他', '无', '无']);
    expect(sheet!.cell(6, 2)!.formula).toBe(false);
  });

  it('is read back with its classes; the name that looks like a command is named and left out', () => {
    const { columns: back, problems } = read(columnFormFile('示范县人民政府', columns));
    expect(back.map(({ name, url, kind }) => `${kind} ${name} ${url.slice(site.length)}`)).toEqual(['news 政务动态 /zwdt/', 'news 图片、新闻 /tpxw/', 'consultation 县长信箱 /xzxx/', 'system 办件查询 /cx?id=1']);
    expect(inChinese(problems)).toEqual([{ cell: 'C7', says: expect.stringContaining('“=cmd|calc”以“=”开头'), left: true }]);
  });

  it('其他 belongs to its group, and an empty form has nothing', () => {
    const others: readonly FormColumn[] = (['disclosure-other', 'interaction-other', 'service-other'] as const).map((kind) => ({ name: kind, url: `${site}/${kind}/`, kind }));
    expect(read(columnFormFile('', others)).columns.map(({ kind }) => kind)).toEqual(['disclosure-other', 'interaction-other', 'service-other']);
    expect(read(columnFormFile('', [])).columns).toEqual([]);
  });
});

describe('other tables', () => {
  it('one column a line, the class by its name or by the name of the column', () => {
    const { columns: found, problems } = read(table([['序号', '栏目名称', '类别', '栏目网址'], ['1', '公示公告', '通知公告', 'www.shifan.gov.cn/gsgg/'], ['2', '人事任免', '', `${site}/rsrm/`], ['3', '领导之窗', '甲类', `${site}/ld/`], ['', '注：以上为主要栏目', '', '']]));
    expect(found.map(({ name, kind, url }) => `${kind} ${name} ${url}`)).toEqual([`notices 公示公告 ${site}/gsgg/`, `personnel 人事任免 ${site}/rsrm/`, `organisation 领导之窗 ${site}/ld/`]);
    expect(inChinese(problems)).toEqual([{ cell: 'C4', says: expect.stringContaining('“甲类”不是附件4的内容类别'), left: false }]);
  });

  it('names the cell of what it could not take: addresses that are none, twins, cells that do not match', () => {
    const { columns: found, problems } = read(table([
      ['名称', '地址'], ['动态', '内网'], ['要闻', `${site}/yw/`], ['重复', 'https://shifan.gov.cn/yw/index.html'], ['甲；乙', `${site}/j/`], ['外站', 'http://www.other.gov.cn/a/'], ['脚本', 'javascript:alert(1)'], ['空', ''],
    ]));
    expect(found.map(({ name }) => name)).toEqual(['要闻', '外站']);
    expect(problems.map(({ cell, left }) => `${cell} ${left}`)).toEqual(['B2 true', 'B4 true', 'A5 true', 'B6 false', 'B7 true', 'A8 true']);
    expect(sayInChinese(problems[1]!.says)).toMatch(/与 B3 的地址相同/);
    expect(sayInChinese(problems[2]!.says)).toMatch(/A5 有 2 个名称，B5 有 1 个地址/);
  });

  it('a class merged over its lines counts for each of them', () => {
    const { columns: found } = read(table([['内容类别', null, '栏目名称', '栏目地址'], ['互动回应类', '调查征集类栏目', '网上调查', `${site}/dc/`], [null, '其他', '民声', `${site}/ms/`]], [[0, 0, 0, 1], [1, 0, 2, 0]]));
    expect(found.map(({ kind }) => kind)).toEqual(['survey', 'interaction-other']);
  });

  it('says what is missing where there is no such table', () => {
    expect(() => read(table([['姓名', '电话'], ['甲', '1']]))).toThrow(/“栏目名称”和“栏目地址”/);
  });

  it('two thousand lines are read', () => {
    expect(read(table([['栏目名称', '栏目地址'], ...Array.from({ length: 2000 }, (_, index) => [`栏目${index}`, `${site}/c${index}/`])])).columns).toHaveLength(2000);
  });
});
