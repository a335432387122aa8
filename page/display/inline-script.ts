import { attr, hasAttr, textOf } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/**
 * Code written in the page itself (scripts with an address are another file), joined, at most 400,000 characters, comments blanked.
 * What it does is not known, only what it says: evidence for a lead, or for leaving one out.
 */
export const inlineScriptOf: (page: PageView) => string = derived((page) => {
  const parts: string[] = [];
  let left = 400_000;
  for (const script of page.all('script')) {
    if (left <= 0) break;
    const type = (attr(script, 'type') ?? '').trim().toLowerCase();
    if (hasAttr(script, 'src') || (type !== '' && !/javascript|ecmascript|^module$/.test(type))) continue;
    const code = (textOf(script) ?? '').slice(0, left);
    left -= code.length;
    parts.push(code);
  }
  return withoutComments(parts.join('\n;\n'));
});

/** Without its comments, in one pass forward; `//` after a colon, quote or backslash is an address or a pattern. */
function withoutComments(code: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let from = code.indexOf('/'); from >= 0; from = code.indexOf('/', Math.max(from + 1, at))) {
    const next = code.charCodeAt(from + 1);
    let end = -1;
    if (next === 42) end = code.indexOf('*/', from + 2) + 2;
    else if (next === 47 && !/[:"'\\]/.test(code.charAt(from - 1))) end = code.indexOf('\n', from);
    else continue;
    parts.push(code.slice(at, from));
    at = end < 2 ? code.length : end;
  }
  parts.push(code.slice(at));
  return parts.join(' ');
}

/** Whether what stands at an offset of `inlineScriptOf` runs as the page loads: outside every function, or in one the page calls when it is ready. */
export function isTopLevel(code: string, offset: number): boolean {
  const open: number[] = [];
  for (let at = Math.max(0, code.lastIndexOf('\n;\n', offset)); at < offset; at += 1) {
    const sign = code.charCodeAt(at);
    if (sign === 123) open.push(at);
    else if (sign === 125) open.pop();
  }
  return open.length === 0 || (open.length === 1 && ready.test(code.slice(Math.max(0, open[0]! - 80), open[0]!)));
}

const ready = /(?:(?:\$|jQuery)\s*\(\s*(?:document\s*\)\s*\.\s*ready\s*\(\s*)?|(?:window\.)?onload\s*=\s*|addEventListener\s*\(\s*['"](?:DOMContentLoaded|load)['"]\s*,\s*|^\s*!?\(?\s*)(?:function\s*\w{0,30}\s*\([^()]{0,30}\)|\(\s*\w{0,20}\s*\)\s*=>)\s*$/;
