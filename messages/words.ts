import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** The texts of one language: the keys of the Chinese catalogue, sentences where it has sentences, functions where it has functions. */
export type Words = { readonly [Key in keyof typeof zhCn]: (typeof zhCn)[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string };

export type Language = 'zh-CN' | 'en';

/** The catalogue of a language. */
export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCn;
}
