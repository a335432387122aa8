import { strToU8, zipSync } from 'fflate';
import { printedPages } from './printed-pages.ts';

/** A cell: text is always written as text, so that `=cmd` from a page stays four letters. */
export interface Cell {
  readonly value: string | number;
  readonly style?: CellStyle;
}
/** `note` and `right` have no border. */
export type CellStyle = 'title' | 'head' | 'body' | 'center' | 'number' | 'note' | 'right';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** Widths in characters of the default font. */
  readonly widths: readonly number[];
  /** `[first row, first column, last row, last column]`, from 0, inclusive. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  /** Number of rows repeated on every printed page and kept in view, from the top. */
  readonly headRows?: number;
  readonly landscape?: boolean;
  /** Heights in points that rows have at least, by row from 0. */
  readonly heights?: readonly (number | undefined)[];
  /** A form of several pages whose first column names groups: each page names its group. */
  readonly paged?: true;
}

/**
 * Writes an Excel workbook that Excel, WPS and LibreOffice open without repair: A4, fit to the width, page numbers.
 * Pure and deterministic: the same sheets give the same bytes. Throws for no sheet or two sheets of one name.
 */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  if (sheets.length === 0) throw new Error('工作簿至少要有一张表');
  const names = sheets.map(({ name }) => sheetName(name));
  if (new Set(names).size !== names.length) throw new Error(`工作表重名：${names.join('、')}`);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${printTitles(sheets, names)}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packageRelations}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet);
  });
  const fixed = new Date(2020, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime: fixed, level: 6 }] as const])) as never);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

const styleIndex: Readonly<Record<CellStyle, number>> = { body: 1, center: 2, head: 3, title: 4, number: 5, note: 6, right: 7 };

function worksheet(sheet: Sheet): string {
  const { widths, headRows = 0, landscape = true, heights: least = [] } = sheet;
  const heights = rowHeights(sheet.rows, widths, sheet.merges ?? [], least);
  const { rows, merges, breaks } = sheet.paged ? printedPages(sheet, heights) : { rows: sheet.rows, merges: sheet.merges ?? [], breaks: [] };
  const pane = headRows > 0 ? `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  const styleUnder = coveredStyles(rows, merges);
  const body = rows.map((row, at) => {
    const cells = row.map((cell, column) => (cell ? writeCell(cell, `${letters(column)}${at + 1}`) : `<c r="${letters(column)}${at + 1}" s="${styleUnder.get(`${at} ${column}`) ?? 1}"/>`)).join('');
    return `<row r="${at + 1}" ht="${heights[at]}" customHeight="1">${cells}</row>`;
  }).join('');
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${body}</sheetData>${merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.map(([top, left, bottom, right]) => `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`).join('')}</mergeCells>` : ''}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>${pageBreaks(breaks)}</worksheet>`;
}

function pageBreaks(rows: readonly number[]): string {
  return rows.length === 0 ? '' : `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`;
}

/** A cell under a merged one looks like it: its border is the outer border of the whole. */
function coveredStyles(rows: Sheet['rows'], merges: NonNullable<Sheet['merges']>): ReadonlyMap<string, number> {
  const styles = new Map<string, number>();
  for (const [top, left, bottom, right] of merges) {
    const style = styleIndex[rows[top]?.[left]?.style ?? 'body'];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) styles.set(`${row} ${column}`, style);
  }
  return styles;
}

function writeCell({ value, style }: Cell, reference: string): string {
  if (typeof value === 'number') return `<c r="${reference}" s="${styleIndex[style ?? 'number']}"><v>${value}</v></c>`;
  return `<c r="${reference}" s="${styleIndex[style ?? 'body']}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/**
 * LibreOffice does not grow rows by itself: heights follow from the text, a Chinese character counting two columns. A text
 * merged over several rows makes the last of them higher when they have not room enough together.
 */
function rowHeights(rows: Sheet['rows'], widths: readonly number[], merges: NonNullable<Sheet['merges']>, least: NonNullable<Sheet['heights']>): readonly number[] {
  const merged = new Map(merges.map((range) => [`${range[0]} ${range[1]}`, range]));
  const lines = (value: string, left: number, right: number): number => {
    const width = Math.max(2, widths.slice(left, right + 1).reduce((sum, each) => sum + each, 0) - 1);
    return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / width)), 0);
  };
  const points = (count: number): number => Math.min(400, count * 16 + 4);
  const tall: { readonly top: number; readonly bottom: number; readonly needed: number }[] = [];
  const heights = rows.map((row, at) => {
    let most = 1;
    row.forEach((cell, column) => {
      if (!cell || typeof cell.value === 'number') return;
      const [top, left, bottom, right] = merged.get(`${at} ${column}`) ?? [at, column, at, column];
      const needed = lines(cell.value, left, right);
      if (bottom > top) tall.push({ top, bottom, needed: needed * 16 + 4 });
      else most = Math.max(most, needed);
    });
    return Math.max(points(most), least[at] ?? 0);
  });
  for (const { top, bottom, needed } of tall) {
    const missing = needed - heights.slice(top, bottom + 1).reduce((sum, each) => sum + each, 0);
    // Spread over the rows, so that no single one stands out.
    if (missing > 0) for (let row = top; row <= bottom; row += 1) heights[row] = Math.min(400, heights[row]! + Math.ceil(missing / (bottom - top + 1)));
  }
  return heights;
}

function columns(text: string): number {
  let wide = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x2e7f) wide += 1;
  return wide * 2.1 + (text.length - wide) * 1.1;
}

function printTitles(sheets: readonly Sheet[], names: readonly string[]): string {
  const titled = sheets.flatMap(({ headRows = 0 }, index) => (headRows > 0 ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escaped(names[index]!.replaceAll("'", "''"))}'!$1:$${headRows}</definedName>`] : []));
  return titled.length > 0 ? `<definedNames>${titled.join('')}</definedNames>` : '';
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Excel refuses `:\/?*[]` in names and more than 31 characters. */
function sheetName(name: string): string {
  return name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31).trim() || '表';
}

function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .slice(0, 32_000).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const border = '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>';
const cellFormat = (font: number, borderId: number, horizontal: string): string => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${borderId}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`;
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf/>${cellFormat(0, 1, 'left')}${cellFormat(0, 1, 'center')}${cellFormat(1, 1, 'center')}${cellFormat(2, 0, 'center')}${cellFormat(0, 1, 'center')}${cellFormat(0, 0, 'left')}${cellFormat(0, 0, 'right')}</cellXfs></styleSheet>`;
