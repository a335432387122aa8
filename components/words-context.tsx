import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../messages/words.ts';
import { wordsOf } from '../messages/words.ts';

/** The language everything below is shown in; Chinese where nothing else was chosen. */
export const LanguageContext = createContext<Language>('zh-CN');

/** The language itself, for what is said beside the catalogue of the screens (messages/files.ts). */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The texts of the language in force. */
export function useWords(): Words {
  return wordsOf(useContext(LanguageContext));
}
