import { describe, expect, it } from 'vitest';
import { readSiteForm } from '../../forms/read-site-form.ts';
import { FileRefused } from '../../forms/unpack.ts';
import { workbook } from '../../forms/workbook.ts';
import { samples } from './samples.ts';
import { sayInChinese } from '../../messages/said.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const table = (...rows: readonly (readonly string[])[]): Uint8Array => workbook([{ name: '网站', widths: [20, 20, 20, 20], rows: rows.map((row) => row.map((value) => ({ value }))) }]);
const heads = ['网站名称', '首页网址', '网站标识码', '门户/非门户'] as const;

describe('sites from a 政府网站基本信息表', () => {
  it('reads back what was exported', () => {
    const { sites, problems } = readSiteForm(samples['sites.xlsx']!(), '基本信息表.xlsx');
    expect(problems).toEqual([]);
    expect(sites).toMatchObject([{ host: 'www.demo.gov.cn', name: '示范县人民政府', code: '4501990001', kind: 'portal', entries: { region: '广西壮族自治区', headName: '黄建国', headPhone: '0771-1234567' } }]);
    expect(sites[0]!.entries['headMobile']).toBeUndefined();
  });

  it('reads the official layout, with its merged cells', () => {
    const layout = workbook([{
      name: '附件3', widths: [12, 12, 30], merges: [[1, 0, 1, 1], [2, 0, 2, 1], [3, 0, 4, 0]],
      rows: [[{ value: '政府网站基本信息表' }, null, null], [{ value: '网站名称' }, null, { value: '示范县人民政府' }], [{ value: '首页网址' }, null, { value: 'http://WWW.Demo.gov.cn/index.html' }], [{ value: '负责人' }, { value: '姓名' }, { value: '黄建国' }], [null, { value: '办公电话' }, { value: '无' }]],
    }]);
    expect(readSiteForm(layout, 'a.xlsx')).toMatchObject({ problems: [], sites: [{ host: 'www.demo.gov.cn', name: '示范县人民政府', entries: { headName: '黄建国' } }] });
  });

  it('reads a CSV in GBK, and one in UTF-8 with tabs', () => {
    // 网站名称,首页网址 / 示范县,www.demo.gov.cn in GBK.
    const gbk = Uint8Array.from([0xcd, 0xf8, 0xd5, 0xbe, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xd7, 0xd2, 0xb3, 0xcd, 0xf8, 0xd6, 0xb7, 0x0d, 0x0a, 0xca, 0xbe, 0xb7, 0xb6, 0xcf, 0xd8, 0x2c, ...bytes('www.demo.gov.cn\r\n')]);
    expect(readSiteForm(gbk, 'a.csv')).toMatchObject({ problems: [], sites: [{ name: '示范县', host: 'www.demo.gov.cn' }] });
    expect(readSiteForm(bytes('\ufeff网站名称\t首页网址\n"示范""县"\twww.demo.gov.cn'), 'a.csv')).toMatchObject({ sites: [{ name: '示范"县' }] });
    expect(readSiteForm(Uint8Array.from([0x81, 0xff, 0xff]), 'a.csv').problems.map(sayInChinese)[0]).toContain('GBK');
  });

  it('names the cell of every problem, and then imports nothing', () => {
    const { problems } = readSiteForm(table(heads, ['甲', '不是网址', '123', ''], ['乙', '', '4501990001', ''], ['丙', 'www.c.gov.cn', '', ''], ['丁', 'http://www.c.gov.cn/', '', ''], ['戊'.repeat(600), 'www.e.gov.cn', '', '']), 'a.xlsx');
    expect(problems.map(sayInChinese)).toEqual([
      expect.stringContaining('网站!B2：首页网址“不是网址”'), expect.stringContaining('网站!C2：网站标识码“123”'), expect.stringContaining('网站!B3：没有首页网址'),
      expect.stringContaining('网站!A6：网站名称有 600 字'), expect.stringContaining('网站!B5：与 网站!B4 是同一个网址'),
    ]);
  });

  it('takes what people have: a name with =cmd is text, one of 300 characters, control characters are taken out and said', () => {
    const { sites, problems, remarks } = readSiteForm(table(heads, ['=cmd|calc!A1', 'www.a.gov.cn', '', ''], ['长'.repeat(300), 'www.b.gov.cn', '', ''], ['示范\u200b县', 'www.c.gov.cn', 'BM01000001', '门户']), 'a.xlsx');
    expect(problems).toEqual([]);
    expect(sites.map(({ name }) => name.length)).toEqual([12, 300, 4]);
    expect(sites[2]).toMatchObject({ name: '示范 县', code: 'bm01000001', kind: 'portal' });
    expect(sayInChinese(remarks[0]!)).toContain('网站!A4：去掉了看不见的控制字符');
    expect(readSiteForm(bytes("网站名称,首页网址\n'=cmd,www.a.gov.cn"), 'a.csv').sites[0]!.name).toBe('=cmd');
  });

  it('says what to do with a table that is none, and with a file that is none', () => {
    expect(readSiteForm(table(['甲', '乙']), 'a.xlsx').problems.map(sayInChinese)[0]).toContain('要有“网站名称”和“首页网址”两列');
    expect(() => readSiteForm(bytes('PK not a workbook'), 'a.xlsx')).toThrow(FileRefused);
  });
});
