import { h } from 'preact';
import { FiguresTable } from '../../components/shared/figures-table.ts';
import { InspectionTable } from '../../components/shared/inspection-table.ts';
import type { Inspection, Site } from '../../contract/record.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Figures, UnitFigures } from '../../rectify/figures.ts';
import type { Actor } from '../context.ts';
import type { Organisation } from '../repo/organisations.ts';
import { drawn } from './drawn.ts';
import { deskNav, itemTable, minute, type RegisterLine, itemStates, unitSelect } from './items-page.ts';
import { html, page } from './page.ts';

interface Shown {
  readonly actor: Actor; readonly units: readonly Organisation[]; readonly chosen: string | null; readonly lines: readonly RegisterLine[]; readonly overdue: readonly RegisterLine[];
  readonly sites: readonly { readonly unit: string; readonly site: Site }[]; readonly inspections: readonly Inspection[];
  /** The month so far: from its first day up to `today`. */
  readonly month: string; readonly today: string; readonly figures: Figures; readonly byUnit: readonly UnitFigures[];
}

const most = 50;

/** Where a unit and everything below it stands: what is late first, then the month, then sites and inspections. */
export function deskPage(words: ServerWords, { actor, units, chosen, lines, overdue, sites, inspections, month, today, figures, byUnit }: Shown): string {
  const states = itemStates.map(state => [words[`items.state.${state}`], lines.filter(({ item }) => item.state === state).length] as const);
  const hosts = new Map(sites.map(({ site }) => [site.id, site]));
  const number = (count: number): string => (count === 0 ? words['web.none'] : String(count));
  return page(words, { title: words['board.title'](actor.orgName), wide: true, content: html`${deskNav(words, 'desk')}
${units.length > 1 || chosen !== null ? html`<form class="find" method="get" action="/desk">${unitSelect(words, units, chosen)}<button>${words['web.show']}</button></form>` : ''}
${overdue.length === 0 ? html`<p role="status">${words['board.noneOverdue']}</p>` : itemTable(words, overdue.slice(0, most), words['board.overdue'](overdue.length))}
<h2>${words['list.title']}</h2><dl>${states.map(([name, count]) => html`<div><dt>${name}</dt><dd>${number(count)}</dd></div>`)}</dl><p><a href="/desk/items">${words['board.allItems'](lines.length)}</a></p>
<h2>${words['board.month'](month)}</h2>${drawn(h(FiguresTable, { words, caption: words['items.figures.caption'](`${month}-01`, today), of: words['items.figures.unit'], rows: [...byUnit.map(({ unit, figures: own }) => ({ name: unit, figures: own })), { name: words['items.figures.all'], figures }] }))}<p class="small">${words['items.figures.how']}</p>
<h2>${words['board.sites'](sites.length)}</h2>${sites.length === 0 ? html`<p>${words['board.noSites']}</p>` : html`<div class="over" role="region" aria-label="${words['board.site']}" tabindex="0"><table class="cards"><thead><tr><th scope="col">${words['board.site']}</th><th scope="col">${words['board.host']}</th><th scope="col">${words['board.code']}</th><th scope="col">${words['web.unit']}</th><th scope="col">${words['board.lastInspection']}</th><th scope="col">${words['board.pendingItems']}</th></tr></thead>
<tbody>${sites.slice(0, 500).map(({ unit, site }) => html`<tr><th scope="row">${site.name || words['board.unnamed']}</th><td data-label="${words['board.host']}">${site.host}</td><td data-label="${words['board.code']}">${site.code ?? words['board.noCode']}</td><td data-label="${words['web.unit']}">${unit}</td><td data-label="${words['board.lastInspection']}">${lastOf(words, inspections, site.id)}</td><td data-label="${words['board.pendingItems']}">${number(lines.filter(({ item }) => item.siteId === site.id && item.state !== 'closed' && item.state !== 'withdrawn').length)}</td></tr>`)}</tbody></table></div>`}
<h2>${words['board.inspections'](inspections.length)}</h2>${inspections.length === 0 ? html`<p>${words['board.noInspections']}</p>` : drawn(h(InspectionTable, { words, label: words['board.inspections'](inspections.length), lines: inspections.slice(0, most).map(inspection => ({ inspection, site: hosts.get(inspection.siteId)?.name ?? '', host: hosts.get(inspection.siteId)?.host ?? '', counts: null })), name: ({ inspection }, text) => h('a', { href: `/desk/sheet?inspectionId=${inspection.id}` }, text) }))}
<form method="post" action="/leave"><button>${words['web.leave']}</button></form>` });
}

function lastOf(words: ServerWords, inspections: readonly Inspection[], siteId: string): string {
  const last = inspections.find(one => one.siteId === siteId);
  return last ? minute(last.startedAt).slice(0, 10) : words['web.none'];
}
