/**
 * Addresses that a handler or a `javascript:` address leads to: strings given to `open`, `location`, `showModalDialog` and
 * their kin, and any whole address (`http…`, `//host…`) handed to a function of the page. Concatenated strings are left out:
 * what they lead to is not written there. At most 20 a handler, of its first 4,000 characters.
 */
export function literalAddresses(code: string): readonly string[] {
  const text = code.slice(0, 4000);
  const found = new Set<string>();
  for (const match of text.matchAll(navigation)) if (!isJoined(text, match)) found.add(match[2]!);
  for (const match of text.matchAll(whole)) if (!isJoined(text, match)) found.add(match[2]!);
  return [...found].map((each) => each.replaceAll('\\/', '/').replaceAll('&amp;', '&').trim()).filter((each) => each !== '' && !/^(?:#|javascript:|about:)/i.test(each)).slice(0, 20);
}

const navigation = /(?:\bopen|\bshowModalDialog|\bshowModelessDialog|\bnavigate|location\.(?:replace|assign)|\.attr)\s*\(\s*(['"])([^'"\n]{1,1000})\1|location(?:\.href)?\s*=\s*(?:''\+)?(['"])([^'"\n]{1,1000})\3/g;
const whole = /(['"])((?:https?:)?\/\/[^'"\s\\]{3,1000})\1/g;

/** A string joined with something else is only a part of the address. */
function isJoined(text: string, match: RegExpMatchArray): boolean {
  if (match[2] === undefined) match[2] = match[4]!;
  return /^\s*\+/.test(text.slice(match.index! + match[0].length, match.index! + match[0].length + 10));
}
