import { strToU8, zipSync } from 'fflate';

/** A piece of a report, from which both the Word file and the page to print are made. */
export type Block =
  | { readonly is: 'title' | 'heading' | 'text' | 'quote' | 'right'; readonly text: string }
  /** `jpeg` is the file, `width` and `height` its pixels; `text` says what is seen. */
  | { readonly is: 'picture'; readonly jpeg: Uint8Array; readonly width: number; readonly height: number; readonly text: string }
  /** `widths`: of the page's width, in percent. The first row repeats on every page. */
  | { readonly is: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[] };

/**
 * Writes a Word document (A4, page numbers) that Word, WPS and LibreOffice open without repair. Text is always text. Pure and
 * deterministic: the same blocks give the same bytes, which no maintained library promises (they stamp the present time).
 */
export function wordFile(blocks: readonly Block[]): Uint8Array {
  const pictures = blocks.filter((one) => one.is === 'picture');
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${pictures.length > 0 ? '<Default Extension="jpg" ContentType="image/jpeg"/>' : ''}<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"/>${pictures.map((_, at) => `<Relationship Id="rId${at + 3}" Type="${relations}/image" Target="media/image${at + 1}.jpg"/>`).join('')}</Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${main}" xmlns:r="${relations}"><w:body>${blocks.map((one) => (one.is === 'picture' ? picture(one, pictures.indexOf(one)) : block(one))).join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1304" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/footer1.xml': `${head}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('第 ')}${field('PAGE')}${run(' 页，共 ')}${field('NUMPAGES')}${run(' 页')}</w:p></w:ftr>`,
  };
  const fixed = new Date(2020, 0, 1);
  return zipSync({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime: fixed, level: 6 }]])),
    ...Object.fromEntries(pictures.map(({ jpeg }, at) => [`word/media/image${at + 1}.jpg`, [jpeg, { mtime: fixed, level: 0 }]])),
  } as never);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Width of the text on A4 between these margins, in twentieths of a point. */
const textWidth = 9070;

/** A picture in its own paragraph, as wide as the text at most and half a page high. Sizes in English metric units: 9525 to a pixel. */
function picture({ width, height, text }: Extract<Block, { readonly is: 'picture' }>, at: number): string {
  const scale = Math.min(1, textWidth * 635 / (width * 9525), 4_500_000 / (height * 9525));
  const [wide, high] = [Math.round(width * 9525 * scale), Math.round(height * 9525 * scale)];
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  return `<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${wide}" cy="${high}"/><wp:docPr id="${at + 1}" name="picture${at + 1}" descr="${escaped(text)}"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="${at + 1}" name="picture${at + 1}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId${at + 3}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

function block(one: Exclude<Block, { readonly is: 'picture' }>): string {
  if (one.is !== 'table') return `<w:p><w:pPr><w:pStyle w:val="${styleNames[one.is]}"/></w:pPr>${run(one.text)}</w:p>`;
  const widths = one.widths.map((percent) => Math.round(textWidth * percent / 100));
  const rows = one.rows.map((cells, at) => `<w:tr><w:trPr><w:cantSplit/>${at === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${widths.map((width, column) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${at === 0 ? '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>' : ''}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>${at === 0 ? '<w:jc w:val="center"/>' : ''}</w:pPr>${run(cells[column] ?? '', at === 0)}</w:p></w:tc>`).join('')}</w:tr>`).join('');
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="444444"/>`).join('');
  // Word wants a paragraph after a table.
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>`;
}

/** One run of text; a line break stays one. */
function run(text: string, bold = false): string {
  return text.split('\n').map((line, at) => `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${at > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`).join('');
}

function field(name: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const styleNames = { title: 'Title', heading: 'Heading1', text: 'Normal', quote: 'Quote', right: 'Right' } as const;

/** Sizes in half points: 二号 for the title, 三号 for headings and text, 小四 in tables, as official letters have them. */
const style = (id: string, name: string, paragraph: string, size: number, font = '仿宋', bold = false): string => `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/><w:pPr>${paragraph}</w:pPr><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
const styles = `${head}<w:styles xmlns:w="${main}">${style('Normal', 'Normal', '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="560"/>', 28)}${style('Title', 'Title', '<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>', 44, '宋体', true)}${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/>', 30, '黑体')}${style('Quote', 'Quote', '<w:spacing w:line="320" w:lineRule="auto"/><w:ind w:left="560"/>', 24)}${style('Right', 'Right', '<w:keepLines/><w:spacing w:before="120" w:line="360" w:lineRule="auto"/><w:jc w:val="right"/>', 28)}${style('Cell', 'Cell', '<w:spacing w:line="280" w:lineRule="auto"/>', 21, '宋体')}</w:styles>`;
