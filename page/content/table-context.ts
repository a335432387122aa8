import { attr, childrenOf, closest, localNameOf, parentOf, textOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** What the table says about one of its cells. All texts folded and half-width; empty where there is none. */
export interface CellContext {
  readonly table: Element;
  /** Head of the cell's column: the text of the first row that has more than one cell. */
  readonly column: string;
  /** The cell to its left, at most 40 characters: a label, in forms. */
  readonly left: string;
  /** The whole row, at most 400 characters. */
  readonly row: string;
}

/** The context of the table cell an element stands in; null outside tables and in those made for the layout. Constant work for a cell of a long table. */
export function cellContextOf(page: PageView, element: Element): CellContext | null {
  const cell = closest(element, 'td, th');
  const row = cell && parentOf(cell);
  const table = row && closest(row, 'table');
  if (!cell || !row || !table) return null;
  // A cell that holds a whole text belongs to a table made for the layout.
  const [start, end] = page.text.rangeOf(cell);
  if (end - start > longestCell) return null;
  const cells = Array.from(childrenOf(row));
  const at = cells.indexOf(cell);
  const left = cells[at - 1];
  return {
    table,
    column: headOf(page, table)[columnsOf(cells.slice(0, at))] ?? '',
    left: left ? tidy(textOf(left) ?? '').slice(-40) : '',
    row: tidy(cells.slice(0, 40).map((each) => (textOf(each) ?? '').slice(0, 200)).join(' ')).slice(0, 400),
  };
}

const longestCell = 400;

/** Texts of the head of a table, one for each column (a cell over several columns is repeated); empty when there is none. */
export function headOf(page: PageView, table: Element): readonly string[] {
  const known = heads(page);
  const had = known.get(table);
  if (had) return had;
  const head = workOutHead(table);
  known.set(table, head);
  return head;
}

const heads = derived((): Map<Element, readonly string[]> => new Map());

function workOutHead(table: Element): readonly string[] {
  for (const row of firstRows(table)) {
    const cells = Array.from(childrenOf(row)).slice(0, 60);
    if (cells.length < 2) continue;
    return cells.flatMap((cell) => Array.from({ length: spanOf(cell) }, () => tidy((textOf(cell) ?? '').slice(0, 200)).slice(0, 40)));
  }
  return [];
}

/** The first few rows, through thead and tbody. */
function firstRows(table: Element): readonly Element[] {
  const rows: Element[] = [];
  for (const part of Array.from(childrenOf(table)).slice(0, 6)) {
    if (localNameOf(part) === 'tr') rows.push(part);
    else for (let index = 0; index < 4; index += 1) {
      const row = childrenOf(part)[index];
      if (row && localNameOf(row) === 'tr') rows.push(row);
    }
    if (rows.length >= 4) break;
  }
  return rows.slice(0, 4);
}

function columnsOf(cells: readonly Element[]): number {
  return cells.reduce((total, cell) => total + spanOf(cell), 0);
}

function spanOf(cell: Element): number {
  const span = Number(attr(cell, 'colspan') ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 60 ? span : 1;
}
