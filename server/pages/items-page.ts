import { h } from 'preact';
import { ItemTable } from '../../components/shared/item-table.ts';
import type { ItemLine } from '../../contract/items-view.ts';
import type { ItemState, Rectification } from '../../contract/rectification.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import { nameOfCheck } from '../../checks/catalogue.ts';
import { itemLine } from '../../rectify/item-line.ts';
import type { HolidayNotice } from '../../standards/calendar/holiday-notice.ts';
import type { Organisation } from '../repo/organisations.ts';
import { drawn } from './drawn.ts';
import { html, type Markup, page } from './page.ts';

/** One item with what a page says beside it. `notices`: the calendar of its unit. */
export interface RegisterLine { readonly stream: string; readonly item: Rectification; readonly site: string; readonly overdue: boolean; readonly today: string; readonly notices: readonly HolidayNotice[] }

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

/** The items as the workbench marks them. */
export function itemTable(words: ServerWords, lines: readonly RegisterLine[], caption: string): Markup {
  return drawn(h(ItemTable, { words, lines: lines.map((line) => lineOf(words, line)), caption, number: ({ number }, text) => (number === null ? text : h('a', { href: itemHref(number) }, text)) }));
}

/** A line of the register as the shared components take it: everything here has reached the server. */
export function lineOf(words: ServerWords, { item, site, today, notices }: RegisterLine): ItemLine {
  return itemLine(item, { site, checkName: nameOfCheck(item.check, words['finding.manual']), sync: 'sent', today, notices });
}

/** Where an item stands whole. */
export function itemHref(number: string): string {
  return `/desk/items?number=${encodeURIComponent(number)}`;
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

export function minute(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
