import { readSheetPart, readSharedStrings, readStyles, readWorkbookPart, type SheetPart } from './workbook-parts.ts';
import { FileRefused, unpack } from './unpack.ts';

/** One cell with something in it. */
export interface CellRead {
  /** As it is seen: dates as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, numbers without their format, a formula's last result. */
  readonly text: string;
  /** What stands in the cell is a formula: its result was worked out by another program. */
  readonly formula: boolean;
  /** `#REF!` and the like: then `text` is empty. */
  readonly error: boolean;
}

export interface SheetRead {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows and columns that hold something, from 0. */
  readonly rows: number;
  readonly columns: number;
  /** The text of a cell, or of the merged cell it lies under; empty where there is none. Row and column from 0. */
  readonly text: (row: number, column: number) => string;
  /** The cell itself; null where it is empty or lies under a merged one. */
  readonly cell: (row: number, column: number) => CellRead | null;
  /** Whether a cell lies under a merged one, its first cell aside. */
  readonly covered: (row: number, column: number) => boolean;
  /** A row or column that was hidden: it is read all the same, so that nothing is lost silently. */
  readonly hiddenRow: (row: number) => boolean;
  readonly hiddenColumn: (column: number) => boolean;
}

/** Limits of a workbook: 20 MB, 60 MB unpacked, 30 sheets, 50,000 rows and 500,000 cells a sheet. */
export const workbookLimits = { packed: 20 * 1024 * 1024, unpacked: 60 * 1024 * 1024, entries: 5000, sheets: 30, rows: 50_000, cells: 500_000 } as const;

/**
 * Reads an Excel workbook (.xlsx) as Excel, WPS and LibreOffice write them: shared and inline texts, rich text, dates, merged and
 * hidden cells, results of formulas. Nothing in it is run. Pure: the same bytes give the same sheets, in the order of the tabs.
 * @throws FileRefused in words, for any other file, a password, a broken file, or one beyond the limits
 */
export function readWorkbook(file: Uint8Array): readonly SheetRead[] {
  const parts = unpack(file, (name) => wanted.test(name.replaceAll('\\', '/')), workbookLimits);
  // Some writers use backslashes, or another case.
  const byName = new Map([...parts].map(([name, bytes]) => [name.replaceAll('\\', '/').toLowerCase(), bytes]));
  const text = (name: string): string | null => {
    const bytes = byName.get(name.toLowerCase());
    return bytes === undefined ? null : decode(bytes);
  };
  const book = text('xl/workbook.xml');
  if (book === null) throw new FileRefused('content', 'file.unread.noBook');
  const { sheets, date1904 } = readWorkbookPart(book, text('xl/_rels/workbook.xml.rels') ?? '');
  if (sheets.length > workbookLimits.sheets) throw new FileRefused('too-large', 'file.unread.sheets', sheets.length, workbookLimits.sheets);
  const strings = readSharedStrings(text('xl/sharedStrings.xml') ?? '');
  const dateStyles = readStyles(text('xl/styles.xml') ?? '');
  return sheets.map(({ name, hidden, path }) => {
    const part = text(path);
    if (part === null) throw new FileRefused('broken', 'file.unread.noSheet', name);
    return sheetRead(name, hidden, readSheetPart(part, { sheet: name, strings, dateStyles, date1904, rows: workbookLimits.rows, cells: workbookLimits.cells }));
  });
}

/** The name of a cell for people: row 0, column 1 → `B1`. */
export function cellName(row: number, column: number): string {
  const letters = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26));
  return `${letters(column)}${row + 1}`;
}

const wanted = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function sheetRead(name: string, hidden: boolean, { cells, merges, hiddenRows, hiddenColumns }: SheetPart): SheetRead {
  let rows = 0;
  let columns = 0;
  for (const [row, ofRow] of cells) for (const [column, { text }] of ofRow) {
    if (text === '') continue;
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
  }
  const cell = (row: number, column: number): CellRead | null => cells.get(row)?.get(column) ?? null;
  // Only rows that hold something are ever asked for; a merge may claim a million.
  const byRow = new Map<number, (typeof merges)[number][]>();
  for (const merge of merges) {
    for (let row = merge[0]; row <= Math.min(merge[2], rows); row += 1) {
      const known = byRow.get(row);
      if (known) known.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  const mergeOf = (row: number, column: number) => byRow.get(row)?.find(([, left, , right]) => column >= left && column <= right);
  const covered = (row: number, column: number): boolean => {
    const merge = mergeOf(row, column);
    return merge !== undefined && (merge[0] !== row || merge[1] !== column);
  };
  return {
    name, hidden, rows, columns, covered,
    cell: (row, column) => (covered(row, column) ? null : cell(row, column)),
    text(row, column) {
      const [top, left] = mergeOf(row, column) ?? [row, column];
      return cell(top, left)?.text ?? '';
    },
    hiddenRow: (row) => hiddenRows.has(row),
    hiddenColumn: (column) => hiddenColumns.some(([from, to]) => column >= from && column <= to),
  };
}
