import { readWorkbook, type SheetRead } from '../forms/read-workbook.ts';

/**
 * The text of a workbook, a line for each row. Long numbers are written with the head of their column before them, because what
 * a number is (身份证号, 卡号) stands there and not beside it. @throws FileRefused
 */
export function xlsxText(file: Uint8Array): string {
  return readWorkbook(file).map(sheetText).join('\n');
}

function sheetText(sheet: SheetRead): string {
  const lines = [sheet.name];
  let heads: readonly string[] = [];
  for (let row = 0; row < sheet.rows; row += 1) {
    const cells = Array.from({ length: sheet.columns }, (_, column) => (sheet.covered(row, column) ? '' : sheet.text(row, column)));
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0) continue;
    // The head is the last row of two and more cells before the first row with a number in it.
    if (filled.length > 1 && filled.every((cell) => !/\d{4}/.test(cell)) && lines.length < 10) heads = cells;
    lines.push(cells.map((cell, column) => (/\d{11}|\d{4}[ -]\d{4}[ -]\d{4}/.test(cell) && heads[column] ? `${heads[column]}：${cell}` : cell)).join('\t').trimEnd());
  }
  return lines.join('\n');
}
