import { wordsOf } from '../messages/words.ts';

/** What is said of a worker that did not answer, in the language the page speaks. */
export function unreachable(): string {
  return wordsOf(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')['app.unreachable'];
}
