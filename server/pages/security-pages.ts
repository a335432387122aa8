import type { ServerWords } from '../../messages/server-words.ts';
import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import { partsOf } from '../auth/totp-secret.ts';
import { html, linked, type Markup, page, trouble } from './page.ts';
import { askPasskey } from './passkey-pages.ts';

interface FactorShown {
  /** What the person can show: codes of an app, passkeys. */
  readonly held: { readonly totp: boolean; readonly passkeys: boolean };
  readonly required: boolean;
  readonly problem: string | null;
  /** What a passkey is asked; null where the person has none or this address allows none. */
  readonly options: WebAuthnOptions | null;
  /** Shown within a quarter of an hour: more factors may be added. */
  readonly proved: boolean;
}

/** Where somebody stands with their second factor: none yet, or one is asked for. */
export function secondFactorPage(words: ServerWords, { held, required, problem, options, proved }: FactorShown): string {
  const keys = html`<p><a href="/passkeys">${words['web.passkeys']}</a></p>`;
  const leave = html`<form method="post" action="/leave"><button>${words['web.leave']}</button></form>`;
  const begin = html`<form method="post" action="/second-factor/begin"><button>${words['factor.begin']}</button></form>`;
  if (held.totp || held.passkeys) {
    return page(words, { title: words['web.secondFactor'], content: html`${trouble(problem)}${proved ? html`<p role="status">${words['factor.proved']}</p>` : ''}
${options === null ? '' : askPasskey(words, '/second-factor/passkey', words['factor.byPasskey'], options)}
${!held.totp ? '' : html`<form method="post" action="/second-factor">
<label>${words['factor.digits']}<input name="code" required maxlength="50" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"><small>${words['factor.digitsHint']}</small></label><button>${words['factor.check']}</button></form>`}
${held.totp ? '' : proved ? begin : html`<p>${words['factor.spare']}</p>`}${held.passkeys && options === null ? html`<p role="status">${words['factor.keyElsewhere']}</p>` : ''}${keys}${leave}` });
  }
  return page(words, { title: words['factor.enable'], content: html`${trouble(problem)}<p>${required ? words['factor.required'] : words['factor.optional']}</p>
<p>${words['factor.totp']}</p>${begin}
<p>${linked(words['factor.passkey'])}</p>${leave}` });
}

/** The secret, to be put into the authenticator app, and the first code to show that it arrived. */
export function enrolPage(words: ServerWords, secret: string, address: string, problem: string | null): string {
  const { hash, typed } = partsOf(secret);
  return page(words, { title: words['factor.enable'], content: html`<p>${linked(words['enrol.intro'](hash === 'sm3'), { app: address })}</p>
${hash === 'sm3' ? html`<p>${words['enrol.sm3']}</p>` : ''}<output>${typed.replace(/(.{4})(?=.)/g, '$1 ')}</output>${trouble(problem)}
<form method="post" action="/second-factor"><label>${words['enrol.digits']}<input name="code" required maxlength="50" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"></label><button>${words['enrol.do']}</button></form>` });
}

/** Shown once, never again. */
export function recoveryPage(words: ServerWords, codes: readonly string[], onward: string): string {
  return page(words, { title: words['recovery.title'], content: html`<p role="status">${words['recovery.text']}</p>
<output>${codes.map(code => html`${code}<br>`)}</output><p><a href="${onward}">${words['web.onward']}</a></p>`, once: true });
}

export function passwordPage(words: ServerWords, problem: string | null, done = false): string {
  return page(words, { title: words['web.changePassword'], content: html`${done ? html`<p role="status">${words['password.done']}</p>` : ''}${trouble(problem)}<form method="post" action="/password">
<label>${words['password.old']}<input type="password" name="old" required maxlength="300" autocomplete="current-password"></label>
${newPasswordFields(words)}<button>${words['web.changePassword']}</button></form>` });
}

/** Behind the one-time link of an administrator. */
export function resetPage(words: ServerWords, problem: string | null, secret = '', done = false): string {
  if (done) return page(words, { title: words['reset.doneTitle'], content: html`<p role="status">${linked(words['reset.done'])}</p>`, back: '/login' });
  return page(words, { title: words['reset.title'], content: html`${trouble(problem)}<form method="post" action="/reset">
<label>${words['web.secret']}<input name="secret" value="${secret}" required maxlength="200" autocomplete="off" spellcheck="false"><small>${words['web.secretHint']}</small></label>
${newPasswordFields(words)}<button>${words['reset.title']}</button></form>` });
}

function newPasswordFields(words: ServerWords): Markup {
  return html`<label>${words['web.newPassword']}<input type="password" name="password" required minlength="10" maxlength="200" autocomplete="new-password"><small>${words['web.passwordHint']}</small></label>
<label>${words['web.newAgain']}<input type="password" name="again" required maxlength="200" autocomplete="new-password"></label>`;
}
