import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** A named `<meta>` as the server's HTML has it. */
export interface SourceTag {
  /** Lower case. */
  readonly name: string;
  /** Whether it stands outside `<head>…</head>` in the source, wherever the browser put it. */
  readonly outside: boolean;
}

/**
 * Named metas of the source with their place. Null when the page has no source.
 * The place is that of the text: a `<div>` inside `<head>` moves later tags into the body of the document, not of the source.
 * Comments, scripts, styles, titles and text areas are skipped; a second `<head>` further down counts as one.
 */
export const sourceTagsOf: (page: PageView) => readonly SourceTag[] | null = derived((page) => (page.source === null ? null : sourceTags(page.source)));

/** One pass over the source; every search goes forward only. */
export function sourceTags(source: string): readonly SourceTag[] {
  const found: SourceTag[] = [];
  // Both tags of `<head>` may be left out: until `<body>` or a closing head is seen, everything is head.
  let outside = false;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at)) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end < 0) return found;
      at = end + 3;
      continue;
    }
    tagStart.lastIndex = at;
    const start = tagStart.exec(source);
    if (!start) {
      at += 1;
      continue;
    }
    const close = start[1] === '/';
    const name = start[2]!.toLowerCase();
    const end = tagEnd(source, tagStart.lastIndex);
    if (end < 0) return found;
    if (name === 'head') outside = close;
    else if (name === 'body' && !close) outside = true;
    else if (name === 'meta' && !close) {
      const meta = nameIn(source.slice(tagStart.lastIndex, Math.min(end, at + 5000)));
      if (meta) found.push({ name: meta, outside });
    }
    at = end + 1;
    if (!close && rawText.has(name)) {
      const stop = endOfRaw(source, at, name);
      if (stop < 0) return found;
      at = stop;
    }
  }
  return found;
}

const tagStart = /<(\/?)([a-z][a-z0-9]{0,19})(?=[\s/>])/iy;
const rawText = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'noembed', 'noframes', 'template']);

/** Offset of the `>` that ends a tag; quoted values are skipped. */
function tagEnd(source: string, from: number): number {
  for (let at = from; at < source.length;) {
    plainRun.lastIndex = at;
    plainRun.test(source);
    at = plainRun.lastIndex;
    const character = source[at];
    if (character === '>') return at;
    if (character === undefined) return -1;
    if (/[=\s]/.test(source[at - 1] ?? '')) {
      at = source.indexOf(character, at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

const plainRun = /[^>"']*/y;

function endOfRaw(source: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'ig');
  end.lastIndex = from;
  return end.exec(source)?.index ?? -1;
}

/** Value of the first `name` attribute; attributes are read one after another, so that a `name=` inside a value does not count. */
function nameIn(attributes: string): string | null {
  for (const [, key, double, single, bare] of attributes.matchAll(attribute)) {
    if (key!.toLowerCase() === 'name') return (double ?? single ?? bare ?? '').trim().toLowerCase();
  }
  return null;
}

const attribute = /([^\s=/"'>]{1,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]{1,300}))/g;
