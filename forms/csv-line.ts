/**
 * Lines of a CSV file for Excel and WPS: UTF-8 with a byte order mark, CRLF, every cell quoted. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe, also after blanks and in full-width form (backend 6.3). Pure.
 */
export const csvStart = '\ufeff';

/** One line with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  const guarded = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(clean) ? `'${clean}` : clean;
  return `"${guarded.replaceAll('"', '""')}"`;
}
