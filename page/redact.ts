import { maskSecrets } from '../contract/masked-address.ts';
import { checksOut, isBirthDate, isProvince, passesLuhn } from './content/identity-number.ts';
import { maskedCard, maskedIdentity, maskedMobile } from './content/masked-number.ts';
import { folded, normalText } from './normal-text.ts';

/**
 * A text with the personal numbers in it masked (citizens' numbers, bank cards, mobile numbers) and the secrets in its addresses. For everything taken over from a
 * page by any check, before it is stored, shown or exported; `personal-data` alone says that one was there.
 * It masks rather too much than too little: what merely looks like such a number is masked too. Numbers inside an address stay,
 * because an address is what must be opened, unless they are a citizen's number with its check character. Masked
 * text is left as it is.
 */
export function redacted(text: string): string {
  return withMasks(text, (mask) => mask);
}

/** As `redacted`, and as long as the text was: every other character keeps its offset. */
export function redactedSame(text: string): string {
  return withMasks(text, (mask, found) => {
    // The groups a number was written in come back as they stood.
    let at = 0;
    const spread = found.replace(/[^ -]/g, () => mask[at++] ?? '*');
    return at >= mask.length ? spread : mask.slice(0, found.length).padEnd(found.length, '*');
  }, true);
}

function withMasks(given: string, written: (mask: string, found: string) => string, sameLength = false): string {
  const text = maskSecrets(given, sameLength);
  if (!enoughDigits.test(text)) return text;
  const norm = normalText(text);
  let out = '';
  let done = 0;
  for (const { index, 0: found } of norm.matchAll(candidates)) {
    const mask = maskOf(found, norm.slice(Math.max(0, index - 60), index), norm.slice(index + found.length, index + found.length + 30));
    if (mask === null) continue;
    out += text.slice(done, index) + written(mask, found);
    done = index + found.length;
  }
  return out + text.slice(done);
}

/** As `redacted`, of the beginning of a text: what is beyond `most` characters is cut, and no number is cut in two before it was seen. */
export function redactedBeginning(text: string, most: number): string {
  const near = text.length > most ? redacted(text.slice(0, most + longest)) : redacted(text);
  return text.length > most ? `${near.slice(0, most - 1)}…` : near;
}

/** The words around a place of a text, on its own line, `around` characters to each side: masked before they are cut. */
export function wordsAround(text: string, start: number, end: number, around: number): string {
  const from = Math.max(0, start - around - longest);
  const near = redactedSame(text.slice(from, end + around + longest));
  const line = near.lastIndexOf('\n', start - from - 1) + 1;
  return folded(near.slice(Math.max(0, start - around - from, line), end + around - from).split('\n')[0]!);
}

/** A spaced citizen's number and some more. */
const longest = 60;
const enoughDigits = /(?:[\d\uff10-\uff19][\s\u00a0\u3000-]{0,2}){11}/;
/** A run of digits in one piece or in the groups people write. Bounded, so linear. */
const candidates = /(?<![\d*])(?:\d{11,19}[Xx]?|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]|\d{6}[ -]\d{4}[ -]\d{4}[ -]\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|\d{3}[ -]\d{4}[ -]\d{4})(?![\d*])/g;

function maskOf(found: string, before: string, after: string): string | null {
  const digits = found.replace(/[ -]/g, '').toUpperCase();
  if (digits.length === 18 && isIdentity(digits.slice(0, 14))) return !inAddress(before, after) || checksOut(digits) ? maskedIdentity(digits) : null;
  if (inAddress(before, after)) return null;
  if (digits.length === 15 && isProvince(digits) && isBirthDate(`19${digits.slice(6, 12)}`, endOfTime) && /身份|证件|证号/.test(before.slice(-30))) return maskedIdentity(digits);
  if (/^(?:62|[345])\d{14,17}$/.test(digits) && passesLuhn(digits)) return maskedCard(digits);
  if (/^1[3-9]\d{9}$/.test(digits)) return maskedMobile(digits);
  // A citizen's number that somebody's clipping has cut: region and birth date are told by it.
  if (digits.length > 10 && digits.length < 18 && digits.length !== 14 && /^\d{6}(?:19|20)/.test(digits) && isProvince(digits) && /^(?:$|[…”"])/.test(after)) return `${digits.slice(0, 2)}${'*'.repeat(digits.length - 2)}`;
  return null;
}

function isIdentity(beginning: string): boolean {
  return isProvince(beginning) && isBirthDate(beginning.slice(6, 14), endOfTime);
}

/** Redaction asks no clock: a birth date in the future is masked too. */
const endOfTime = Date.UTC(2100, 0, 1);

/** Part of a web address or a file name. */
function inAddress(before: string, after: string): boolean {
  const run = /[^\s\u4e00-\u9fa5，。；、“”（）"'<>]*$/.exec(before)![0];
  return /:\/\/|www\.|[?&=/_]|%[0-9a-f]{2}/i.test(run) && !/^tel:|^sms:/i.test(run) || /^[^\s\u4e00-\u9fa5]{0,20}\.(?:s?html?|jsp|aspx?|php|pdf|docx?|xlsx?|jpe?g|png)\b/i.test(after);
}
