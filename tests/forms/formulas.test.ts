import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { csvLine } from '../../forms/csv-line.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook } from '../../forms/workbook.ts';

/** T21: what spreadsheets have been made to run, each as it stands, after blanks and in full-width letters: sixty strings. */
const bare = ['=cmd|\' /C calc\'!A0', '=HYPERLINK("http://x.invalid","点")', '=1+1', '+1+cmd|calc', '-2+3', '@SUM(1,1)', '=IMPORTXML("http://x.invalid","//a")', '=WEBSERVICE("http://x.invalid")', '=DDE("cmd";"/C calc";"x")', '=EXEC("calc")', '+HYPERLINK("x")', '-cmd|calc!A1', '@cmd', '=A1&B1', '="a"'];
const wide = (text: string): string => String.fromCodePoint(text.codePointAt(0)! + 0xfee0) + text.slice(1);
const strings = bare.flatMap((text) => [text, `  ${text}`, `\t${text}`, wide(text)]);

it('T21: in a workbook sixty formulas are text: no formula element, the same letters back', () => {
  expect(strings).toHaveLength(60);
  const file = workbook([{ name: '表', widths: [40], rows: strings.map((value) => [{ value, style: 'body' as const }]) }]);
  for (const [name, part] of Object.entries(unzipSync(file))) expect([name, /<f[ >/]/.test(strFromU8(part))]).toEqual([name, false]);
  const [sheet] = readWorkbook(file);
  expect(strings.map((_, row) => sheet!.cell(row, 0)!.formula).filter(Boolean)).toEqual([]);
  expect(strings.map((_, row) => sheet!.text(row, 0).trim())).toEqual(strings.map((text) => text.trim()));
});

it('T21: in a CSV file every one of the sixty begins with an apostrophe', () => {
  for (const text of strings) expect(csvLine([text])).toMatch(/^"'/);
});
