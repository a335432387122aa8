import type { AuthorizeQuery } from '../../contract/auth.ts';
import type { Role } from '../../contract/sync.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import { oidcJoinForm, oidcLink } from './oidc-pages.ts';
import { html, linked, type Markup, page, trouble } from './page.ts';
import { askPasskey } from './passkey-pages.ts';

/** The page behind the address itself. */
export function homePage(words: ServerWords): string {
  return page(words, { title: words['web.name'], content: html`<p>${words['home.runs']}</p>
<p>${linked(words['home.ways'])}</p>` });
}

/** First start: the first administrator chooses name and password. */
export function setupPage(words: ServerWords, problem: string | null, secret = '', orgName = '', name = ''): string {
  return page(words, { title: words['setup.title'], content: html`<p>${words['setup.intro']}</p>${trouble(problem)}
<form method="post" action="/setup">${secretField(words, secret)}
<label>${words['setup.unit']}<input name="orgName" value="${orgName}" required maxlength="100" autocomplete="organization"></label>
${accountFields(words, name)}
<label><input type="checkbox" name="alone"> ${words['setup.alone']}<small>${words['setup.aloneHint']}</small></label>
<button>${words['setup.do']}</button></form>` });
}

/** Somebody follows an invitation. */
export function invitePage(words: ServerWords, problem: string | null, secret = '', name = '', provider: string | null = null): string {
  return page(words, { title: words['invite.title'], content: html`<p>${words['invite.intro']}</p>${trouble(problem)}
<form method="post" action="/invite">${secretField(words, secret)}${accountFields(words, name)}<button>${words['invite.do']}</button></form>${oidcJoinForm(words, provider)}`, back: '/invite' });
}

/** The account stands; what comes next is another thing for who works in the extension, who may look in the browser, and who only administers or audits here. */
export function joinedPage(words: ServerWords, publicUrl: string, role: Role): string {
  const next = role === 'administrator' || role === 'auditor' ? html`<p>${linked(words[`joined.${role}`])}</p>`
    : html`<p>${words['joined.text']}</p><output>${publicUrl}</output>${role === 'reader' ? html`<p>${linked(words['joined.reader'])}</p>` : ''}`;
  return page(words, { title: words['joined.title'], content: next, back: '/' });
}

/** Tenants are asked for only where there are several. */
type Tenants = readonly { readonly tenant: string; readonly name: string }[];

/** The ways in that an installation has. `passkey`: what a passkey is asked; null where the address allows none. */
export interface Ways { readonly tenants: Tenants; readonly provider: string | null; readonly passkey: WebAuthnOptions | null }

export function loginPage(words: ServerWords, problem: string | null, { tenants, provider, passkey }: Ways, name = ''): string {
  return page(words, { title: words['web.signIn'], content: html`${trouble(problem)}<form method="post" action="/login">${tenantField(words, tenants)}${signInFields(words, name)}<button>${words['web.signIn']}</button></form>
${passkey === null ? '' : askPasskey(words, '/login/passkey', words['web.passkeySignIn'], passkey)}${oidcLink(words, provider)}` });
}

/** The extension asks a person to sign in. The parameters of the request travel in the form; none of them is secret. */
export function authorizePage(words: ServerWords, query: AuthorizeQuery, problem: string | null, { tenants, provider, passkey }: Ways, name = ''): string {
  const asked = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  const fields = asked.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`);
  const again = query.prompt === 'login';
  return page(words, { title: words[again ? 'authorize.again' : 'authorize.title'], back: `/authorize?${new URLSearchParams(asked)}`, content: html`<p>${words[again ? 'authorize.againIntro' : 'authorize.intro']}</p>${trouble(problem)}
<form method="post" action="/authorize">${fields}${tenantField(words, tenants)}${signInFields(words, name)}
<label>${words['authorize.code']}<input name="code" maxlength="50" autocomplete="one-time-code" spellcheck="false"></label><button>${words[again ? 'authorize.againDo' : 'authorize.do']}</button></form>
${passkey === null ? '' : askPasskey(words, '/authorize/passkey', words['web.passkeySignIn'], passkey, fields)}${oidcLink(words, provider, Object.fromEntries(asked))}` });
}

export function signedInPage(words: ServerWords): string {
  return page(words, { title: words['signedIn.title'], content: html`<p>${words['signedIn.text']}</p>` });
}

function secretField(words: ServerWords, secret: string): Markup {
  return html`<label>${words['web.secret']}<input name="secret" value="${secret}" required maxlength="200" autocomplete="off" spellcheck="false"><small>${words['web.secretHint']}</small></label>`;
}

function accountFields(words: ServerWords, name: string): Markup {
  return html`<label>${words['account.name']}<input name="name" value="${name}" required minlength="2" maxlength="40" autocomplete="username"></label>
<label>${words['web.password']}<input type="password" name="password" required minlength="10" maxlength="200" autocomplete="new-password" aria-describedby="hint"><small id="hint">${words['web.passwordHint']}</small></label>
<label>${words['web.again']}<input type="password" name="again" required maxlength="200" autocomplete="new-password"></label>`;
}

function tenantField(words: ServerWords, tenants: Tenants): Markup {
  if (tenants.length < 2) return html``;
  return html`<label>${words['account.tenant']}<select name="tenant" required>${tenants.map(one => html`<option value="${one.tenant}">${one.name}</option>`)}</select></label>`;
}

function signInFields(words: ServerWords, name: string): Markup {
  return html`<label>${words['web.name.person']}<input name="name" value="${name}" required maxlength="100" autocomplete="username"></label>
<label>${words['web.password']}<input type="password" name="password" required maxlength="300" autocomplete="current-password"></label>`;
}
