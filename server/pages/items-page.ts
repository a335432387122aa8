import { type ItemState, type Rectification, type Step, type Verification, type VerifiedAs } from '../../contract/rectification.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Organisation } from '../repo/organisations.ts';
import { html, type Markup, page } from './page.ts';

/** One item with what a page says beside it. */
export interface RegisterLine { readonly stream: string; readonly item: Rectification; readonly site: string; readonly overdue: boolean }

/** The states in the order a page lists them. */
export const itemStates: readonly ItemState[] = ['open', 'answered', 'review', 'returned', 'closed', 'withdrawn'];

interface Shown {
  readonly units: readonly Organisation[]; readonly chosen: string | null; readonly state: string; readonly q: string;
  readonly found: number; readonly from: number; readonly lines: readonly RegisterLine[]; readonly atOnce: number;
}

/** The register of 整改, found by state and words, a hundred at a time. */
export function itemsPage(words: ServerWords, { units, chosen, state, q, found, from, lines, atOnce }: Shown): string {
  const further = (start: number): string => `/desk/items?${new URLSearchParams({ ...(chosen ? { org: chosen } : {}), ...(state ? { state } : {}), ...(q ? { q } : {}), from: String(start) })}`;
  return page(words, { title: words['list.title'], wide: true, content: html`${deskNav(words, 'items')}
<form class="find" method="get" action="/desk/items" role="search">${unitSelect(words, units, chosen)}
<label>${words['list.state']}<select name="state">${option('', words['web.all'], state)}${option('overdue', words['list.overdue'], state)}${itemStates.map(one => option(one, words[`items.state.${one}`], state))}</select></label>
<label>${words['web.find']}<input name="q" value="${q}" maxlength="100" placeholder="${words['list.hint']}"></label><button>${words['web.find']}</button></form>
<p role="status">${words['list.count'](found, from + 1, from + lines.length)}</p>
${lines.length === 0 ? html`<p>${words['list.none']}</p>` : itemTable(words, lines, words['list.title'])}
<p>${from > 0 ? html`<a href="${further(Math.max(0, from - atOnce))}">${words['list.before']}</a> ` : ''}${from + lines.length < found ? html`<a href="${further(from + atOnce)}">${words['list.after']}</a>` : ''}</p>` });
}

export function itemTable(words: ServerWords, lines: readonly RegisterLine[], caption: string): Markup {
  return html`<div class="over" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr><th scope="col">${words['list.number']}</th><th scope="col">${words['list.problem']}</th><th scope="col">${words['list.unit']}</th><th scope="col">${words['board.site']}</th><th scope="col">${words['list.state']}</th><th scope="col">${words['list.due']}</th><th scope="col">${words['list.seen']}</th></tr></thead>
<tbody>${lines.map(({ item, site, overdue }) => html`<tr><th scope="row" class="item-number">${item.number === null ? item.provisional : html`<a href="/desk/items?number=${encodeURIComponent(item.number)}">${item.number}</a>`}</th><td>${item.says}</td><td>${item.unit}</td><td>${site}</td>
<td><span class="item-state" data-state="${item.state}">${words[`items.state.${item.state}`]}</span>${item.reopens === null ? '' : words['list.again']}</td><td>${dueWords(words, item)}${overdue ? html` <span class="item-overdue">${words['list.overdue']}</span>` : ''}</td><td>${seenWords(words, item)}</td></tr>`)}</tbody></table></div>`;
}

/** The last day, or how it will come to be: filed 待日历. */
function dueWords(words: ServerWords, { dueOn, workingDays }: Rectification): string {
  return dueOn ?? (workingDays === null ? words['list.openDue'] : words['list.waits'](workingDays));
}

/** One item whole: what, who, until when, what was seen, what was done. */
export function itemPage(words: ServerWords, { item, site, overdue }: RegisterLine, steps: readonly Step[], looks: readonly Verification[], linked: { readonly before: string | null; readonly after: string | null }): string {
  const pages = [...new Map(item.pages.map(place => [place.url, place])).values()];
  const events = [
    { at: item.issuedAt, by: item.by, what: words['items.did.issue'], why: item.note },
    ...steps.map(step => ({ at: step.at, by: step.by, what: `${words[`items.did.${step.act}`]}${step.day === null ? '' : ` ${step.day}`}`, why: step.note })),
    ...looks.map(look => ({ at: look.at, by: look.by, what: words[look.method === 'person' ? 'item.person' : 'item.rule'](words[`items.as.${look.as}`]), why: `${look.because}${look.after.status === null ? '' : words['item.http'](look.after.status)}` })),
  ].toSorted((a, b) => a.at - b.at);
  const facts: readonly (readonly [string, string])[] = [
    [words['list.state'], overdue ? words['item.late'](words[`items.state.${item.state}`]) : words[`items.state.${item.state}`]], [words['list.unit'], item.unit], [words['board.site'], site], [words['list.due'], dueWords(words, item)], [words['item.issued'], minute(item.issuedAt)], [words['item.fix'], item.fix], [words['item.check'], item.check === 'manual' ? words['item.manual'] : words['item.version'](item.check, item.checkVersion)],
    ...(item.closedAt === null ? [] : [[words['item.ended'], minute(item.closedAt)] as const]), ...(linked.before === null ? [] : [[words['item.before'], linked.before] as const]), ...(linked.after === null ? [] : [[words['item.after'], linked.after] as const]),
  ];
  return page(words, { title: `${item.number ?? item.provisional} ${item.says}`, wide: true, content: html`${deskNav(words, 'items')}
<dl>${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h2>${words['item.pages'](pages.length)}</h2><ul>${pages.slice(0, 200).map(place => html`<li>${place.title || words['item.untitled']} <small>${place.url}</small> ${seenAt(words, item, place.url)}</li>`)}</ul>
<h2>${words['item.history']}</h2><ol>${events.map(event => html`<li><small>${minute(event.at)} ${event.by}</small><b>${event.what}</b> ${event.why}</li>`)}</ol>` });
}

export function deskNav(words: ServerWords, current: 'desk' | 'items' | 'sheets'): Markup {
  const link = (id: 'desk' | 'items' | 'sheets', href: string, name: string): Markup => html`<a href="${href}"${{ markup: id === current ? ' aria-current="page"' : '' }}>${name}</a>`;
  return html`<nav aria-label="${words['board.nav']}">${link('desk', '/desk', words['board.overview'])}${link('items', '/desk/items', words['list.title'])}${link('sheets', '/desk/sheets', words['scores.title'])}</nav>`;
}

/** Choice of a unit, where there is more than one. */
export function unitSelect(words: ServerWords, units: readonly Organisation[], chosen: string | null): Markup {
  if (units.length < 2 && chosen === null) return html``;
  return html`<label>${words['web.scope']}<select name="org"><option value="">${words['web.all']}</option>${units.map(({ orgId, name }) => option(orgId, name, chosen ?? ''))}</select></label>`;
}

function option(value: string, name: string, chosen: string): Markup {
  return html`<option value="${value}"${{ markup: value === chosen ? ' selected' : '' }}>${name}</option>`;
}

function seenWords(words: ServerWords, item: Rectification): string {
  const counts = new Map<VerifiedAs, number>();
  for (const { as } of Object.values(item.seen)) counts.set(as, (counts.get(as) ?? 0) + 1);
  return counts.size === 0 ? words['list.unseen'] : [...counts].map(([as, count]) => (item.pages.length > 1 ? `${words[`items.as.${as}`]} ${count}` : words[`items.as.${as}`])).join(words['web.comma']);
}

function seenAt(words: ServerWords, item: Rectification, url: string): string {
  const seen = item.seen[url];
  return seen ? `${words[`items.as.${seen.as}`]}${seen.byPerson ? words['list.byPerson'] : ''}` : words['list.unseen'];
}

export function minute(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
