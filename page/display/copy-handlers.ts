import { attr, hasAttr } from '../dom.ts';
import { inlineScriptOf, isTopLevel } from './inline-script.ts';
import type { PageView } from '../page-view.ts';

export type BlockedEvent = 'selectstart' | 'copy' | 'contextmenu';

/** A handler that cancels an event over a text. */
export interface Blocker {
  readonly event: BlockedEvent;
  /** Where it is written. */
  readonly element: Element | null;
  readonly words: string;
  /** It cancels every time, with no condition, and is set as the page loads. */
  readonly sure: boolean;
}

const cancels = /return\s*\(?\s*(?:!1|false)\b|preventDefault\s*\(|returnValue\s*=\s*(?:!1|false)\b|=>\s*(?:!1|false)\b|^\s*(?:!1|false)\s*\)/;
/** A handler of `copy` that puts something into the clipboard adds the source; it does not forbid. */
const adds = /setData|clipboardData|getSelection|createElement|innerHTML|innerText/;
const conditional = /\bif\s*\(|\?|&&|\|\||switch\s*\(/;

/** Handlers written as attributes on the elements of a chain, the innermost first, and those a script written in the page sets on the whole document. */
export function blockersOf(page: PageView, chain: readonly Element[]): readonly Blocker[] {
  const found: Blocker[] = [];
  const code = inlineScriptOf(page);
  for (const element of chain) {
    for (const [name, event] of attributes) {
      if (!hasAttr(element, name)) continue;
      const written = (attr(element, name) ?? '').slice(0, 1000);
      const handler = bodyOf(code, written);
      if (stops(handler, event)) found.push({ event, element, words: `${name}="${written.trim().slice(0, 60)}"`, sure: handler === written && !conditional.test(handler) });
    }
  }
  return [...found, ...fromScript(code)];
}

const attributes = [['onselectstart', 'selectstart'], ['oncopy', 'copy'], ['onbeforecopy', 'copy'], ['oncontextmenu', 'contextmenu']] as const;

function stops(handler: string, event: BlockedEvent): boolean {
  return cancels.test(handler) && !(event === 'copy' && adds.test(handler));
}

const target = String.raw`(?:\bdocument(?:\.body|\.documentElement)?|\bwindow|(?:\$|jQuery)\s?\(\s?(?:document(?:\.body)?|window|['"](?:body|html|html\s?,\s?body)['"])\s?\))`;
const setting = new RegExp(String.raw`${target}\s?\.\s?(?:on(selectstart|copy|beforecopy|contextmenu|keydown)\s?=(?!=)|(?:on|bind|live|addEventListener|attachEvent)\s?\(\s?['"](?:on)?([a-z ]{4,60})['"]\s?,)|${target}\s?\.\s?(selectstart|copy|contextmenu|keydown)\s?\(`, 'g');

function* fromScript(code: string): Generator<Blocker> {
  let seen = 0;
  for (const match of code.matchAll(setting)) {
    seen += 1;
    if (seen > 40) return;
    const names = (match[1] ?? match[2] ?? match[3] ?? '').split(' ');
    const written = expressionAt(code, match.index + match[0].length);
    const handler = bodyOf(code, written);
    const words = `${match[0].replace(/\s+/g, ' ')}…`.slice(0, 60);
    for (const name of names) {
      const event = name === 'beforecopy' ? 'copy' : name;
      if (event === 'keydown') {
        // Ctrl+C taken away; that of the other keys (F12) is no blocking of copies.
        if (/ctrlKey/.test(handler) && /\b67\b|['"]c['"]|KeyC/i.test(handler) && cancels.test(handler)) yield { event: 'copy', element: null, words, sure: false };
      } else if ((event === 'selectstart' || event === 'copy' || event === 'contextmenu') && stops(handler, event)) {
        yield { event, element: null, words, sure: !conditional.test(handler) && isTopLevel(code, match.index) };
      }
    }
  }
}

/** The expression that begins at an offset: up to the `;` or the closing bracket that ends it, at most 600 characters. */
function expressionAt(code: string, from: number): string {
  let depth = 0;
  const end = Math.min(code.length, from + 600);
  for (let at = from; at < end; at += 1) {
    const sign = code.charAt(at);
    if (sign === '{' || sign === '(' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ')' || sign === ']') {
      depth -= 1;
      if (depth < 0) return code.slice(from, at + 1);
      if (depth === 0 && sign === '}') return code.slice(from, at + 1);
    } else if (sign === ';' && depth === 0) return code.slice(from, at);
  }
  return code.slice(from, end);
}

/** A handler's own text; where it only names a function of the page (`return no()`, `no`), that function's. */
function bodyOf(code: string, written: string): string {
  const name = /^\s*(?:return\s+)?([A-Za-z_$][\w$]{1,60})\s*(?:\([^()]{0,40}\))?\s*;?\s*\)?$/.exec(written)?.[1];
  if (!name || name === 'false' || name === 'function') return written;
  const at = code.search(new RegExp(`function\\s+${name.replaceAll('$', '\\$')}\\s*\\(|\\b${name.replaceAll('$', '\\$')}\\s*=\\s*(?:function|\\()`));
  if (at < 0) return written;
  const brace = code.indexOf('{', at);
  return brace < 0 || brace - at > 200 ? written : ` ${expressionAt(code, brace)}`;
}
