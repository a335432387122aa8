import { spokenLanguage } from '../../components/in-language.tsx';
import { type Language, wordsOf } from '../../messages/words.ts';

/** Says of a page of ours which language it speaks, and calls its tab so. @returns the language it can speak here */
export function speakPage(chosen: Language, title: 'app.name' | 'desk.title' | 'options.title' | 'tour.title'): Language {
  const language = spokenLanguage(chosen);
  document.documentElement.lang = language;
  document.title = wordsOf(language)[title];
  return language;
}
