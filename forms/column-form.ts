import { columnForm, columnKinds, type ColumnKind } from '../standards/column-kind.ts';
import { workbook, type Cell, type Sheet } from './workbook.ts';

/** One column as the form lists it. */
export interface FormColumn { readonly name: string; readonly url: string; readonly kind: ColumnKind }

/** The form of one site as a file; see `columnSheet`. */
export function columnFormFile(siteName: string, columns: readonly FormColumn[]): Uint8Array {
  return workbook([columnSheet(siteName, columns)]);
}

/**
 * 《政府网站栏目（系统）基本信息表》 (国办发〔2015〕15号 附件4) of one site, as printed: one line a class, its columns joined by “；”; a class
 * without any is 无. Pure: the same columns give the same bytes.
 * @param siteName what the sheet is titled with
 */
export function columnSheet(siteName: string, columns: readonly FormColumn[]): Sheet {
  const kinds = Object.keys(columnKinds) as ColumnKind[];
  const body = (value: string): Cell => ({ value });
  const rows: (readonly (Cell | null)[])[] = [
    [{ value: columnForm.title, style: 'title' }, null, null, null],
    [{ value: `网站名称：${siteName}`, style: 'note' }, null, null, null],
    [{ value: columnForm.columns[0], style: 'head' }, null, { value: columnForm.columns[1], style: 'head' }, { value: columnForm.columns[2], style: 'head' }],
  ];
  const merges: [number, number, number, number][] = [[0, 0, 0, 3], [1, 0, 1, 3], [2, 0, 2, 1]];
  let group = '';
  for (const kind of kinds) {
    const line = columnKinds[kind];
    const own = columns.filter((column) => column.kind === kind);
    if (line.group === group) merges.at(-1)![2] = rows.length;
    else merges.push([rows.length, 0, rows.length, 0]);
    rows.push([
      line.group === group ? null : { value: line.group, style: 'center' }, body(line.name),
      body(own.map(({ name }) => withoutMark(name)).join('；') || '无'), body(own.map(({ url }) => url.replaceAll('；', '%EF%BC%9B')).join('；') || '无'),
    ]);
    group = line.group;
  }
  merges.push([rows.length, 0, rows.length, 3]);
  rows.push([{ value: columnForm.note, style: 'note' }, null, null, null]);
  return { name: columnForm.title, widths: [12, 24, 44, 64], headRows: 3, merges, rows };
}

/** The mark between two columns cannot stand within a name. */
function withoutMark(name: string): string {
  return name.replace(/[；;\n]/g, '、');
}
