import { describe, expect, it } from 'vitest';
import { inRanges } from '../../forms/cover-sheet.ts';
import { printedPages } from '../../forms/printed-pages.ts';
import type { Cell, Sheet } from '../../forms/workbook.ts';

const cell = (value: string): Cell => ({ value });
/** A heading, then a group of so many rows and another of two, the last text of which is merged over both. */
const form = (rows: number): Sheet => ({
  name: '表', widths: [10, 40], headRows: 1, paged: true,
  rows: [[cell('分类'), cell('内容')], ...Array.from({ length: rows }, (_, at) => [at === 0 ? cell('甲') : null, cell(`${at}`)]), [cell('乙'), cell('合并')], [null, null]],
  merges: [[1, 0, rows, 0], [rows + 1, 0, rows + 2, 0], [rows + 1, 1, rows + 2, 1]],
});
const heights = (sheet: Sheet): readonly number[] => sheet.rows.map(() => 100);

describe('pages of a long form', () => {
  it('each names the group it goes on with, and no cell is merged over two of them', () => {
    const sheet = form(9);
    const { rows, merges, breaks } = printedPages(sheet, heights(sheet));
    expect(breaks.length).toBeGreaterThan(1);
    for (const row of breaks) expect(rows[row]![0]?.value, `row ${row}`).toMatch(/[甲乙]/);
    for (const [top, , bottom] of merges) expect(breaks.filter((row) => row > top && row <= bottom)).toEqual([]);
  });

  it('a text merged over rows stays on one page where it fits on one', () => {
    for (let rows = 1; rows < 12; rows += 1) {
      const sheet = form(rows);
      expect(printedPages(sheet, heights(sheet)).merges).toContainEqual([rows + 1, 1, rows + 2, 1]);
    }
  });

  it('what fits on one page stays as it is', () => {
    const sheet = form(1);
    expect(printedPages(sheet, sheet.rows.map(() => 20))).toEqual({ rows: sheet.rows, merges: sheet.merges!.filter(([top, left, bottom, right]) => bottom > top || right > left), breaks: [] });
  });

  it('a row higher than a page has a page of its own, and the end is reached', () => {
    const sheet = form(3);
    const { breaks } = printedPages(sheet, [20, 400, 400, 400, 400, 400]);
    expect(breaks).toEqual([2, 3, 4, 5]);
  });
});

it('duties that follow each other are named as ranges, other rows as they are', () => {
  expect(inRanges(['链接可用性（1）', '表1第1项', '表1第2项', '表1第3项', '表1第6项', '表2第7项'])).toEqual(['链接可用性（1）', '表1第1—3、6项', '表2第7项']);
});
