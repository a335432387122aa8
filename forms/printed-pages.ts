import type { Cell, Sheet } from './workbook.ts';

/** Where the printed pages of a sheet end, and its cells with each group of the first column begun anew on the page it goes on to. */
export interface PrintedPages {
  readonly rows: Sheet['rows'];
  readonly merges: NonNullable<Sheet['merges']>;
  /** Numbers of the rows that begin a page, from 0, the first page aside. */
  readonly breaks: readonly number[];
}

/**
 * Ends the pages of a long form between rows, and prints the name of a group of the first column once more where it goes on, as the
 * official forms themselves do (桂政办发〔2017〕152号 附件1、附件2): a name in the middle of a merged cell would stand on another
 * page or be cut in two. A text merged over rows of another column keeps to one page where it fits on one.
 * Pure. @param heights of the rows, in points
 */
export function printedPages({ rows, widths, merges = [], headRows = 0, landscape = true }: Sheet, heights: readonly number[]): PrintedPages {
  const sum = (from: number, to: number): number => heights.slice(from, to).reduce((all, each) => all + each, 0);
  const [width, height] = landscape ? [770, 508] : [523, 755];
  const scale = Math.min(1, width / (widths.reduce((all, each) => all + each, 0) * pointsPerCharacter));
  const room = (height * spare) / scale - sum(0, headRows);
  const keptTogether = merges.filter(([top, left, bottom]) => left > 0 && bottom > top && sum(top, bottom + 1) <= room);
  const breaks: number[] = [];
  let begun = headRows;
  for (let row = headRows; row < rows.length; row += 1) {
    if (sum(begun, row + 1) <= room || row === begun) continue;
    const top = keptTogether.find(([from, , to]) => row > from && row <= to)?.[0] ?? row;
    begun = top > begun ? top : row;
    breaks.push(begun);
    row = begun;
  }
  return { breaks, ...split(rows, merges, breaks) };
}

/** Width of a character of 宋体 11, by which Excel and WPS scale a sheet to the width of the page. */
const pointsPerCharacter = 6;
/** Printers and other fonts take a little more. */
const spare = 0.96;

function split(rows: Sheet['rows'], merges: NonNullable<Sheet['merges']>, breaks: readonly number[]): Pick<PrintedPages, 'rows' | 'merges'> {
  const cells: (readonly (Cell | null)[])[] = [...rows];
  const parts = merges.flatMap((merge): NonNullable<Sheet['merges']> => {
    const [top, left, bottom, right] = merge;
    const own = left === 0 ? breaks.filter((row) => row > top && row <= bottom) : [];
    const starts = [top, ...own];
    for (const row of own) cells[row] = cells[row]!.map((cell, column) => (column === left ? rows[top]![left]! : cell));
    return starts.map((start, index) => [start, left, (starts[index + 1] ?? bottom + 1) - 1, right] as const).filter(([from, first, to, last]) => to > from || last > first);
  });
  return { rows: cells, merges: parts };
}
