import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Language, wordsOf } from '../messages/words.ts';
import { drawsChinese } from './chinese-font.ts';
import { keepFocus } from './keep-focus.ts';
import { LanguageContext } from './words-context.tsx';

/** The language a surface can speak on this machine: the one chosen, or English where Chinese would be boxes. */
export function spokenLanguage(chosen: Language): Language {
  return chosen === 'en' || drawsChinese() ? chosen : 'en';
}

interface Props { readonly chosen: Language; readonly as?: 'div' | 'main'; readonly class?: string; readonly children: ComponentChildren }

/** Everything of a surface, in the language it can speak; says so where that is not for a person to choose. The focus is kept in it. */
export function InLanguage({ chosen, as: Element = 'div', class: name, children }: Props) {
  const language = spokenLanguage(chosen);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const end = new AbortController();
    if (root.current) keepFocus(root.current, end.signal);
    return () => end.abort();
  }, []);
  return (
    <LanguageContext.Provider value={language}>
      <Element ref={root as RefObject<HTMLDivElement>} class={name} lang={language}>
        {drawsChinese() ? null : <aside class="notice no-print" data-kind="problem"><p>{wordsOf('en')['app.noChineseFont']}</p></aside>}
        {children}
      </Element>
    </LanguageContext.Provider>
  );
}
