import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellName, readWorkbook } from '../../forms/read-workbook.ts';
import { FileRefused, unpack } from '../../forms/unpack.ts';
import { workbook } from '../../forms/workbook.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function xlsx(sheet: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries({
    'xl/workbook.xml': `<workbook ${main}><sheets><sheet name="表一" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${main}>${sheet}</worksheet>`, ...parts,
  }).map(([name, text]) => [name, strToU8(text)])));
}

function refusal(file: Uint8Array): FileRefused {
  try {
    readWorkbook(file);
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('what is read', () => {
  it('reads back what our own writer writes', () => {
    const [sheet] = readWorkbook(workbook([{ name: '登记', widths: [10, 20], merges: [[0, 0, 0, 1]], rows: [[{ value: '标题' }, null], [{ value: '=cmd|calc' }, { value: 4.5 }], [{ value: 'a\nb <&>' }, null]] }]));
    expect([sheet!.name, sheet!.rows, sheet!.columns]).toEqual(['登记', 3, 2]);
    expect([sheet!.text(0, 1), sheet!.text(1, 0), sheet!.text(1, 1), sheet!.text(2, 0), sheet!.text(2, 1), sheet!.text(99, 99)]).toEqual(['标题', '=cmd|calc', '4.5', 'a\nb <&>', '', '']);
    expect(sheet!.cell(1, 0)!.formula).toBe(false);
  });

  it('reads shared and rich texts without their reading aids, escapes, inline texts and results of formulas', () => {
    const [sheet] = readWorkbook(xlsx(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c></row><row r="3"><c r="A3" t="str"><f>A1</f><v>结果</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="b"><v>1</v></c></row></sheetData>',
      { 'xl/sharedStrings.xml': `<sst ${main}><si><t>政务_x000D_要闻</t></si><si><r><t xml:space="preserve">通知 </t></r><r><rPr><b/></rPr><t>公告</t></r><rPh sb="0" eb="1"><t>tongzhi</t></rPh></si></sst>` },
    ));
    expect([sheet!.text(0, 0), sheet!.text(0, 1), sheet!.text(0, 2), sheet!.text(0, 3)]).toEqual(['政务\n要闻', '通知 公告', '', '内联']);
    expect(sheet!.cell(2, 0)).toEqual({ text: '结果', formula: true, error: false });
    expect(sheet!.cell(2, 1)).toEqual({ text: '', formula: false, error: true });
    expect(sheet!.text(2, 2)).toBe('是');
  });

  it('reads prefixed names, cells and rows without references, and parts with backslashes as some programs write them', () => {
    const file = zipSync({
      'xl\\workbook.xml': strToU8(`<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheets><x:sheet name="甲"/></x:sheets></x:workbook>`),
      'xl\\worksheets\\sheet1.xml': strToU8('<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>一</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>'),
    });
    const [sheet] = readWorkbook(file);
    expect([sheet!.text(0, 0), sheet!.text(0, 1), sheet!.text(1, 0)]).toEqual(['一', '2', '3']);
  });

  it('shows dates as days and keeps site codes and long numbers whole', () => {
    const [sheet] = readWorkbook(xlsx(
      '<sheetData><row r="1"><c r="A1" s="1"><v>46332</v></c><c r="B1" s="2"><v>46332.5</v></c><c r="C1"><v>3.609250007E9</v></c><c r="D1"><v>36092502000005</v></c><c r="E1" s="3"><v>46332</v></c></row></sheetData>',
      { 'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ hh:mm"/><numFmt numFmtId="177" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>` },
    ));
    expect([0, 1, 2, 3, 4].map((column) => sheet!.text(0, column))).toEqual(['2026-11-06', '2026-11-06 12:00', '3609250007', '36092502000005', '46332']);
  });

  it('gives a cell under a merged one its text, and tells hidden rows, columns and sheets', () => {
    const [sheet] = readWorkbook(xlsx(
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>信息公开类</t></is></c></row><row r="2" hidden="1"><c r="A2"/><c r="B2"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    ));
    expect([sheet!.text(1, 0), sheet!.covered(1, 0), sheet!.covered(0, 0), sheet!.cell(1, 0)]).toEqual(['信息公开类', true, false, null]);
    expect([sheet!.hiddenRow(1), sheet!.hiddenRow(0), sheet!.hiddenColumn(2), sheet!.hiddenColumn(3), sheet!.rows]).toEqual([true, false, true, false, 2]);
  });

  it('names cells as people know them', () => {
    expect([cellName(0, 1), cellName(9, 25), cellName(11, 27)]).toEqual(['B1', 'Z10', 'AB12']);
  });
});

describe('what is refused, in words', () => {
  it.each([
    ['an empty file', new Uint8Array(), /空/],
    ['another format', strToU8('名称,地址\n'), /另存为 \.xlsx/],
    ['a web page that was only renamed', strToU8('\ufeff<html><table>'), /网页格式/],
    ['an old .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), /旧版格式/],
    ['a document', zipSync({ 'word/document.xml': strToU8('<w/>') }), /没有工作簿/],
    ['half a file', xlsx('<sheetData/>').subarray(0, 200), /没有工作簿|损坏/],
  ])('%s', (_, file, says) => {
    expect(refusal(file).message).toMatch(says);
  });

  it('a file with a password', () => {
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 0), ...name))).toMatchObject({ reason: 'encrypted', message: expect.stringContaining('去掉密码') });
  });

  it('a zip bomb, after as many bytes as the limit, whatever it says of its own size', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(8 * 1024 * 1024) });
    const lying = bomb.slice();
    for (let at = 0; at < lying.length - 30; at += 1) {
      if (lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 3) new DataView(lying.buffer).setUint32(at + 22, 10, true);
    }
    for (const file of [bomb, lying]) {
      expect(() => unpack(file, () => true, { packed: 1e6, unpacked: 1024 * 1024, entries: 10 })).toThrow(/展开后超过 1 MB/);
    }
    expect(unpack(bomb, () => false, { packed: 1e6, unpacked: 10, entries: 10 }).size).toBe(0);
    expect(() => unpack(bomb, () => true, { packed: 100, unpacked: 1e9, entries: 10 })).toThrow(/没有读取/);
    expect(() => unpack(zipSync({ a: Uint8Array.of(1), b: Uint8Array.of(1) }), () => false, { packed: 1e6, unpacked: 1e9, entries: 1 })).toThrow(/超过 1 个部分/);
  });

  it('too many rows, and a sheet that is missing', () => {
    expect(refusal(xlsx('<sheetData><row r="60000"><c r="A60000"><v>1</v></c></row></sheetData>')).message).toMatch(/50000 行/);
    expect(refusal(zipSync({ 'xl/workbook.xml': strToU8(`<workbook ${main}><sheets><sheet name="甲"/></sheets></workbook>`) })).message).toMatch(/“甲”/);
  });

  it('resolves no entity a file defines itself', () => {
    const part = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const file = zipSync({ 'xl/workbook.xml': strToU8(`<workbook ${main}><sheets><sheet name="甲"/></sheets></workbook>`), 'xl/worksheets/sheet1.xml': strToU8(`${part}<worksheet ${main}><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`) });
    expect(readWorkbook(file)[0]!.text(0, 0)).toBe('&b;');
  });
});
