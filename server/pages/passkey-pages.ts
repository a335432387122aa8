import type { ServerWords } from '../../messages/server-words.ts';
import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import type { Passkey } from '../repo/passkeys.ts';
import { minute } from './items-page.ts';
import { html, linked, type Markup, page, trouble } from './page.ts';
import { passkeyScript } from './passkey-script.ts';

interface Shown {
  readonly passkeys: readonly Passkey[];
  readonly problem: string | null;
  /** Why this address allows none; null where it does. */
  readonly hostTrouble: string | null;
  /** What the browser is asked to make; null where that is not allowed, or a factor has to be shown first. */
  readonly options: WebAuthnOptions | null;
  readonly totp: boolean;
}

/** A person's own passkeys: what each is called, when it was last used, and the way to another. */
export function passkeysPage(words: ServerWords, { passkeys, problem, hostTrouble, options, totp }: Shown): string {
  return page(words, { title: words['web.passkeys'], content: html`${trouble(problem)}<p>${words['passkey.intro']}</p>
${hostTrouble === null ? '' : html`<p role="status">${hostTrouble}</p>`}
${passkeys.length === 0 ? (hostTrouble === null ? html`<p>${words['passkey.none']}</p>` : '') : list(words, passkeys, options !== null || hostTrouble !== null)}
${hostTrouble !== null ? '' : options === null ? html`<p role="status">${linked(words['passkey.again'])}</p>` : addForm(words, options)}
${passkeys.length > 0 && !totp ? html`<p>${linked(words['passkey.more'])}</p>` : ''}
<p><a href="/second-factor">${words['web.secondFactor']}</a>　<a href="/password">${words['web.changePassword']}</a></p><form method="post" action="/leave"><button>${words['web.leave']}</button></form>` });
}

/** A press that asks the browser for a passkey. @param fields what else the form carries */
export function askPasskey(words: ServerWords, action: string, label: string, options: WebAuthnOptions, fields: readonly Markup[] = []): Markup {
  return form(words, 'get', action, options, html`${fields}<button class="other">${label}</button>`);
}

function addForm(words: ServerWords, options: WebAuthnOptions): Markup {
  return html`<h2>${words['passkey.add']}</h2>${form(words, 'add', '/passkeys', options, html`<label>${words['passkey.name']}<input name="name" value="" placeholder="${words['passkey.nameHint']}" maxlength="40" autocomplete="off"></label><button>${words['passkey.do']}</button>`)}`;
}

function form(words: ServerWords, kind: 'add' | 'get', action: string, options: WebAuthnOptions, content: Markup): Markup {
  return html`<form method="post" action="${action}" data-passkey="${kind}" data-options="${JSON.stringify(options)}" data-unable="${words['passkey.unable']}" data-known="${words['passkey.known']}" data-stopped="${words['passkey.stopped']}"><input type="hidden" name="answer" value="">${content}<p role="alert" hidden></p></form>
<noscript><p role="status">${words['passkey.script']}</p></noscript><script>${{ markup: passkeyScript }}</script>`;
}

function list(words: ServerWords, passkeys: readonly Passkey[], removable: boolean): Markup {
  return html`<h2>${words['passkey.own']}</h2><ul class="own">${passkeys.map(one => html`<li><div><strong>${one.name}</strong><small>${words['passkey.added'](minute(one.createdAt), one.lastUsedAt === null ? null : minute(one.lastUsedAt))}</small>${one.suspendedAt === null ? '' : html`<small class="late">${words['passkey.suspended'](minute(one.suspendedAt))}</small>`}${removable ? renameForm(words, one) : ''}</div>
${removable ? html`<form method="post" action="/passkeys/remove"><input type="hidden" name="passkey" value="${one.id}"><button aria-label="${words['passkey.removeNamed'](one.name)}">${words['passkey.remove']}</button></form>` : ''}</li>`)}</ul>`;
}

/** Folded away: what a key is called is seldom changed. */
function renameForm(words: ServerWords, { id, name }: Passkey): Markup {
  return html`<details><summary>${words['passkey.rename']}<span class="unseen"> ${name}</span></summary><form method="post" action="/passkeys/rename"><input type="hidden" name="passkey" value="${id}"><label>${words['passkey.name']}<input name="name" value="${name}" required maxlength="40" autocomplete="off"></label><button>${words['passkey.renameDo']}</button></form></details>`;
}
