import type { Said } from '../contract/said.ts';

/**
 * Says it. Text stands as it is (a server's own words, a browser's error, what an older version kept); of a key this
 * version does not have, the facts are said.
 * @param words the sentences of one language by key
 */
export function say(words: object, what: Said | string): string {
  if (typeof what === 'string') return what;
  const [key, ...facts] = what;
  const spoken = facts.map((fact) => (typeof fact === 'object' ? say(words, fact as unknown as Said) : fact));
  const sentence: unknown = Object.hasOwn(words, key) ? words[key as never] : undefined;
  if (typeof sentence === 'function') return String((sentence as (...facts: readonly (string | number)[]) => string)(...spoken));
  return typeof sentence === 'string' ? sentence : spoken.join(' ');
}
