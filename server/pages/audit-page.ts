import type { ServerWords } from '../../messages/server-words.ts';
import { auditActions } from '../audit-actions.ts';
import type { AuditLine } from '../repo/audit-lines.ts';
import { resultSaid } from './audit-result.ts';
import { minute } from './items-page.ts';
import { html, type Markup, page } from './page.ts';

interface Shown {
  readonly orgName: string; readonly whole: boolean; readonly lines: readonly AuditLine[]; readonly who: string; readonly action: string; readonly next: number | null;
  /** What the verification found; null before one. */
  readonly verified: { readonly rows: number; readonly trouble: readonly string[] } | null;
  /** Why nothing is shown, when what was asked for cannot be. */
  readonly problem: string | null;
}

/** The audit as its auditor reads it: newest first, found by person and action, with the proof that nothing was changed. */
export function auditPage(words: ServerWords, { orgName, whole, lines, who, action, next, verified, problem }: Shown): string {
  return page(words, { title: words['audit.title'], wide: true, content: html`<p>${whole ? words['audit.whole'](orgName) : words['audit.part'](orgName)}</p>
${verified === null ? '' : verified.trouble.length === 0 ? html`<p role="status">${words['audit.intact'](verified.rows)}</p>` : html`<div role="alert">${words['audit.broken']}<ul>${verified.trouble.slice(0, 50).map(line => html`<li>${line}</li>`)}</ul>${words['audit.brokenHow']}</div>`}
<div class="find"><form method="post" action="/audit/verify"><button>${words['audit.verify']}</button></form><form method="post" action="/audit/export"><button>${words['audit.export']}</button></form></div>
<form class="find" method="get" action="/audit" role="search"><label>${words['web.name.person']}<input name="who" value="${who}" maxlength="100"></label>
<label>${words['audit.action']}<select name="action"><option value="">${words['web.all']}</option>${auditActions.map(code => html`<option value="${code}"${{ markup: code === action ? ' selected' : '' }}>${actionName(words, code)}</option>`)}</select></label><button>${words['web.find']}</button></form>
${problem === null ? '' : html`<p role="status">${problem}</p>`}
${lines.length === 0 ? (problem === null ? html`<p role="status">${words['audit.none']}</p>` : '') : table(words, lines)}
${next === null ? '' : html`<p><a href="/audit?${new URLSearchParams({ ...(who ? { who } : {}), ...(action ? { action } : {}), before: String(next) }).toString()}">${words['audit.earlier']}</a></p>`}
<p><a href="/password">${words['web.ownPassword']}</a>　<a href="/second-factor">${words['web.ownFactor']}</a></p><form method="post" action="/leave"><button>${words['web.leave']}</button></form>` });
}

function table(words: ServerWords, lines: readonly AuditLine[]): Markup {
  return html`<div class="over" role="region" aria-label="${words['audit.lines']}" tabindex="0"><table class="cards"><thead><tr>${columnNames(words).map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${lines.map(line => html`<tr><th scope="row" class="nobreak">${line.seq}</th>${cellsOf(words, line).map((text, at, all) => html`<td${{ markup: at === 0 || at === all.length - 1 ? ' class="nobreak"' : '' }} data-label="${columnNames(words)[at + 1] ?? ''}">${text}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** What stands behind the number of a line, in the order of the columns, on the page and in the file. */
export function cellsOf(words: ServerWords, line: AuditLine): readonly string[] {
  return [minute(line.at), actorName(words, line.actor), actionName(words, line.action), line.target, resultSaid(words, line), line.address];
}

/** The columns of the audit, on the page and in the file. */
export function columnNames(words: ServerWords): readonly string[] {
  return [words['audit.seq'], words['audit.at'], words['audit.actor'], words['audit.action'], words['audit.target'], words['audit.result'], words['audit.address']];
}

/** What is no person has a name of its own. */
function actorName(words: ServerWords, actor: string): string {
  return actor === 'command' || actor === 'daily' ? words[`actor.${actor}`] : actor === '' ? words['actor.nobody'] : actor;
}

/** What an action is called. One of another version of this server, without a name here, is shown by its code: nothing is left out. */
export function actionName(words: ServerWords, action: string): string {
  const known = auditActions.find(one => one === action);
  return known === undefined ? action : words[`action.${known}`];
}
