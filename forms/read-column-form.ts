import { columnAddress } from '../contract/column-address.ts';
import { parseUrl } from '../contract/parse-url.ts';
import type { Said } from '../contract/said.ts';
import { ofFile } from '../messages/files.ts';
import type { ColumnCategory } from '../standards/column-category.ts';
import { columnKinds, guessedKind, type ColumnKind } from '../standards/column-kind.ts';
import type { FormColumn } from './column-form.ts';
import { cellName, readWorkbook, type SheetRead } from './read-workbook.ts';
import { FileRefused } from './unpack.ts';

/** Something a person should look at; `left` where what stands there was not taken. */
export interface FormProblem { readonly cell: string; readonly says: Said; readonly left: boolean }

export interface ColumnFormRead {
  readonly sheet: string;
  readonly columns: readonly FormColumn[];
  readonly problems: readonly FormProblem[];
}

export interface ReadColumnForm {
  /** Host of the site the register belongs to, for addresses elsewhere. */
  readonly host: string;
  /** The category a column's name tells, for lines without a class. */
  readonly categoryOf: (name: string) => ColumnCategory | null;
}

/**
 * Reads a filled 附件4, or any table with a heading of 名称 and 地址: one column a line, or several in a cell between “；”. Merged and
 * hidden cells as WPS saves them are read; every message names its cell.
 * @throws FileRefused where the file is no workbook or has no such table
 */
export function readColumnForm(file: Uint8Array, { host, categoryOf }: ReadColumnForm): ColumnFormRead {
  const sheets = readWorkbook(file);
  const found = sheets.map((sheet) => ({ sheet, head: headOf(sheet) })).find(({ sheet, head }) => head !== null && !sheet.hidden) ?? sheets.map((sheet) => ({ sheet, head: headOf(sheet) })).find(({ head }) => head !== null);
  if (!found?.head) throw new FileRefused('content', 'file.columns.none', sheets.length === 0 ? ofFile('file.columns.noSheets') : sheets.map(({ name }) => `“${name}”`).join('、'));
  const { sheet, head } = found;
  const problems: FormProblem[] = sheet.hidden ? [{ cell: 'A1', says: ofFile('file.columns.hiddenSheet', sheet.name), left: false }] : [];
  const columns: FormColumn[] = [];
  const known = new Map<string, string>();
  for (let row = head.row + 1; row < sheet.rows; row += 1) {
    if (sheet.covered(row, head.name) && sheet.covered(row, head.url)) continue;
    const names = partsOf(sheet.text(row, head.name));
    const urls = partsOf(sheet.text(row, head.url));
    if (names.length === 0 && urls.length === 0) continue;
    if (/^(?:注|说明|填表说明|备注)[:：]/.test(names[0] ?? '') || /^注\s*[:：]/.test(sheet.text(row, 0))) continue;
    const [nameCell, urlCell] = [cellName(row, head.name), cellName(row, head.url)];
    if (sheet.hiddenRow(row)) problems.push({ cell: nameCell, says: ofFile('file.columns.hiddenRow', row + 1), left: false });
    if (sheet.cell(row, head.name)?.formula || sheet.cell(row, head.url)?.formula) problems.push({ cell: nameCell, says: ofFile('file.columns.formula'), left: false });
    if (names.length !== urls.length) {
      problems.push({ cell: nameCell, says: ofFile('file.columns.uneven', nameCell, names.length, urlCell, urls.length), left: true });
      continue;
    }
    const label = head.kinds.map((column) => sheet.text(row, column)).filter((text, index, all) => text !== '' && all.indexOf(text) === index);
    const kind = kindOf(label);
    if (kind === null && label.length > 0) problems.push({ cell: cellName(row, head.kinds.at(-1)!), says: ofFile('file.columns.kind', label.join('／')), left: false });
    names.forEach((name, index) => take(name, urls[index]!, kind, nameCell, urlCell));
  }
  if (sheet.hiddenColumn(head.name) || sheet.hiddenColumn(head.url)) problems.push({ cell: cellName(head.row, head.name), says: ofFile('file.columns.hiddenColumn'), left: false });
  return { sheet: sheet.name, columns, problems };

  function take(name: string, written: string, kind: ColumnKind | null, nameCell: string, urlCell: string): void {
    if (/^[=+\-@]/.test(name)) {
      problems.push({ cell: nameCell, says: ofFile('file.columns.command', short(name), name[0]!), left: true });
      return;
    }
    if (name.length > 100) {
      problems.push({ cell: nameCell, says: ofFile('file.columns.long', name.length), left: true });
      return;
    }
    const url = addressOf(written);
    const address = url === null ? null : columnAddress(url);
    if (url === null || address === null) {
      problems.push({ cell: urlCell, says: ofFile('file.columns.address', short(written), short(name)), left: true });
      return;
    }
    const twin = known.get(address);
    if (twin !== undefined) {
      problems.push({ cell: urlCell, says: ofFile('file.columns.twin', twin, short(name)), left: true });
      return;
    }
    known.set(address, urlCell);
    if (!isOwn(new URL(url).hostname, host)) problems.push({ cell: urlCell, says: ofFile('file.columns.elsewhere', short(url), host), left: false });
    columns.push({ name, url, kind: kind ?? guessedKind(name, categoryOf(name)) });
  }
}

interface Head { readonly row: number; readonly name: number; readonly url: number; readonly kinds: readonly number[] }

/** The line of headings: within the first thirty lines, one cell with 名称 and one with 地址 or 网址. */
function headOf(sheet: SheetRead): Head | null {
  for (let row = 0; row < Math.min(sheet.rows, 30); row += 1) {
    const texts = Array.from({ length: Math.min(sheet.columns, 50) }, (_, column) => (sheet.covered(row, column) ? '' : sheet.text(row, column).replace(/\s/g, '')));
    const name = texts.findIndex((text) => text.length <= 20 && /(?:栏目|系统|频道).{0,6}名称|^名称$/.test(text));
    const url = texts.findIndex((text) => text.length <= 20 && /(?:地址|网址|url|链接)/i.test(text));
    if (name < 0 || url < 0 || name === url) continue;
    const titled = texts.flatMap((text, column) => (text.length <= 20 && /类别|分类|类型/.test(text) ? [column] : []));
    // A heading over two columns (内容类别) names both; without one, what stands before the name may be it.
    const kinds = titled.flatMap((column) => {
      const own = [column];
      for (let next = column + 1; next < sheet.columns && next !== name && next !== url && sheet.covered(row, next) && sheet.text(row, next) === sheet.text(row, column); next += 1) own.push(next);
      return own;
    });
    return { row, name, url, kinds };
  }
  return null;
}

/** Several columns in a cell stand between “；”, “;” or line breaks. 无 is none. */
function partsOf(text: string): readonly string[] {
  return text.split(/[；;\n]+/).map((part) => part.trim()).filter((part) => part !== '' && part !== '无' && part !== '／' && part !== '/');
}

const plain = (text: string): string => text.replace(/[\s（）()、，,：:]/g, '').replace(/(?:类栏目|栏目|类)$/, '');

/** The line of 附件4 that the cells of a class name; 其他 needs its group. Null when they name none. */
function kindOf(label: readonly string[]): ColumnKind | null {
  const own = label.map(plain);
  const group = own.find((text) => groups.includes(text)) ?? own.map((text) => groups.find((each) => text.startsWith(each))).find((each) => each !== undefined);
  for (const [kind, line] of Object.entries(columnKinds) as [ColumnKind, (typeof columnKinds)[ColumnKind]][]) {
    const name = plain(line.name);
    if (name === '其他' ? own.some((text) => /^(?:其他|其它)$/.test(text)) && plain(line.group) === group : own.includes(name)) return kind;
  }
  return null;
}

const groups = ['信息公开', '互动回应', '办事服务'];

/** `www.example.gov.cn/a/` is taken with the protocol left out; anything else that is no web address is none. */
function addressOf(written: string): string | null {
  const tight = written.trim().replace(/^(https?)：\/\//i, '$1://');
  const full = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(tight) && !/^\w+:\/\//.test(tight) ? `http://${tight}` : tight;
  const url = parseUrl(full);
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !/\s/.test(tight) ? url.href : null;
}

function isOwn(host: string, site: string): boolean {
  const own = site.replace(/^www\./, '');
  return host.replace(/^www\./, '') === own || host.endsWith(`.${own}`);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
