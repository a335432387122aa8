import { cellName, type SheetRead } from '../forms/read-workbook.ts';
import { ofFile } from '../messages/files.ts';
import { PackRefused, type DraftEntry, type DraftPack } from './problem.ts';
import { calendarWords, changeWords, headItems, kindWords, packSheets, severityWords } from './sheet-columns.ts';

type List = DraftEntry['list'];

/** Reads a pack from the sheets of a workbook (forms/read-workbook.ts); its entries keep their cells for messages. @throws PackRefused when no sheet is one of a pack */
export function readPackSheets(sheets: readonly SheetRead[]): DraftPack {
  const found = (part: keyof typeof packSheets): SheetRead | undefined => sheets.find(({ name }) => (packSheets[part].names as readonly string[]).includes(name.trim()));
  const lists = (['words', 'confusions', 'allow', 'settings', 'tables', 'trustedHosts', 'struckHosts', 'calendar'] as const).filter((list) => found(list));
  if (lists.length === 0) {
    throw new PackRefused([{ where: ofFile('file.where.workbook'), message: ofFile('file.pack.noSheet', packSheets.words.names[0], sheets.map(({ name }) => name).join('、').slice(0, 100)) }]);
  }
  const headSheet = found('head');
  return { head: { format: 'duwang-pack/1', note: '', until: null, ...headSheet ? headOf(headSheet) : {} }, entries: lists.flatMap((list) => entriesOf(list, found(list)!)) };
}

function headOf(sheet: SheetRead): Readonly<Record<string, unknown>> {
  const head: Record<string, unknown> = {};
  for (let row = 0; row < sheet.rows; row += 1) {
    const label = sheet.text(row, 0).trim();
    const item = Object.entries(headItems).find(([, names]) => (names as readonly string[]).includes(label))?.[0];
    const value = sheet.text(row, 1).trim();
    if (!item) continue;
    head[item] = item === 'version' ? wholeNumber(value) : item === 'until' ? value || null : value;
  }
  return head;
}

function entriesOf(list: List, sheet: SheetRead): readonly DraftEntry[] {
  const columns: Readonly<Record<string, readonly string[]>> = packSheets[list].columns;
  const top = headRow(sheet, columns);
  if (top === null) {
    throw new PackRefused([{ where: ofFile('file.where.sheet', sheet.name), message: ofFile('file.pack.noHead', Object.values(columns).map(([name]) => name).join('、')) }]);
  }
  const { row: first, at } = top;
  const entries: DraftEntry[] = [];
  const hidden: number[] = [];
  for (let row = first + 1; row < sheet.rows; row += 1) {
    const read = (field: string): string => (at.has(field) ? sheet.text(row, at.get(field)!).trim() : '');
    if (Object.keys(columns).every((field) => read(field) === '')) continue;
    if (sheet.hiddenRow(row)) hidden.push(row);
    entries.push({ list, where: ofFile('file.where.sheetCell', sheet.name, row + 1, cellName(row, at.get(Object.keys(columns)[0]!)!)), value: valueOf(list, read) });
  }
  // Whoever hid a row may have meant it to be out, or only filtered: a rule must not be guessed.
  if (hidden.length > 0) throw new PackRefused(hidden.slice(0, 20).map((row) => ({ where: ofFile('file.where.sheetRow', sheet.name, row + 1), message: ofFile('file.pack.hiddenRow') })));
  return entries;
}

/** The row of the first ten that names the first column, and where each field stands. */
function headRow(sheet: SheetRead, columns: Readonly<Record<string, readonly string[]>>): { readonly row: number; readonly at: ReadonlyMap<string, number> } | null {
  for (let row = 0; row < Math.min(10, sheet.rows); row += 1) {
    const at = new Map<string, number>();
    for (let column = 0; column < Math.min(40, sheet.columns); column += 1) {
      const label = sheet.text(row, column).replace(/[\s*＊（(].*$/, '').trim();
      const field = Object.entries(columns).find(([name, names]) => !at.has(name) && names.includes(label))?.[0];
      if (field) at.set(field, column);
    }
    if (at.has(Object.keys(columns)[0]!)) return { row, at };
  }
  return null;
}

function valueOf(list: List, read: (field: string) => string): unknown {
  switch (list) {
    case 'words': return { text: read('text'), kind: keyOf(kindWords, read('kind'), 'name'), source: read('source'), severity: keyOf(severityWords, read('severity'), 'review'), allow: read('allow').split(/[、;；\n]/).map((one) => one.trim()).filter(Boolean) };
    case 'confusions': return { wrong: read('wrong'), right: read('right'), source: read('source'), severity: keyOf(severityWords, read('severity'), 'review') };
    case 'allow': return read('text');
    case 'settings': return { id: read('id'), value: wholeNumber(read('value')), reason: read('reason') };
    case 'tables': return { table: read('table'), text: read('text'), change: keyOf(changeWords, read('change'), 'add'), reason: read('reason') };
    case 'trustedHosts': return read('host').toLowerCase();
    case 'calendar': return { year: wholeNumber(read('year')), kind: keyOf(calendarWords, read('kind'), 'off'), name: read('name'), from: dayOf(read('from')), to: dayOf(read('to') || read('from')), source: read('source') };
    case 'struckHosts': return { host: read('host').toLowerCase(), reason: read('reason') };
  }
}

/** The word's key; what is neither empty nor known stays, and is judged as wrong. */
function keyOf(words: Readonly<Record<string, string>>, written: string, otherwise: string): string {
  return written === '' ? otherwise : Object.entries(words).find(([key, word]) => word === written || key === written)?.[0] ?? written;
}

/** A day as people write it (2027-01-01, 2027/1/1, 2027年1月1日), as YYYY-MM-DD; anything else stays, and is judged as wrong. */
function dayOf(text: string): string {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text;
}

function wholeNumber(text: string): unknown {
  return /^-?\d{1,9}(?:\.0+)?$/.test(text) ? Number(text) : text;
}
