import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** The texts of one language: the keys of the Chinese catalogue, sentences where it has sentences, functions where it has functions. */
export type Words = { readonly [Key in keyof typeof zhCn]: (typeof zhCn)[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string };

/** Why an export cannot be made. */
export type ExportRefusal = Extract<keyof Words, `export.refused.${string}`>;

export type Language = 'zh-CN' | 'en';

/** The catalogue of a language. */
export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCn;
}

/** What a part of the extension that knows no language said: a key of the catalogue in the language of the screen, anything else as it stands. */
export function spoken(words: Words, said: string): string {
  const text: unknown = Object.hasOwn(words, said) ? words[said as keyof Words] : said;
  return typeof text === 'string' ? text : said;
}
