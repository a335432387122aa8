import { placeOf, seenOf } from '../auth/as-seen.ts';
import { type Level, levels } from '../../contract/organisation.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import { headings } from '../auth/unit-columns.ts';
import type { Organisation } from '../repo/organisations.ts';
import { html, linked, type Markup, page } from './page.ts';

interface Shown {
  readonly units: readonly (Organisation & { readonly people: number })[]; readonly ownOrgId: string;
  /** What was done, or why it was not, with one sentence per line of a list. */
  readonly said: string | null; readonly troubles: readonly string[]; readonly list: string;
}

/** The tree of units from the administrator's own down: add, rename, move, merge, bring in and take out as a list. */
export function unitsPage(words: ServerWords, { units, ownOrgId, said, troubles, list }: Shown): string {
  const select = (name: string, label: string, without = '', chosen: string | null = null): Markup => html`<select name="${name}" aria-label="${label}">${units.filter(unit => unit.orgId !== without).map(unit => html`<option value="${unit.orgId}"${{ markup: unit.orgId === chosen ? ' selected' : '' }}>${indent(unit)}${unit.name}</option>`)}</select>`;
  return page(words, { title: words['units.title'], wide: true, content: html`<nav aria-label="${words['units.manage']}"><a href="/people">${words['people.title']}</a><a href="/units" aria-current="page">${words['units.title']}</a></nav>
${said === null ? '' : html`<p role="status">${said}</p>`}${troubles.length === 0 ? '' : html`<div role="alert">${words['units.notImported']}<ul>${troubles.slice(0, 50).map(line => html`<li>${line}</li>`)}</ul></div>`}
<div class="over" role="region" aria-label="${words['units.title']}" tabindex="0"><table class="cards"><thead><tr><th scope="col">${words['web.unit']}</th><th scope="col">${words['units.level']}</th><th scope="col">${words['people.people']}</th><th scope="col">${words['units.rename']}</th><th scope="col">${words['units.moveTo']}</th></tr></thead>
<tbody>${units.map(unit => html`<tr><th scope="row">${indent(unit)}${unit.name}</th><td data-label="${words['units.level']}">${levelForm(words, unit)}</td><td class="nobreak" data-label="${words['people.people']}"><a href="/people?org=${unit.orgId}">${words['units.people'](unit.people)}</a></td>
<td data-label="${words['units.rename']}"><form method="post" action="/units/change"><input type="hidden" name="seen" value="${seenOf(placeOf(unit))}"><input type="hidden" name="orgId" value="${unit.orgId}"><input name="name" value="${unit.name}" required maxlength="100" aria-label="${words['units.nameOf'](unit.name)}"><button>${words['units.rename']}</button></form></td>
<td data-label="${words['units.moveTo']}">${unit.orgId === ownOrgId ? '' : html`<form method="post" action="/units/change"><input type="hidden" name="seen" value="${seenOf(placeOf(unit))}"><input type="hidden" name="orgId" value="${unit.orgId}">${select('parentId', words['units.aboveOf'](unit.name), unit.orgId, unit.parentId)}<button>${words['units.move']}</button></form>`}</td></tr>`)}</tbody></table></div>
<h2>${words['units.add']}</h2><form method="post" action="/units/add"><label>${words['web.name.thing']}<input name="name" required maxlength="100"></label><label>${words['units.above']}${select('parentId', words['units.above'])}</label>
<label>${words['units.level']}<select name="level">${levelOptions(words, null)}</select></label><button>${words['units.addDo']}</button></form>
<h2>${words['units.merge']}</h2><p>${words['units.mergeHint']}</p>
${units.length < 2 ? html`<p>${words['units.mergeNone']}</p>` : html`<form method="post" action="/units/merge"><label>${words['units.from']}${select('orgId', words['units.from'], ownOrgId)}</label><label>${words['units.into']}${select('into', words['units.into'])}</label><label><input type="checkbox" name="sure" required> ${words['units.sure']}</label><button>${words['units.mergeDo']}</button></form>`}
<h2>${words['units.list']}</h2><p>${linked(words['units.listHint'])}</p>
<form method="post" action="/units/import"><label>${words['units.listLabel']}<textarea name="list" rows="8" required maxlength="16000" placeholder="${headings.join(',')}">${list}</textarea></label><button>${words['units.import']}</button></form>
<form method="post" action="/leave"><button>${words['web.leave']}</button></form>` });
}

/** The level as it is, and the way to another. While none is known, none can be sent. */
function levelForm(words: ServerWords, unit: Organisation): Markup {
  return html`<form method="post" action="/units/change"><input type="hidden" name="seen" value="${seenOf(placeOf(unit))}"><input type="hidden" name="orgId" value="${unit.orgId}"><select name="level" required aria-label="${words['units.levelOf'](unit.name)}">${unit.level === null ? html`<option value="">${words['units.noLevel']}</option>` : ''}${levelOptions(words, unit.level)}</select><button>${words['units.levelDo']}</button></form>`;
}

function levelOptions(words: ServerWords, chosen: Level | null): readonly Markup[] {
  return levels.map(level => html`<option value="${level}"${{ markup: level === chosen ? ' selected' : '' }}>${words[`units.level.${level}`]}</option>`);
}

function indent(unit: Organisation): string {
  return '　'.repeat(Math.max(0, unit.orgPath.split('/').length - 3));
}
