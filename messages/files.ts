import type { Said } from '../contract/said.ts';
import { filesEn } from './files-en.ts';
import { filesZhCn as general } from './files-zh-cn.ts';
import { packFilesZhCn } from './pack-files-zh-cn.ts';
import { say } from './say.ts';
import type { Language } from './words.ts';

/** What is said of files that are brought in, in Chinese. */
export const filesZhCn = { ...general, ...packFilesZhCn } as const;

type In<Table> = { readonly [Key in keyof Table]: Table[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string };
/** The sentences of one language: the keys of the Chinese ones, with the same facts in them. */
export type FileWords = In<typeof filesZhCn>;
export type PackFileWords = In<typeof packFilesZhCn>;

export type FileKey = keyof FileWords;
type FactsOf<Key extends FileKey> = (typeof filesZhCn)[Key] extends (...facts: infer Facts) => string ? { readonly [Place in keyof Facts]: Facts[Place] | Said } : readonly [];
/** A key with exactly the facts its sentence takes: what does not fit does not compile. */
export type FileSentence = { [Key in FileKey]: readonly [key: Key, ...facts: FactsOf<Key>] }[FileKey];

/** A sentence about a file, to be said later. */
export function ofFile(...sentence: FileSentence): Said {
  return sentence;
}

/** Says it in the language of the screen. Text stands as it is. */
export function sayOfFile(language: Language, what: Said | string): string {
  return say(language === 'en' ? filesEn : filesZhCn, what);
}
