import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A text of an official form or of our export, with the rows and columns it takes, from 0 and inclusive. `line`: stands above or below the table. */
export interface Placed {
  readonly text: string;
  readonly line: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** `mixed`: labels of rows whose order the source text has lost; only that they stand together can be compared. */
export interface OfficialForm { readonly source: string; readonly html: string; readonly placed: readonly Placed[]; readonly mixed: readonly string[] }

/** Reads one transcription of this folder: `h1`, `p` and tables with `colspan` and `rowspan`, nothing else. */
export function readOfficial(id: string): OfficialForm {
  const html = readFileSync(path.join(import.meta.dirname, `${id}.html`), 'utf8');
  const placed: Placed[] = [];
  const mixed: string[] = [];
  let row = 0;
  for (const [, line, table] of html.matchAll(/<(?:h1|p)>(.*?)<\/(?:h1|p)>|<table>(.*?)<\/table>/gs)) {
    if (line !== undefined) {
      placed.push({ text: plain(line), line: true, top: row, bottom: row, left: 0, right: 0 });
      row += 1;
      continue;
    }
    const taken = new Set<string>();
    for (const [, kind, cells] of table!.matchAll(/<tr([^>]*)>(.*?)<\/tr>/gs)) {
      let column = 0;
      for (const [, attributes, text] of cells!.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)) {
        while (taken.has(`${row} ${column}`)) column += 1;
        const wide = Number(/colspan="(\d+)"/.exec(attributes!)?.[1] ?? 1);
        const high = Number(/rowspan="(\d+)"/.exec(attributes!)?.[1] ?? 1);
        for (let y = row; y < row + high; y += 1) for (let x = column; x < column + wide; x += 1) taken.add(`${y} ${x}`);
        if (text !== '' && kind!.includes('mixed')) mixed.push(plain(text!));
        else if (text !== '') placed.push({ text: plain(text!), line: false, top: row, bottom: row + high - 1, left: column, right: column + wide - 1 });
        column += wide;
      }
      row += 1;
    }
  }
  return { source: /<!-- (.*?) -->/.exec(html)![1]!, html, placed, mixed };
}

/** What is left to compare: the extraction of the originals is not sure about spaces and the width of brackets and colons; a line to write on and a tick are content. */
export function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/[\s_　]/g, '').replaceAll('(', '（').replaceAll(')', '）').replaceAll(':', '：').replaceAll('☑', '□');
}
