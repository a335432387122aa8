import { parseUrl } from '../contract/parse-url.ts';
import type { Said } from '../contract/said.ts';
import { ofFile } from '../messages/files.ts';
import { readCsv } from './csv-table.ts';
import { cellName, readWorkbook } from './read-workbook.ts';
import { siteTableColumns } from './site-form.ts';

/** One site as a file has it. `where` names its row for people. What the file leaves blank or calls 无 is empty. */
export interface SiteRead { readonly where: string; readonly host: string; readonly name: string; readonly code: string | null; readonly kind: 'portal' | 'department' | 'unknown'; readonly entries: Readonly<Record<string, string>> }

/** What a file of sites comes to: with any problem nothing may be imported; remarks are only said. */
export interface SitesRead { readonly sites: readonly SiteRead[]; readonly problems: readonly Said[]; readonly remarks: readonly Said[] }

/** A table as it was read: text and name of each cell, and whether it came from a formula. */
interface Table { readonly rows: number; readonly columns: number; readonly text: (row: number, column: number) => string; readonly name: (row: number, column: number) => string; readonly formula: (row: number, column: number) => boolean; readonly hidden: (row: number) => boolean }

/**
 * Reads sites from a 政府网站基本信息表: a table with headings (ours, or any with 网站名称 and 首页网址), or sheets in the official layout of
 * 附件3; xlsx as Excel, WPS and LibreOffice save it, or CSV in UTF-8 or GBK. Every problem names its cell. Pure.
 * @throws FileRefused for a file that is no workbook
 */
export function readSiteForm(file: Uint8Array, fileName: string): SitesRead {
  const csv = /\.(?:csv|txt)$/i.test(fileName);
  const tables = csv ? csvTables(file) : readWorkbook(file).map((sheet): Table => ({
    rows: sheet.rows, columns: sheet.columns, text: sheet.text, name: (row, column) => `${sheet.name}!${cellName(row, column)}`,
    formula: (row, column) => sheet.cell(row, column)?.formula === true, hidden: sheet.hiddenRow,
  }));
  const problems: Said[] = [];
  const remarks: Said[] = [];
  if (tables === null) return { sites: [], problems: [ofFile('file.sites.encoding')], remarks };
  const found = tables.map((table) => ({ table, head: headOf(table) }));
  const listed = found.flatMap(({ table, head }) => (head ? fromTable(table, head, problems, remarks) : []));
  // A file of ours has both: the table says everything the sheets say.
  const sites = listed.length > 0 || found.some(({ head }) => head) ? listed : tables.flatMap((table) => fromLayout(table, problems, remarks));
  if (sites.length === 0 && problems.length === 0) problems.push(ofFile('file.sites.none'));
  const seen = new Map<string, string>();
  for (const { host, where } of sites) {
    const before = seen.get(host);
    if (host !== '' && before !== undefined) problems.push(ofFile('file.at', where, ofFile('file.sites.twin', before, host)));
    seen.set(host, where);
  }
  return { sites, problems, remarks };
}

/** The row of headings with the column of each. */
function headOf(table: Table): { readonly row: number; readonly columns: ReadonlyMap<string, number> } | null {
  for (let row = 0; row < Math.min(table.rows, 20); row += 1) {
    const columns = new Map<string, number>();
    for (let column = 0; column < table.columns; column += 1) {
      const text = squeezed(table.text(row, column));
      const known = siteTableColumns.find(({ heading }) => squeezed(heading) === text) ?? (text === '首页地址' || text === '网址' ? { id: 'host' } : null);
      if (known && !columns.has(known.id)) columns.set(known.id, column);
    }
    // Merged headings of the layout say the same in many columns; a table has them side by side.
    if (columns.has('name') && columns.has('host') && columns.size >= 2 && columns.get('name') !== columns.get('host')) return { row, columns };
  }
  return null;
}

function fromTable(table: Table, { row: head, columns }: NonNullable<ReturnType<typeof headOf>>, problems: Said[], remarks: Said[]): readonly SiteRead[] {
  const sites: SiteRead[] = [];
  for (let row = head + 1; row < table.rows; row += 1) {
    const at = (id: string): { readonly text: string; readonly name: string } => {
      const column = columns.get(id);
      return column === undefined ? { text: '', name: '' } : { text: valueAt(table, row, column, remarks), name: table.name(row, column) };
    };
    if ([...columns.keys()].every((id) => at(id).text === '')) continue;
    if (/^(?:注|说明|单位负责人|审核人|填报人)/.test(table.text(row, 0))) continue;
    if (table.hidden(row)) remarks.push(ofFile('file.at', table.name(row, 0), ofFile('file.sites.hiddenRow')));
    sites.push(judged(at, [...columns.keys()], problems));
  }
  return sites;
}

/** The official layout: a label with its value in the next cell that is another one. */
function fromLayout(table: Table, problems: Said[], remarks: Said[]): readonly SiteRead[] {
  const cells = new Map<string, { readonly text: string; readonly name: string }>();
  let group = '';
  for (let row = 0; row < Math.min(table.rows, 60); row += 1) {
    const first = squeezed(table.text(row, 0));
    group = first === '负责人' || first === '联系人' ? first : group;
    for (let column = 0; column < table.columns; column += 1) {
      const label = squeezed(table.text(row, column));
      const known = siteTableColumns.find(({ heading }) => squeezed(heading) === label || squeezed(heading) === `${group}${label}`);
      if (!known || cells.has(known.id)) continue;
      let next = column + 1;
      while (next < table.columns && squeezed(table.text(row, next)) === label) next += 1;
      cells.set(known.id, { text: valueAt(table, row, next, remarks), name: table.name(row, next) });
    }
  }
  if (!cells.has('host') || !cells.has('name')) return [];
  return [judged((id) => cells.get(id) ?? { text: '', name: '' }, [...cells.keys()], problems)];
}

function judged(at: (id: string) => { readonly text: string; readonly name: string }, ids: readonly string[], problems: Said[]): SiteRead {
  const host = at('host');
  const name = at('name');
  const code = at('code');
  const kind = at('kind').text;
  const named = hostOf(host.text);
  if (host.text === '') problems.push(ofFile('file.at', host.name, ofFile('file.sites.noHost')));
  else if (named === null) problems.push(ofFile('file.at', host.name, ofFile('file.sites.host', shortened(host.text))));
  if (name.text.length > 500) problems.push(ofFile('file.at', name.name, ofFile('file.sites.name', name.text.length)));
  if (code.text !== '' && !/^[0-9a-z]{10}$/i.test(code.text)) problems.push(ofFile('file.at', code.name, ofFile('file.sites.code', shortened(code.text))));
  for (const id of ids) if (at(id).text.length > 2000) problems.push(ofFile('file.at', at(id).name, ofFile('file.sites.long')));
  return {
    where: host.name || name.name, host: named ?? '', name: name.text, code: code.text === '' ? null : code.text.toLowerCase(),
    kind: kind === '门户' ? 'portal' : kind === '非门户' ? 'department' : 'unknown',
    entries: Object.fromEntries(ids.filter((id) => !['host', 'name', 'code', 'kind'].includes(id)).map((id) => [id, at(id).text]).filter(([, text]) => text !== '')),
  };
}

/** A cell's text without control characters; 无 and the like are nothing. */
function valueAt(table: Table, row: number, column: number, remarks: Said[]): string {
  const raw = table.text(row, column);
  const text = raw.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ').replace(/\s+/g, ' ').trim();
  if (text !== raw.replace(/\s+/g, ' ').trim()) remarks.push(ofFile('file.at', table.name(row, column), ofFile('file.sites.control')));
  if (table.formula(row, column)) remarks.push(ofFile('file.at', table.name(row, column), ofFile('file.sites.formula')));
  return /^(?:无|-|—|\/|暂无)$/.test(text) ? '' : text;
}

/** Host name in lower case of an address with or without http://; null for what is none. */
function hostOf(text: string): string | null {
  const url = parseUrl(/^https?:\/\//i.test(text) ? text : `http://${text}`);
  return url && /^[^\s.]+(?:\.[^\s.]+)+$/.test(url.hostname) && url.username === '' ? url.hostname.toLowerCase() : null;
}

function csvTables(file: Uint8Array): readonly Table[] | null {
  const rows = readCsv(file);
  if (!rows) return null;
  return [{ rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0), text: (row, column) => rows[row]?.[column] ?? '', name: cellName, formula: () => false, hidden: () => false }];
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
