import type { Said } from '../contract/said.ts';
import { saidZhCn } from './said-zh-cn.ts';
import { say } from './say.ts';

export { say };
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

/** In Chinese: what goes into a record, a log or an error's own text, whatever the screen speaks. */
export function sayInChinese(what: Said | string): string {
  return say(saidZhCn, what);
}
