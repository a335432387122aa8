import type { ItemState, Rectification, Step, StepAct, Verification, VerifiedAs } from '../../contract/rectification.ts';
import type { Organisation } from '../repo/organisations.ts';
import { html, type Markup, page } from './page.ts';

/** One item with what a page says beside it. */
export interface RegisterLine { readonly stream: string; readonly item: Rectification; readonly site: string; readonly overdue: boolean }

export const stateNames: { readonly [state in ItemState]: string } = { open: '待整改', answered: '已反馈', review: '待复核', returned: '退回', closed: '已销号', withdrawn: '已撤销' };
const resultNames: { readonly [as in VerifiedAs]: string } = { fixed: '已改', unfixed: '未改', partly: '部分改', removed: '以删代改', relocated: '换处再现', unable: '无法核验' };
const actNames: { readonly [act in StepAct]: string } = { 'reply-done': '反馈已改', 'reply-later': '反馈整改日期', appeal: '反馈不是问题', remind: '催办', return: '退回', close: '销号', withdraw: '撤销', extend: '延期' };

interface Shown {
  readonly units: readonly Organisation[]; readonly chosen: string | null; readonly state: string; readonly q: string;
  readonly found: number; readonly from: number; readonly lines: readonly RegisterLine[]; readonly atOnce: number;
}

/** The register of 整改, found by state and words, a hundred at a time. */
export function itemsPage({ units, chosen, state, q, found, from, lines, atOnce }: Shown): string {
  const further = (start: number): string => `/desk/items?${new URLSearchParams({ ...(chosen ? { org: chosen } : {}), ...(state ? { state } : {}), ...(q ? { q } : {}), from: String(start) })}`;
  return page('整改事项', html`${deskNav('items')}
<form class="find" method="get" action="/desk/items" role="search">${unitSelect(units, chosen)}
<label>状态<select name="state">${option('', '全部', state)}${option('overdue', '超期', state)}${(Object.keys(stateNames) as ItemState[]).map(one => option(one, stateNames[one], state))}</select></label>
<label>查找<input name="q" value="${q}" maxlength="100" placeholder="编号、单位、网站、问题"></label><button>查找</button></form>
<p role="status">共 ${found} 项${lines.length < found ? `，显示第 ${from + 1} 至 ${from + lines.length} 项` : ''}。</p>
${lines.length === 0 ? html`<p>没有符合条件的整改事项。整改在读网扩展的工作台里下发和办理。</p>` : itemTable(lines, '整改事项')}
<p>${from > 0 ? html`<a href="${further(Math.max(0, from - atOnce))}">上一页</a> ` : ''}${from + lines.length < found ? html`<a href="${further(from + atOnce)}">下一页</a>` : ''}</p>`, true);
}

export function itemTable(lines: readonly RegisterLine[], caption: string): Markup {
  return html`<div class="over" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr><th scope="col">登记编号</th><th scope="col">问题</th><th scope="col">责任单位</th><th scope="col">网站</th><th scope="col">状态</th><th scope="col">整改时限</th><th scope="col">核验</th></tr></thead>
<tbody>${lines.map(({ item, site, overdue }) => html`<tr><th scope="row">${item.number === null ? item.provisional : html`<a href="/desk/items?number=${encodeURIComponent(item.number)}">${item.number}</a>`}</th><td>${item.says}</td><td>${item.unit}</td><td>${site}</td>
<td>${stateNames[item.state]}${item.reopens === null ? '' : '（复发）'}</td><td>${dueWords(item)}${overdue ? html` <span class="late">超期</span>` : ''}</td><td>${seenWords(item)}</td></tr>`)}</tbody></table></div>`;
}

/** The last day, or how it will come to be: filed 待日历. */
function dueWords({ dueOn, workingDays }: Rectification): string {
  return dueOn ?? (workingDays === null ? '未定' : `待日历（${workingDays} 个工作日）`);
}

/** One item whole: what, who, until when, what was seen, what was done. */
export function itemPage({ item, site, overdue }: RegisterLine, steps: readonly Step[], looks: readonly Verification[], linked: { readonly before: string | null; readonly after: string | null }): string {
  const pages = [...new Map(item.pages.map(place => [place.url, place])).values()];
  const events = [
    { at: item.issuedAt, by: item.by, what: '下发', why: item.note },
    ...steps.map(step => ({ at: step.at, by: step.by, what: `${actNames[step.act]}${step.day === null ? '' : ` ${step.day}`}`, why: step.note })),
    ...looks.map(look => ({ at: look.at, by: look.by, what: `${look.method === 'person' ? '人工核验' : '规则核验'}：${resultNames[look.as]}`, why: `${look.because}${look.after.status === null ? '' : `（HTTP ${look.after.status}）`}` })),
  ].toSorted((a, b) => a.at - b.at);
  const facts: readonly (readonly [string, string])[] = [
    ['状态', `${stateNames[item.state]}${overdue ? '，超期' : ''}`], ['责任单位', item.unit], ['网站', site], ['整改时限', dueWords(item)], ['下发时间', minute(item.issuedAt)], ['改法', item.fix], ['核验规则', item.check === 'manual' ? '人工登记，人工核验' : `${item.check} 第 ${item.checkVersion} 版`],
    ...(item.closedAt === null ? [] : [['办结时间', minute(item.closedAt)] as const]), ...(linked.before === null ? [] : [['曾经销号', linked.before] as const]), ...(linked.after === null ? [] : [['又出现为', linked.after] as const]),
  ];
  return page(`${item.number ?? item.provisional} ${item.says}`, html`${deskNav('items')}
<dl>${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h2>网页（${pages.length}）</h2><ul>${pages.slice(0, 200).map(place => html`<li>${place.title || '（无标题）'} <small>${place.url}</small> ${seenAt(item, place.url)}</li>`)}</ul>
<h2>办理经过</h2><ol>${events.map(event => html`<li><small>${minute(event.at)} ${event.by}</small><b>${event.what}</b> ${event.why}</li>`)}</ol>`, true);
}

export function deskNav(current: 'desk' | 'items' | 'sheets'): Markup {
  const link = (id: 'desk' | 'items' | 'sheets', href: string, name: string): Markup => html`<a href="${href}"${{ markup: id === current ? ' aria-current="page"' : '' }}>${name}</a>`;
  return html`<nav aria-label="工作台">${link('desk', '/desk', '总览')}${link('items', '/desk/items', '整改事项')}${link('sheets', '/desk/sheets', '评分和趋势')}</nav>`;
}

/** Choice of a unit, where there is more than one. */
export function unitSelect(units: readonly Organisation[], chosen: string | null): Markup {
  if (units.length < 2 && chosen === null) return html``;
  return html`<label>范围<select name="org"><option value="">全部</option>${units.map(({ orgId, name }) => option(orgId, name, chosen ?? ''))}</select></label>`;
}

function option(value: string, name: string, chosen: string): Markup {
  return html`<option value="${value}"${{ markup: value === chosen ? ' selected' : '' }}>${name}</option>`;
}

function seenWords(item: Rectification): string {
  const counts = new Map<VerifiedAs, number>();
  for (const { as } of Object.values(item.seen)) counts.set(as, (counts.get(as) ?? 0) + 1);
  return counts.size === 0 ? '未核验' : [...counts].map(([as, count]) => (item.pages.length > 1 ? `${resultNames[as]} ${count}` : resultNames[as])).join('，');
}

function seenAt(item: Rectification, url: string): string {
  const seen = item.seen[url];
  return seen ? `${resultNames[seen.as]}${seen.byPerson ? '（人工核验）' : ''}` : '未核验';
}

export function minute(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
