import { browser } from 'wxt/browser';
import { spokenLanguage } from '../../components/in-language.tsx';
import { type Language, wordsOf } from '../../messages/words.ts';

let told = false;

/** Says of a page of ours which language it speaks, and calls its tab so. @returns the language it can speak here */
export function speakPage(chosen: Language, title: 'app.name' | 'desk.title' | 'options.title' | 'tour.title'): Language {
  const language = spokenLanguage(chosen);
  document.documentElement.lang = language;
  document.title = wordsOf(language)[title];
  // A machine without a Chinese font: the worker cannot see that and is told, so that what it says can be read there too. Kept until the browser ends.
  if (language !== chosen && !told) void (browser.storage.session as typeof browser.storage.session | undefined)?.set({ speaks: language });
  told = language !== chosen;
  return language;
}
