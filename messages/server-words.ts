import { answersEn } from './answers-en.ts';
import { answersZhCn } from './answers-zh-cn.ts';
import { en } from './en.ts';
import { serverEn } from './server-en.ts';
import { serverZhCn } from './server-zh-cn.ts';
import type { Language } from './words.ts';
import { zhCn } from './zh-cn.ts';

/** What the server's pages say: the extension's words, which they share, and their own. The extension never loads this file. */
const inChinese = { ...zhCn, ...serverZhCn, ...answersZhCn };

/** The texts of the server in one language. A key that one language lacks does not compile. */
export type ServerWords = { readonly [Key in keyof typeof inChinese]: (typeof inChinese)[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string };

/** A sentence that waits to be said until it is known in which language. */
export type Saying = (words: ServerWords) => string;

const inEnglish: ServerWords = { ...en, ...serverEn, ...answersEn };

/** The texts of a language. */
export function serverWordsOf(language: Language): ServerWords {
  return language === 'en' ? inEnglish : inChinese;
}

/** The keys that begin so, without that beginning: the codes of refusals, the actions of the audit. */
export type CodesOf<Beginning extends string> = keyof ServerWords extends infer Key ? Key extends `${Beginning}.${infer Code}` ? Code : never : never;
