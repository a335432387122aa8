import { Parser } from 'saxen';

/** The text of a Word document's parts, body first, then notes, headers and footers. Deleted text and field codes are left out. */
export function docxText(parts: ReadonlyMap<string, Uint8Array>): string {
  const names = [...parts.keys()].toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return names.map((name) => partText(new TextDecoder().decode(parts.get(name)))).join('\n');
}

function order(name: string): number {
  return /document/i.test(name) ? 0 : /notes/i.test(name) ? 1 : 2;
}

function partText(xml: string): string {
  const out: string[] = [];
  let inText = false;
  let cells = 0;
  new Parser()
    .on('openTag', (name) => {
      const tag = plain(name);
      if (tag === 't') inText = true;
      else if (tag === 'tab') out.push('\t');
      else if (tag === 'br' || tag === 'cr') out.push('\n');
      else if (tag === 'tc') cells += 1;
    })
    .on('text', (text, decode) => {
      if (inText) out.push(decode(text));
    })
    .on('cdata', (text) => {
      if (inText) out.push(text);
    })
    .on('closeTag', (name) => {
      const tag = plain(name);
      if (tag === 't') inText = false;
      // A paragraph ends a line; in a cell it is followed by the next cell of the same line.
      else if (tag === 'p') out.push(cells > 0 ? ' ' : '\n');
      else if (tag === 'tc') {
        cells -= 1;
        out.push('\t');
      } else if (tag === 'tr') out.push('\n');
    })
    .parse(xml);
  return out.join('');
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
