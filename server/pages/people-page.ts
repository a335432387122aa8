import { accessOf, seenOf, settingsOf } from '../auth/as-seen.ts';
import { type Role, roles } from '../../contract/sync.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Organisation } from '../repo/organisations.ts';
import type { User } from '../repo/users.ts';
import { fixedForm } from './fixed-form.ts';
import { minute, unitSelect } from './items-page.ts';
import { html, type Markup, page, trouble } from './page.ts';

interface Shown {
  /** The unit shown: the administrator's own or one below. */
  readonly unit: Organisation;
  readonly units: readonly Organisation[];
  readonly ownOrgId: string; readonly ownUserId: string;
  readonly users: readonly (User & { readonly dormant: boolean })[];
  /** What was wrong with the settings that were sent; null when nothing was. */
  readonly problem: string | null;
  /** A link that was just made: shown once, never again. */
  readonly link: { readonly for: string; readonly address: string } | null;
}

/** People and settings of one unit, for its administrators and those above. */
export function peoplePage(words: ServerWords, { unit, units, ownOrgId, ownUserId, users, link, problem }: Shown): string {
  const own = unit.orgId === ownOrgId;
  return page(words, { title: words['people.title'], wide: true, once: link !== null, back: own ? '/people' : `/people?org=${unit.orgId}`, content: html`${trouble(problem)}${link === null ? '' : html`<p role="status">${words['people.linkOnce'](link.for)}</p><output>${link.address}</output>`}
${units.length > 1 ? html`<form class="find" method="get" action="/people">${unitSelect(words, units, unit.orgId)}<button>${words['web.show']}</button></form>` : ''}
<h2>${words['people.invite'](own ? null : unit.name)}</h2>
<form method="post" action="/people/invite">${own ? '' : html`<input type="hidden" name="orgId" value="${unit.orgId}">`}<label>${words['web.role']}${roleSelect(words, 'inspector')}</label>
<small>${words['people.roles']}</small><button>${words['people.inviteDo']}</button></form>
<h2>${words['people.of'](unit.name)}</h2>${users.length === 0 ? html`<p>${words['people.none']}</p>` : html`<div class="over" role="region" aria-label="${words['people.people']}" tabindex="0"><table class="cards"><thead><tr><th scope="col">${words['web.name.person']}</th><th scope="col">${words['people.state']}</th><th scope="col">${words['web.password']}</th><th scope="col">${words['web.secondFactor']}</th></tr></thead><tbody>${users.map(user => personRow(words, user, user.userId === ownUserId))}</tbody></table></div>`}
${own ? html`${settingsForm(words, unit, problem)}${fixedForm(words, unit)}` : ''}
<p><a href="/units">${words['units.title']}</a>　<a href="/password">${words['web.ownPassword']}</a>　<a href="/second-factor">${words['web.ownFactor']}</a></p>
<form method="post" action="/leave"><button>${words['web.leave']}</button></form>` });
}

function settingsForm(words: ServerWords, unit: Organisation, problem: string | null): Markup {
  const { name, policies } = unit;
  return html`<h2 id="settings">${words['settings.unitTitle']}</h2>
<p>${ownReviewWords(words, policies)}</p>
<form method="post" action="/people/settings"><input type="hidden" name="seen" value="${seenOf(settingsOf(unit))}"><label>${words['setup.unit']}<input name="orgName" value="${name}" required maxlength="100"></label>
<label>${checkbox('ownReview', policies.ownReview)} ${words['settings.ownReview']}</label>
<label>${words['settings.because']}<input name="because" maxlength="200"${{ markup: problem === null ? '' : ' aria-invalid="true"' }}></label>
<label>${checkbox('administratorInspects', policies.administratorInspects)} ${words['settings.inspects']}</label>
<small>${words['web.recorded']}</small><button>${words['settings.do']}</button></form>`;
}

/** How own findings are reviewed, and who decided otherwise. */
function ownReviewWords(words: ServerWords, { ownReview, ownReviewSet }: Organisation['policies']): string {
  return words['settings.own'](ownReview) + (ownReviewSet ? words['settings.ownSet'](ownReviewSet.by, minute(ownReviewSet.at), ownReviewSet.because) : '');
}

/** A person does not change their own role: that takes a second administrator. */
function personRow(words: ServerWords, user: User & { readonly dormant: boolean }, self: boolean): Markup {
  if (self) return html`<tr><th scope="row">${words['people.self'](user.name)}</th><td data-label="${words['people.state']}">${words[`result.${user.role}`]}<small>${words['people.selfHint']}</small></td><td data-label="${words['web.password']}"><a href="/password">${words['web.changePassword']}</a></td><td data-label="${words['web.secondFactor']}"><a href="/second-factor">${words['web.show']}</a></td></tr>`;
  const id = html`<input type="hidden" name="userId" value="${user.userId}">`;
  return html`<tr><th scope="row">${user.name}</th><td data-label="${words['people.state']}"><form method="post" action="/people/change">${id}<input type="hidden" name="seen" value="${seenOf(accessOf(user))}">
${roleSelect(words, user.role, words['people.roleOf'](user.name))}<label>${checkbox('disabled', user.disabled)} ${words['people.disabled']}</label><button>${words['web.save']}</button></form>${user.dormant ? html`<small>${words['people.dormant']}</small>` : ''}</td>
<td data-label="${words['web.password']}"><form method="post" action="/people/reset-password">${id}<button aria-label="${words['people.resetNamed'](user.name)}">${words['people.reset']}</button></form></td>
<td data-label="${words['web.secondFactor']}"><form method="post" action="/people/reset-factor">${id}<button aria-label="${words['people.factorNamed'](user.name)}">${words['people.factor']}</button></form></td></tr>`;
}

function roleSelect(words: ServerWords, chosen: Role, label = words['web.role']): Markup {
  return html`<select name="role" aria-label="${label}">${roles.map(role => html`<option value="${role}"${{ markup: role === chosen ? ' selected' : '' }}>${words[`result.${role}`]}</option>`)}</select>`;
}

function checkbox(name: string, on: boolean): Markup {
  return html`<input type="checkbox" name="${name}"${{ markup: on ? ' checked' : '' }}>`;
}
