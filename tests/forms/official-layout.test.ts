import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { type Sheet, workbook } from '../../forms/workbook.ts';
import { type Pair, pairs } from './official/pairs.ts';
import { type OfficialForm, type Placed, plain, readOfficial } from './official/read-official.ts';

/**
 * Our exports against the official forms as their text gives them, transcribed by hand from the documents (tests/forms/official),
 * never from our own code. Compared are every heading, item and note, word for word and in order, and which cell reaches over which.
 */
describe('official forms, word for word and cell for cell', () => {
  it.each(pairs)('$id $title: every word of the form, in its order', (pair) => {
    const official = readOfficial(pair.id);
    expect(labelsOf(pair, official).map(({ text }) => text)).toEqual(official.placed.map(({ text }) => text));
  });

  it.each(pairs)('$id $title: headings reach over what they reach over in the form', (pair) => {
    const official = readOfficial(pair.id);
    const ours = labelsOf(pair, official);
    const theirs = official.placed;
    const wrong: string[] = [];
    for (let a = 0; a < theirs.length; a += 1) {
      for (let b = a + 1; b < theirs.length; b += 1) {
        if (theirs[a]!.line !== theirs[b]!.line || theirs[a]!.line) continue;
        if (rowsOf(theirs[a]!, theirs[b]!) !== rowsOf(ours[a]!, ours[b]!)) wrong.push(`${theirs[a]!.text} | ${theirs[b]!.text}: rows ${rowsOf(theirs[a]!, theirs[b]!)}, exported ${rowsOf(ours[a]!, ours[b]!)}`);
        if (!pair.columnsUnknown && columnsOf(theirs[a]!, theirs[b]!) !== columnsOf(ours[a]!, ours[b]!)) wrong.push(`${theirs[a]!.text} | ${theirs[b]!.text}: columns ${columnsOf(theirs[a]!, theirs[b]!)}, exported ${columnsOf(ours[a]!, ours[b]!)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(pairs)('$id $title: nothing printed beside what the form has, but what is named here', (pair) => {
    const official = readOfficial(pair.id);
    const known = new Set([...official.placed.map(({ text }) => text), ...official.mixed]);
    const extra = exported((pair.blank ?? pair.sheet)(), official).filter(({ text, printed }) => printed && !known.has(text)).map(({ text }) => text);
    expect(extra.filter((text) => !(pair.added ?? []).some((begin) => text.startsWith(begin)))).toEqual([]);
    expect(extra).toHaveLength(pair.added?.length ?? 0);
  });

  it('附件11: the media whose order the text has lost stand together, none missing', () => {
    const official = readOfficial('annex-11');
    const cells = exported(pairs.find(({ id }) => id === 'annex-11')!.blank!(), official);
    const group = cells.find(({ text }) => text === '新媒体传播')!;
    const within = cells.filter(({ top, bottom, left }) => top >= group.top && bottom <= group.bottom && left > group.left).map(({ text }) => text);
    expect(official.mixed).toHaveLength(10);
    expect(official.mixed.filter((text) => text !== '新媒体传播' && !within.includes(text))).toEqual([]);
  });

  it('a heading that changes, moves or is merged otherwise is seen', () => {
    const pair = pairs.find(({ id }) => id === 'annex-7')!;
    const official = readOfficial('annex-7');
    const sheet = pair.blank!();
    const changed: Sheet = { ...sheet, rows: sheet.rows.map((row) => row.map((cell) => (cell?.value === '备注' ? { ...cell, value: '说明' } : cell))) };
    expect(labelsOf({ ...pair, blank: () => changed }, official).map(({ text }) => text)).not.toEqual(official.placed.map(({ text }) => text));
    const unmerged = labelsOf({ ...pair, blank: () => ({ ...sheet, merges: [] }) }, official);
    const [number, gate] = ['序号', '门户/非门户'].map((text) => unmerged.find((one) => one.text === text)!);
    expect(rowsOf(number!, gate!)).not.toBe(rowsOf(official.placed.find(({ text }) => text === '序号')!, official.placed.find(({ text }) => text === '门户/非门户')!));
  });
});

interface Exported extends Placed { readonly printed: boolean }

/** What of our export stands in the form, in reading order. */
function labelsOf(pair: Pick<Pair, 'sheet' | 'blank'>, official: OfficialForm): readonly Placed[] {
  const known = new Set(official.placed.map(({ text }) => text));
  return exported((pair.blank ?? pair.sheet)(), official).filter(({ text }) => known.has(text));
}

/** The cells of the exported file as a reader of xlsx sees them. `printed`: a heading or a line, not content. Content after the colon of a line is left out. */
function exported(sheet: Sheet, official: OfficialForm): readonly Exported[] {
  const file = workbook([sheet]);
  const read = readWorkbook(file)[0]!;
  const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);
  const merges = new Map([...xml.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(([, left, top, right, bottom]) => [`${Number(top) - 1} ${columnOf(left!)}`, [Number(bottom) - 1, columnOf(right!)] as const]));
  const style = new Map([...xml.matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"/g)].map(([, column, row, number]) => [`${Number(row) - 1} ${columnOf(column!)}`, Number(number)]));
  const lines = official.placed.filter(({ line, text }) => line && text.endsWith('：')).map(({ text }) => text);
  const cells: Exported[] = [];
  for (let row = 0; row < read.rows; row += 1) {
    for (let column = 0; column < read.columns; column += 1) {
      const text = read.cell(row, column)?.text ?? '';
      if (text.trim() === '') continue;
      const [bottom, right] = merges.get(`${row} ${column}`) ?? [row, column];
      const line = style.get(`${row} ${column}`) === 6 || style.get(`${row} ${column}`) === 4;
      const printed = line || style.get(`${row} ${column}`) === 3;
      // Several lines to fill in may stand beside each other.
      const parts = line ? text.split(/　{2,}/).filter((part) => part.trim() !== '') : [text];
      for (const part of parts) {
        const whole = plain(part);
        cells.push({ text: line ? lines.find((begin) => whole.startsWith(begin)) ?? whole : whole, line, printed, top: row, bottom, left: column, right });
      }
    }
  }
  return united(cells);
}

/** A group that goes on over a page is printed once more there, as the documents themselves do (附件1, 附件2): it is one cell of the form. */
function united(cells: readonly Exported[]): readonly Exported[] {
  const whole: Exported[] = [];
  for (const cell of cells) {
    const before = cell.line || cell.left > 0 ? -1 : whole.findIndex((one) => one.text === cell.text && one.left === cell.left && one.right === cell.right && one.bottom === cell.top - 1);
    if (before < 0) whole.push(cell);
    else whole[before] = { ...whole[before]!, bottom: cell.bottom };
  }
  return whole;
}

function rowsOf(a: Placed, b: Placed): string {
  return relation(a.top, a.bottom, b.top, b.bottom);
}

function columnsOf(a: Placed, b: Placed): string {
  return relation(a.left, a.right, b.left, b.right);
}

/** How one range lies to another, whatever their lengths. */
function relation(from: number, to: number, otherFrom: number, otherTo: number): string {
  if (to < otherFrom) return 'before';
  if (otherTo < from) return 'after';
  return `begins ${Math.sign(from - otherFrom)}, ends ${Math.sign(to - otherTo)}`;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
