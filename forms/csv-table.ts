/**
 * A CSV file as rows of texts. UTF-8 with or without its mark, else GBK (GB 18030), as Excel and WPS write it; commas, semicolons or tabs,
 * whichever the first line has most of; quoted cells may hold any of them and line breaks. An apostrophe in front of a cell that a
 * spreadsheet would take for a formula is taken off again. Pure.
 * @returns null where it is neither, or holds zero bytes
 */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] | null {
  const text = decoded(bytes);
  if (text === null || text.includes('\u0000')) return null;
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const separator = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) {
      row.push(plain(cell));
      cell = '';
    } else if (character === '\n') {
      rows.push([...row, plain(cell.replace(/\r$/, ''))]);
      row = [];
      cell = '';
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, plain(cell)]);
  return rows;
}

function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch { /* not this one */ }
  }
  return null;
}

function plain(cell: string): string {
  return cell.replace(/^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '').trim();
}
