import type { Cell, CellStyle, Sheet } from './workbook.ts';

/** A cell as forms write it: a text or number stands for itself in the row's own style, null for a place under a merged cell. */
export type Draw = Cell | string | number | null;

/** A cell with the columns and rows it takes, one each where nothing is said. */
export type Placed = readonly [cell: Draw, columns?: number, rows?: number];

/** A sheet that grows from the top, row by row. */
export interface Draft {
  /** Number of the row that comes next, from 0. */
  at(): number;
  /** One text over all columns. `least`: height in points the row has at least. */
  across(text: string, style: CellStyle, least?: number): void;
  row(cells: readonly Draw[], style?: CellStyle, least?: number): void;
  /** Rows as a table in HTML has them: each cell with the number of columns and rows it takes; places taken from above are left out. */
  grid(rows: readonly (readonly Placed[])[], style?: CellStyle, least?: number): void;
  /** Makes one cell of these, from 0 and inclusive. */
  merge(top: number, left: number, bottom: number, right: number): void;
  /** The sheet as it stands. @param widths one for each column */
  done(name: string, widths: readonly number[], part?: Pick<Sheet, 'headRows' | 'landscape' | 'paged'>): Sheet;
}

/** Begins a sheet of so many columns. A row that is too short is filled with empty cells. */
export function draftSheet(columns: number): Draft {
  const rows: (Cell | null)[][] = [];
  const merges: [number, number, number, number][] = [];
  const heights: (number | undefined)[] = [];
  const draft: Draft = {
    at: () => rows.length,
    across(text, style, least) {
      if (columns > 1) merges.push([rows.length, 0, rows.length, columns - 1]);
      heights[rows.length] = least;
      rows.push([{ value: text, style }, ...Array.from({ length: columns - 1 }, () => null)]);
    },
    row(cells, style = 'body', least) {
      heights[rows.length] = least;
      rows.push(Array.from({ length: columns }, (_, column) => drawn(cells[column] === undefined ? '' : cells[column], style)));
    },
    grid(lines, style = 'center', least) {
      const top = rows.length;
      const taken = new Set<string>();
      const placed = lines.map((cells, at) => {
        const row: Draw[] = Array.from({ length: columns }, () => null);
        let column = 0;
        for (const [cell, wide = 1, high = 1] of cells) {
          while (taken.has(`${at} ${column}`)) column += 1;
          row[column] = cell;
          for (let y = at; y < at + high; y += 1) for (let x = column; x < column + wide; x += 1) taken.add(`${y} ${x}`);
          draft.merge(top + at, column, top + at + high - 1, column + wide - 1);
          column += wide;
        }
        return row;
      });
      for (const row of placed) draft.row(row, style, least);
    },
    merge(top, left, bottom, right) {
      if (top !== bottom || left !== right) merges.push([top, left, bottom, right]);
    },
    done: (name, widths, part = {}) => ({ name, widths, rows, merges, heights: [...heights], ...part }),
  };
  return draft;
}

function drawn(cell: Draw, style: CellStyle): Cell | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, style };
  return typeof cell === 'number' ? { value: cell } : cell;
}
