import type { ServerWords } from '../../messages/server-words.ts';
import { html, type Markup, page, trouble } from './page.ts';

/** The way to the unit's own sign-in service, where one is configured. @param query of an extension that asked; empty for these pages */
export function oidcLink(words: ServerWords, name: string | null, query: Readonly<Record<string, string>> = {}): Markup {
  if (name === null) return html``;
  const search = new URLSearchParams(query).toString();
  return html`<p><a href="/oidc/begin${search === '' ? '' : `?${search}`}">${words['oidc.with'](name)}</a></p>`;
}

/** The same for somebody who was invited: an account without a password of its own. */
export function oidcJoinForm(words: ServerWords, name: string | null): Markup {
  if (name === null) return html``;
  return html`<h2>${words['oidc.joinWith'](name)}</h2><p>${words['oidc.joinHint'](name)}</p>
<form method="post" action="/oidc/join"><label>${words['web.secret']}<input name="secret" required maxlength="200" autocomplete="off" spellcheck="false"><small>${words['web.secretHintShort']}</small></label>
<label>${words['web.name.person']}<input name="name" required minlength="2" maxlength="40" autocomplete="name"></label><button>${words['web.onward']}</button></form>`;
}

/** A press that leads to the provider: forms of this server may lead nowhere else by themselves. */
export function oidcOnwardPage(words: ServerWords, name: string, url: string): string {
  return page(words, { title: words['oidc.onward'](name), content: html`<p>${words['oidc.onwardHint'](name)}</p><p><a href="${url}">${words['oidc.onward'](name)}</a></p>` });
}

/** Signed in. The cookie goes along only from our own page: a press leads on. */
export function oidcDonePage(words: ServerWords, onward: string): string {
  return page(words, { title: words['signedIn.title'], content: html`<p><a href="${onward}">${words['web.onward']}</a></p>`, back: onward });
}

/** The code of the second factor, where the provider's sign-in does not count as one. */
export function oidcFactorPage(words: ServerWords, ticket: string, problem: string | null): string {
  return page(words, { title: words['oidc.code'], once: true, content: html`<p>${words['oidc.codeHint']}</p>${trouble(problem)}<form method="post" action="/oidc/factor"><input type="hidden" name="ticket" value="${ticket}">
<label>${words['web.code']}<input name="code" required maxlength="50" autocomplete="one-time-code" spellcheck="false"></label><button>${words['authorize.do']}</button></form>` });
}
