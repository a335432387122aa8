import type { ServerWords } from '../../messages/server-words.ts';
import { refusalWords, type Refusal } from '../refusal.ts';
import { html, type Markup, page, trouble } from './page.ts';

/** A refusal as a page, with the way on. @param inWindow it may stand in the sign-in window of an extension, where this server's start page helps nobody */
export function refusalPage(words: ServerWords, refusal: Refusal, inWindow = false): string {
  return page(words, { title: words['web.failed'], content: html`${trouble(refusalWords(refusal)(words))}${wayOn(words, refusal, inWindow)}` });
}

function wayOn(words: ServerWords, { begin }: Refusal, inWindow: boolean): Markup {
  if (begin !== undefined) return html`<p><a href="${begin}">${words['web.signInAgain']}</a></p>`;
  return html`${inWindow ? html`<p>${words['web.inWindow']}</p>` : ''}<p><a href="/">${words['web.home']}</a></p>`;
}
