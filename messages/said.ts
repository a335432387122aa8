import type { Said } from '../contract/said.ts';
import { saidZhCn } from './said-zh-cn.ts';

export type { Said };

/** The sentences of one language: the keys of the Chinese ones, with the same facts in them. */
export type SaidWords = { readonly [Key in keyof typeof saidZhCn]: (typeof saidZhCn)[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string };
export type SaidKey = keyof SaidWords;

type FactsOf<Key extends SaidKey> = (typeof saidZhCn)[Key] extends (...facts: infer Facts) => string ? { readonly [Place in keyof Facts]: Facts[Place] | Said } : readonly [];

/** A key with exactly the facts its sentence takes: what does not fit does not compile. */
export type Sentence = { [Key in SaidKey]: readonly [key: Key, ...facts: FactsOf<Key>] }[SaidKey];

/** A sentence to be said later. */
export function said(...sentence: Sentence): Said {
  return sentence;
}

/**
 * Says it. Text stands as it is (a server's own words, a browser's error, what an older version kept); of a key this
 * version does not have, the facts are said.
 */
export function say(words: SaidWords, what: Said | string): string {
  if (typeof what === 'string') return what;
  const [key, ...facts] = what;
  const spoken = facts.map((fact) => (typeof fact === 'object' ? say(words, fact as unknown as Said) : fact));
  const sentence: unknown = Object.hasOwn(words, key) ? words[key as SaidKey] : undefined;
  if (typeof sentence === 'function') return String((sentence as (...facts: readonly (string | number)[]) => string)(...spoken));
  return typeof sentence === 'string' ? sentence : spoken.join(' ');
}

/** In Chinese: what goes into a record, a log or an error's own text, whatever the screen speaks. */
export function sayInChinese(what: Said | string): string {
  return say(saidZhCn, what);
}
