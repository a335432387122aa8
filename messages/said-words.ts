import { saidEn } from './said-en.ts';
import { saidZhCn } from './said-zh-cn.ts';
import type { SaidWords } from './said.ts';
import type { Language } from './words.ts';

/** What worker, store and exchange say, in one language. Apart from said.ts: the store knows no English. */
export function saidWordsOf(language: Language): SaidWords {
  return language === 'en' ? saidEn : saidZhCn;
}
