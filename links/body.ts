import type { LinkAttempt } from '../contract/link.ts';
import { linkTables } from '../standards/tables/links.ts';
import type { RuleTable } from '../standards/tables/table.ts';

type Body = NonNullable<LinkAttempt['body']>;

export interface BodyRead extends Body {
  /** Text without tags and scripts, white space folded. */
  readonly text: string;
  /** The markup as decoded. */
  readonly markup: string;
  /** Next to no text, and scripts. */
  readonly scriptsOnly: boolean;
}

/** A page with less text than this may be one that says there is nothing here. Characters. */
const shortPage = 300;

/** A word of what hidden links are planted for, or null. Given from outside: the list belongs to the page's own checks. */
export type PlantedIn = (url: string, title: string, text: string) => string | null;

/** How pages say that there is nothing here, or that their domain is for sale. */
export interface PageWords {
  readonly missing: RegExp;
  readonly missingTitle: RegExp;
  readonly parked: RegExp;
}

/** @param patternOf the words of a table as one pattern: the unit's, or the built-in ones */
export function pageWordsOf(patternOf: (table: RuleTable, make: (words: string) => RegExp) => RegExp): PageWords {
  return { missing: patternOf(linkTables.missing, anyCase), missingTitle: patternOf(linkTables.missingTitle, anyCase), parked: patternOf(linkTables.parked, anyCase) };
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}

const builtInWords = pageWordsOf(({ editions }, make) => make(editions.at(-1)!.value.join('|')));

/** Reads the start of an HTML answer. Linear; never throws, whatever the bytes are. `words`: left out, the built-in ones. */
export function readBody(bytes: Uint8Array, contentType: string, words: PageWords = builtInWords): BodyRead {
  const { missing, missingTitle, parked } = words;
  const markup = decode(bytes, contentType);
  const bare = without(without(without(markup, '<!--', '-->'), '<script', '</script'), '<style', '</style');
  const title = fold(unescape(/<title[^<>]{0,200}>([^<]{0,500})/i.exec(bare)?.[1] ?? '')).slice(0, 200);
  const body = bare.replace(/<title[^<>]{0,200}>[^<]{0,2000}/gi, ' ');
  const text = fold(unescape(body.replace(/<[^<>]{0,4000}>/g, ' ')));
  const scriptsOnly = text.length < 50 && /<script/i.test(markup);
  return {
    title, length: text.length, text, markup, scriptsOnly,
    notFound: missingTitle.test(title) || (text.length < shortPage && (missing.test(title) || missing.test(text))) || (scriptsOnly && scriptSaysMissing(markup, missing)),
    parked: text.length < 4000 && (parked.test(title) || parked.test(text) || parked.test(markup.slice(0, 20_000))),
  };
}

/** Charset: byte order mark, header, `<meta>` in the first 2 kB, then UTF-8 where it is valid, else GB 18030. */
function decode(bytes: Uint8Array, contentType: string): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = start.startsWith('\u00ef\u00bb\u00bf') ? 'utf-8' : named.exec(contentType)?.[1] ?? named.exec(start)?.[1];
  if (label) {
    try {
      return new TextDecoder(/^gb/i.test(label) ? 'gb18030' : label).decode(bytes);
    } catch {
      // A charset that does not exist is as good as none.
    }
  }
  // The last character may be cut off by our own reading limit.
  const whole = new TextDecoder('utf-8').decode(bytes);
  const bad = whole.indexOf('\ufffd');
  return bad === -1 || bad >= whole.length - 2 ? whole : new TextDecoder('gb18030').decode(bytes);
}

/** The text with every stretch from `open` to `close` taken out; an unclosed one reaches to the end. */
function without(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  let out = '';
  let at = 0;
  for (;;) {
    const from = lower.indexOf(open, at);
    if (from === -1) return out + text.slice(at);
    out += `${text.slice(at, from)} `;
    const to = lower.indexOf(close, from + open.length);
    if (to === -1) return out;
    at = to + close.length;
  }
}

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

function unescape(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (whole, name: string) => {
    const known: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };
    const code = name.startsWith('#x') || name.startsWith('#X') ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : -1;
    return known[name.toLowerCase()] ?? (code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole);
  });
}

/** A page that is nothing but a script: it shows a message and goes back, or leads on to the page for errors. */
function scriptSaysMissing(markup: string, missing: RegExp): boolean {
  const code = markup.slice(0, 20_000);
  const told = /\balert\s*\(\s*(['"])([^'"\n]{2,80})\1/.exec(code)?.[2] ?? '';
  return missing.test(told) || /location(?:\.href)?\s*=\s*['"][^'"\n]{0,200}\/(?:404|error_?404|(?:page)?_?not_?found)(?:\.\w{2,5})?['"]/i.test(code);
}
