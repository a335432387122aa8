import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbook, type Sheet } from '../../forms/workbook.ts';

const sheet: Sheet = {
  name: '评分表', widths: [10, 30], headRows: 1, merges: [[1, 0, 2, 0]],
  rows: [[{ value: '一级指标', style: 'head' }, { value: '说明', style: 'head' }], [{ value: '甲' }, { value: '=cmd|calc' }], [null, { value: 4.5 }]],
};

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
}

describe('workbook', () => {
  it('gives the same bytes for the same sheets', () => {
    expect(Buffer.from(workbook([sheet])).equals(Buffer.from(workbook([sheet])))).toBe(true);
  });

  it('never writes a formula: what a page says stays text', () => {
    const part = partsOf(workbook([sheet]))['xl/worksheets/sheet1.xml']!;
    expect(part).not.toContain('<f>');
    expect(part).toContain('t="inlineStr"><is><t xml:space="preserve">=cmd|calc</t>');
  });

  it('keeps merges, print titles, A4 and page numbers', () => {
    const parts = partsOf(workbook([sheet]));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<mergeCell ref="A2:A3"/>');
    expect(parts['xl/worksheets/sheet1.xml']).toMatch(/paperSize="9".*fitToWidth="1".*&amp;P/s);
    expect(parts['xl/workbook.xml']).toContain("'评分表'!$1:$1");
  });

  it('is well-formed XML whatever a page wrote: control characters, lone surrogates, markup', () => {
    const hostile = 'a\u0000\u000b<b>&"\ud800\ufffe]]>';
    const part = partsOf(workbook([{ name: 'x', widths: [10], rows: [[{ value: hostile }]] }]))['xl/worksheets/sheet1.xml']!;
    expect(part).toContain('a\ufffd\ufffd&lt;b&gt;&amp;&quot;\ufffd\ufffd]]&gt;');
  });

  it('grows rows with their text, Chinese counting double', () => {
    const height = (value: string): number => Number(/ ht="(\d+)"/.exec(partsOf(workbook([{ name: 'x', widths: [11], rows: [[{ value }]] }]))['xl/worksheets/sheet1.xml']!)![1]);
    expect(height('字'.repeat(20))).toBeGreaterThan(height('字'.repeat(4)));
    expect(height('a\nb\nc')).toBeGreaterThan(height('a'));
  });

  it('makes sheet names that Excel takes, and refuses two of one name', () => {
    expect(partsOf(workbook([{ ...sheet, name: '甲/乙:丙*'.padEnd(40, '长') }]))['xl/workbook.xml']).toMatch(/name="甲 乙 丙 长{25}"/);
    expect(() => workbook([sheet, sheet])).toThrow(/重名/);
    expect(() => workbook([])).toThrow(/至少/);
  });
});
