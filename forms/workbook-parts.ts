import { Parser } from 'saxen';
import type { CellRead } from './read-workbook.ts';
import { FileRefused } from './unpack.ts';

type Attributes = Readonly<Record<string, string>>;

interface Heard {
  readonly open?: (name: string, attributes: () => Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Walks one XML part; names come without their namespace's prefix. Entities a file defines itself are never resolved. */
export function walkXml(xml: string, { open, close, text }: Heard): void {
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  let broken: Error | null = null;
  const parser = new Parser();
  if (open) parser.on('openTag', (name, attributes, decode) => open(plain(name), () => Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [plain(key), decode(value)]))));
  if (close) parser.on('closeTag', (name) => close(plain(name)));
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', (value) => text(value));
  }
  parser.on('error', (error) => {
    broken ??= error;
  });
  parser.on('warn', () => undefined);
  parser.parse(xml);
  if (broken) throw new FileRefused('broken', 'file.unread.inside');
}

export interface BookPart {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly path: string }[];
  readonly date1904: boolean;
}

/** Names and parts of the sheets, in the order of the tabs. */
export function readWorkbookPart(xml: string, relations: string): BookPart {
  const targets = new Map<string, string>();
  if (relations !== '') walkXml(relations, { open: (name, attributes) => {
    if (name !== 'Relationship') return;
    const { Id, Target } = attributes();
    if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
  } });
  const sheets: BookPart['sheets'][number][] = [];
  let date1904 = false;
  walkXml(xml, { open: (name, attributes) => {
    if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes()['date1904'] ?? '');
    if (name !== 'sheet') return;
    const { name: title = '', state = 'visible', id = '' } = attributes();
    const path = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
    // Charts on sheets of their own hold no cells.
    if (/worksheets\//i.test(path)) sheets.push({ name: title, hidden: state !== 'visible', path });
  } });
  return { sheets, date1904 };
}

/** The table of texts. Reading aids (phonetic runs) are no text. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let current: string | null = null;
  let inText = false;
  let phonetic = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close(name) {
      if (name === 'si') {
        strings.push(unescaped(current ?? ''));
        current = null;
      } else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text(value) {
      if (inText && current !== null) current += value;
    },
  });
  return strings;
}

/** Which cell formats show a date, and whether with the time of day. By the index a cell names. */
export function readStyles(xml: string): ReadonlyMap<number, 'day' | 'time'> {
  const kinds = new Map<number, 'day' | 'time'>();
  if (xml === '') return kinds;
  const custom = new Map<number, string>();
  let inFormats = false;
  let index = 0;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes()['numFmtId']), attributes()['formatCode'] ?? '');
      if (name === 'cellXfs') inFormats = true;
      if (name !== 'xf' || !inFormats) return;
      const kind = dateKind(Number(attributes()['numFmtId'] ?? 0), custom);
      if (kind) kinds.set(index, kind);
      index += 1;
    },
    close(name) {
      if (name === 'cellXfs') inFormats = false;
    },
  });
  return kinds;
}

/** 14–17, 22 and the Chinese ones 27–36, 50–58 are built in. */
function dateKind(id: number, custom: ReadonlyMap<number, string>): 'day' | 'time' | null {
  const code = (custom.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (code !== '') return /[yd年]/i.test(code) ? (/[hs]/i.test(code) ? 'time' : 'day') : null;
  if (id === 22) return 'time';
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58 ? 'day' : null;
}

export interface SheetInput {
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlyMap<number, 'day' | 'time'>;
  readonly date1904: boolean;
  readonly rows: number;
  readonly cells: number;
}

type Range = readonly [top: number, left: number, bottom: number, right: number];

export interface SheetPart {
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, CellRead>>;
  readonly merges: readonly Range[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly (readonly [from: number, to: number])[];
}

/** The cells of one sheet. Cells and rows without their own reference follow the one before. */
export function readSheetPart(xml: string, input: SheetInput): SheetPart {
  const cells = new Map<number, Map<number, CellRead>>();
  const merges: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: [number, number][] = [];
  let row = -1;
  let column = -1;
  let count = 0;
  let value = '';
  let taking = false;
  let phonetic = false;
  let formula = false;
  let type = '';
  let style = 0;
  walkXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const { r, hidden } = attributes();
          row = r ? Number(r) - 1 : row + 1;
          column = -1;
          if (isOn(hidden)) hiddenRows.add(row);
          if (row >= input.rows) throw new FileRefused('too-large', 'file.unread.rows', input.sheet, input.rows);
          return;
        }
        case 'c': {
          const { r, t = '', s = '0' } = attributes();
          const place = r ? placeOf(r) : null;
          column = place ? place[1] : column + 1;
          [type, style, value, formula] = [t, Number(s), '', false];
          return;
        }
        case 'f': formula = true; return;
        case 'rPh': phonetic = true; return;
        case 'v': taking = true; return;
        case 't': taking = !phonetic; return;
        case 'col': {
          const { min = '1', max = '1', hidden } = attributes();
          if (isOn(hidden)) hiddenColumns.push([Number(min) - 1, Number(max) - 1]);
          return;
        }
        case 'mergeCell': {
          const [from, to] = (attributes()['ref'] ?? '').split(':').map((each) => placeOf(each));
          if (from && to) merges.push([from[0], from[1], to[0], to[1]]);
        }
      }
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'c') return;
      const read = cellOf(value, type, formula, input, style);
      if (read.text === '' && !read.error) return;
      count += 1;
      if (count > input.cells) throw new FileRefused('too-large', 'file.unread.cells', input.sheet, input.cells);
      const ofRow = cells.get(row) ?? new Map<number, CellRead>();
      cells.set(row, ofRow);
      ofRow.set(column, read);
    },
    text(text) {
      if (taking) value += text;
    },
  });
  return { cells, merges, hiddenRows, hiddenColumns };
}

function cellOf(value: string, type: string, formula: boolean, { strings, dateStyles, date1904 }: SheetInput, style: number): CellRead {
  const read = (text: string, error = false): CellRead => ({ text: text.replace(/\r\n?/g, '\n').trim(), formula, error });
  switch (type) {
    case 's': return read(strings[Number(value)] ?? '');
    case 'str': case 'inlineStr': case 'd': return read(unescaped(value));
    case 'b': return read(value === '' ? '' : value === '1' ? '是' : '否');
    case 'e': return read('', true);
  }
  const kind = dateStyles.get(style);
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return read(value);
  if (kind && number >= 1 && number < 2_958_466) return read(dateText(number, kind, date1904));
  return read(numberText(value, number));
}

/** `3.609E9` is 3609000000; what a double cannot hold exactly stays as it was written. */
function numberText(written: string, number: number): string {
  return Number.isSafeInteger(number) ? String(number) : written.trim();
}

/** Excel's day 60 is the 29 February 1900 that never was. */
function dateText(serial: number, kind: 'day' | 'time', date1904: boolean): string {
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 1440) * 60_000).toISOString();
  return kind === 'day' ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** `_x000D_` stands for a character XML cannot hold. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** `AB12` → row 11, column 27; null for anything else. */
function placeOf(reference: string): readonly [row: number, column: number] | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!found) return null;
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(found[2]) - 1, column];
}
