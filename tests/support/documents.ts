import { strToU8, zipSync } from 'fflate';
import { workbook } from '../../forms/workbook.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A small Word document as Word writes it: paragraphs, text cut into runs, a table, deleted text and a field code. */
export function docx(paragraphs: readonly string[], table: readonly (readonly string[])[] = []): Uint8Array {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const cut = (text: string): string => `<w:p>${run(text.slice(0, 3))}<w:bookmarkStart w:id="0"/>${run(text.slice(3))}<w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`;
  const body = paragraphs.map(cut).join('') + (table.length > 0 ? `<w:tbl>${table.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cut(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>` : '');
  return pack({
    '[Content_Types].xml': `${head}<Types/>`, 'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': `${head}<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>${run('脚注里的字')}</w:p></w:footnotes>`,
  });
}

export function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  return workbook([{ name: '名单', widths: [20], rows: rows.map((row) => row.map((value) => ({ value }))) }]);
}

/** A small OFD document: each page its lines, a line cut into pieces. */
export function ofd(pages: readonly (readonly string[])[]): Uint8Array {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const page = (lines: readonly string[]): string => lines.map((line, at) => [line.slice(0, 4), line.slice(4)].map((piece, half) => `<ofd:TextObject ID="${at}${half}" Boundary="${20 + half * 30} ${20 + at * 10} 100 8"><ofd:TextCode X="0" Y="4">${piece}</ofd:TextCode></ofd:TextObject>`).join('')).join('');
  return pack({
    'OFD.xml': `${head}<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`, 'Doc_0/Document.xml': `${head}<ofd:Document ${ns}/>`,
    ...Object.fromEntries(pages.map((lines, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, `${head}<ofd:Page ${ns}><ofd:Content><ofd:Layer>${page(lines)}</ofd:Layer></ofd:Content></ofd:Page>`])),
  });
}

/** A PDF whose Chinese font is only named (STSong-Light, UniGB-UCS2-H), as old printers' drivers write it. `locked`: it asks for a password. */
export function pdf(lines: readonly string[], { locked = false } = {}): Uint8Array {
  const hex = (text: string): string => Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = `BT /F1 12 Tf 50 780 Td ${lines.map((line) => `<${hex(line)}> Tj 0 -20 Td`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...(locked ? [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'a5'.repeat(32)}> /U <${'5a'.repeat(32)}> >>`] : []),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${locked ? ` /Encrypt ${objects.length} 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]` : ''} >>\nstartxref\n${table}\n%%EOF\n`;
  return strToU8(text, true);
}

/** A package whose one part grows a thousandfold. */
export function bomb(): Uint8Array {
  return pack({ 'word/document.xml': ' '.repeat(90 * 1024 * 1024) });
}

/** A compound file as Word and Excel write it behind a password. */
export function lockedOffice(): Uint8Array {
  const file = new Uint8Array(4096);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.set([...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]), 1152);
  return file;
}

function pack(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
