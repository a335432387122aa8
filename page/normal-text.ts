import { simplified, traditionalClass } from './traditional-characters.ts';

/**
 * Text made comparable: full-width letters, digits and punctuation to half-width, every kind of space to a plain one,
 * the ratio sign U+2236 to a colon, traditional characters to simplified ones (many sites can be switched to 繁体). One character in,
 * one character out, so that offsets stay valid.
 */
export function normalText(text: string): string {
  return text.replace(unusual, mapped);
}

/** As `normalText`, and without any white space: for patterns that a page may cut by tags or line breaks. */
export function squeezed(text: string): string {
  return normalText(text).replace(/\s+/g, '');
}

/** As `normalText`, with runs of white space as one space and none at the ends: for texts shown to people. */
export function tidy(text: string): string {
  return normalText(text).replace(/\s+/g, ' ').trim();
}

/** Runs of white space folded, the characters themselves as the page has them: for quotes. */
export function folded(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

const unusual = new RegExp(`[\\u00a0\\u2000-\\u200d\\u202f\\u205f\\u2060\\ufeff\\u3000\\uff01-\\uff5e\\u2236\\ufe55\\u2013\\u2014\\u2212\\u00ad\\u3014\\u3015\\u2010-\\u2012${traditionalClass}]`, 'g');

function mapped(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return simplified(character) ?? character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0x2236 || code === 0xfe55) return ':';
  if (code === 0x3014) return '(';
  if (code === 0x3015) return ')';
  if (code === 0x2212 || (code >= 0x2010 && code <= 0x2014)) return '-';
  return ' ';
}
