import type { ServerWords } from '../../messages/server-words.ts';
import { refusalWords, type Refusal } from '../refusal.ts';
import { html, page, trouble } from './page.ts';

/** A refusal as a page, with the way back. */
export function refusalPage(words: ServerWords, refusal: Refusal): string {
  return page(words, { title: words['web.failed'], content: html`${trouble(refusalWords(refusal)(words))}<p><a href="/">${words['web.home']}</a></p>` });
}
