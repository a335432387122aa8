import { maskSecrets } from '../contract/masked-address.ts';
import { checksOut, isBirthDate, isProvince, passesLuhn } from './content/identity-number.ts';
import { maskedCard, maskedIdentity, maskedMobile } from './content/masked-number.ts';
import { cardBeginning, cardGroups, identityParts, mobileGroups } from './content/number-groups.ts';
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
    const spread = found.replace(/[^ \t-]/g, () => mask[at++] ?? '*');
    return at >= mask.length ? spread : mask.slice(0, found.length).padEnd(found.length, '*');
  }, true);
}

function withMasks(given: string, written: (mask: string, found: string) => string, sameLength = false): string {
  const text = maskSecrets(given, sameLength);
  if (!enoughDigits.test(text)) return text;
  const norm = normalText(text).replaceAll('\t', ' ');
  let out = '';
  let done = 0;
  for (const { index } of norm.matchAll(groupBeginnings)) {
    if (index < done) continue;
    const number = numberAt(text, norm, index);
    if (number === null) continue;
    out += text.slice(done, index) + written(number.mask, number.found);
    done = index + number.found.length;
  }
  return out + text.slice(done);
}

/** The longest number that begins here, with its mask. A group that begins none may yet be followed by one that does. */
function numberAt(text: string, norm: string, index: number): { readonly found: string; readonly mask: string } | null {
  // As it was written: a full-width comma ends an address, a plain one may be part of it.
  const before = text.slice(Math.max(0, index - 60), index);
  for (const form of forms) {
    form.lastIndex = index;
    const found = form.exec(norm)?.[0];
    const mask = found === undefined ? null : maskOf(found, before, text.slice(index + found.length, index + found.length + 30));
    if (found !== undefined && mask !== null) return { found, mask };
  }
  return null;
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
const enoughDigits = /(?:[\d\uff10-\uff19][^\d\uff10-\uff19]{0,2}){11}/;
const groupBeginnings = /(?<![\d*])\d/g;
/** A run of digits in one piece or in the groups people write. Bounded, so linear. */
const forms: readonly RegExp[] = [String.raw`\d{11,400}[Xx]?`, ...identityParts, ...cardGroups, ...mobileGroups, cardBeginning].map((form) => new RegExp(String.raw`(?:${form})(?![\d*])`, 'y'));

function maskOf(found: string, before: string, after: string): string | null {
  const digits = found.replace(/[ -]/g, '').toUpperCase();
  if (digits.length > 19) return runMask(digits, inAddress(before, after));
  if (digits.length === 18 && isIdentity(digits.slice(0, 14))) return !inAddress(before, after) || checksOut(digits) ? maskedIdentity(digits) : null;
  if (inAddress(before, after)) return null;
  if (digits.length === 15 && isProvince(digits) && isBirthDate(`19${digits.slice(6, 12)}`, endOfTime) && /身份|证件|证号/.test(normalText(before.slice(-30)))) return maskedIdentity(digits);
  if (/^(?:62|[345])\d{14,17}$/.test(digits) && passesLuhn(digits)) return maskedCard(digits);
  const [mobile, abroad] = /^((?:00)?86)?1[3-9]\d{9}$/.exec(digits) ?? [];
  if (mobile !== undefined) return `${abroad ?? ''}${maskedMobile(mobile.slice(abroad?.length ?? 0))}`;
  if (digits.length === 19) return runMask(digits, true);
  if (/^62\d{9,16}$/.test(digits) && isCut(after) && /(?:卡号?|[账帐][号户])[^\d]{0,12}$/.test(normalText(before))) return `${digits.slice(0, 4)}${'*'.repeat(digits.length - 4)}`;
  // A citizen's number that somebody's clipping has cut: region and birth date are told by it.
  if (digits.length > 10 && digits.length < 18 && digits.length !== 14 && /^\d{6}(?:19|20)/.test(digits) && isProvince(digits) && isCut(after)) return `${digits.slice(0, 2)}${'*'.repeat(digits.length - 2)}`;
  return null;
}

/** Nothing follows but the end of a quotation. */
function isCut(after: string): boolean {
  return /^\s*(?:$|[…”"])/.test(after);
}

function isIdentity(beginning: string): boolean {
  return isProvince(beginning) && isBirthDate(beginning.slice(6, 14), endOfTime);
}

/** Redaction asks no clock: a birth date in the future is masked too. */
const endOfTime = Date.UTC(2100, 0, 1);

/** Cells of a table whose text was joined with nothing between: citizens' numbers in a longer run, and two mobile numbers or more that are all of it. */
function runMask(digits: string, isAddress: boolean): string | null {
  if (!isAddress && /^(?:1[3-9]\d{9}){2,}$/.test(digits)) return digits.replace(/\d{11}/g, maskedMobile);
  let out = '';
  for (let at = 0; at < digits.length;) {
    const identity = digits.slice(at, at + 18);
    const isOne = identity.length === 18 && isIdentity(identity) && checksOut(identity);
    out += isOne ? maskedIdentity(identity) : digits[at]!;
    at += isOne ? 18 : 1;
  }
  return out === digits ? null : out.replace(/(?<=\d\*{13}[\dX]{3})1[3-9]\d{9}$/, maskedMobile);
}

/** Part of a web address or a file name. */
function inAddress(before: string, after: string): boolean {
  const run = /[^\s\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e“”"'<>]*$/.exec(before)![0];
  if (/["'=]\/[\w./-]*$/.test(before)) return true;
  return /:\/\/|www\.|[a-z][\w.-]*[?&=/_]|[?&]|%[0-9a-f]{2}/i.test(run) && !/^(?:tel|sms|phone|mobile|qq)[:/=_]/i.test(run) || /^[^\s\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]{0,20}\.(?:s?html?|jsp|aspx?|php|pdf|docx?|xlsx?|jpe?g|png)\b/i.test(after);
}
