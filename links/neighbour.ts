import type { LinkAttempt } from '../contract/link.ts';

/**
 * An address beside the given one that nobody has made: same folder, same ending. What its server answers tells whether it says
 * 404 for what it does not have. `chance` in [0, 1) makes the name.
 */
export function neighbourOf(address: string, chance: number): string {
  const url = new URL(address);
  const parts = url.pathname.split('/');
  const last = parts.findLastIndex((part) => part !== '');
  const ending = /\.[a-z]{2,5}$/i.exec(parts[last] ?? '')?.[0] ?? '';
  const name = `duwang-${Math.floor(chance * 36 ** 8).toString(36).padStart(8, '0')}${ending}`;
  url.pathname = last === -1 ? `/${name}` : [...parts.slice(0, last), name, ...parts.slice(last + 1)].join('/');
  url.search = '';
  return url.href;
}

/** What a server makes of an address it cannot have: `honest`: it says so by its status; `same`: it answers with the very page; `other`: neither, or it was not to be had. */
export function comparedWith(neighbour: LinkAttempt, last: LinkAttempt): 'honest' | 'same' | 'other' {
  if (neighbour.status === 404 || neighbour.status === 410) return 'honest';
  if (neighbour.status !== 200 || neighbour.cause !== null) return 'other';
  return similarity(wordsOf(neighbour), wordsOf(last)) >= alike ? 'same' : 'other';
}

/** `links.md` 2.6. */
const alike = 0.9;

/** Title and start of the text, without the address that many such pages repeat. */
function wordsOf({ url, body }: LinkAttempt): string {
  const { pathname, hostname } = new URL(url);
  let words = `${body?.title ?? ''}\n${body?.text ?? ''}`;
  for (const part of [pathname, pathname.split('/').at(-1)!, hostname]) if (part.length > 2) words = words.replaceAll(part, '').replaceAll(readable(part), '');
  return words.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Part of all stretches of five characters that both texts have, 0 to 1. */
function similarity(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const [a, b] = [stretches(one), stretches(other)];
  const both = [...a].filter((each) => b.has(each)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function stretches(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 5 <= text.length; at += 1) found.add(text.slice(at, at + 5));
  return found;
}
