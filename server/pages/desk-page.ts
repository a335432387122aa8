import type { Inspection, Site } from '../../contract/record.ts';
import type { Figures } from '../../rectify/figures.ts';
import type { Actor } from '../context.ts';
import type { Organisation } from '../repo/organisations.ts';
import { deskNav, itemTable, minute, type RegisterLine, stateNames, unitSelect } from './items-page.ts';
import { html, page } from './page.ts';

interface Shown {
  readonly actor: Actor; readonly units: readonly Organisation[]; readonly chosen: string | null; readonly lines: readonly RegisterLine[]; readonly overdue: readonly RegisterLine[];
  readonly sites: readonly { readonly unit: string; readonly site: Site }[]; readonly inspections: readonly Inspection[]; readonly month: string; readonly figures: Figures;
}

const kinds: { readonly [kind in Inspection['kind']]: string } = { reading: '读网', 'spot-check': '抽查', census: '普查', preview: '预览' };
const most = 50;

/** Where a unit and everything below it stands: what is late first, then the month, then sites and inspections. */
export function deskPage({ actor, units, chosen, lines, overdue, sites, inspections, month, figures }: Shown): string {
  const states = (Object.keys(stateNames) as (keyof typeof stateNames)[]).map(state => [stateNames[state], lines.filter(({ item }) => item.state === state).length] as const);
  const hosts = new Map(sites.map(({ site }) => [site.id, site.name || site.host]));
  const number = (count: number): string => (count === 0 ? '无' : String(count));
  const month3: readonly (readonly [string, string])[] = [
    ['下发', number(figures.issued)], ['销号', number(figures.closed)], ['其中按时', number(figures.closedInTime)], ['复发', number(figures.cameBack)], ['撤销', number(figures.withdrawn)],
    ['未办结', number(figures.pending)], ['其中超期', number(figures.overdue)], ['整改率', figures.rate === null ? '无' : `${figures.rate}%`],
  ];
  return page(`${actor.orgName} 工作台`, html`${deskNav('desk')}
${units.length > 1 || chosen !== null ? html`<form class="find" method="get" action="/desk">${unitSelect(units, chosen)}<button>查看</button></form>` : ''}
${overdue.length === 0 ? html`<p role="status">没有超期的整改事项。</p>` : itemTable(overdue.slice(0, most), `超期的整改事项（${overdue.length}）`)}
<h2>整改事项</h2><dl>${states.map(([name, count]) => html`<div><dt>${name}</dt><dd>${number(count)}</dd></div>`)}</dl><p><a href="/desk/items">查看全部 ${lines.length} 项</a></p>
<h2>${month} 整改情况</h2><dl>${month3.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h2>网站（${sites.length}）</h2>${sites.length === 0 ? html`<p>还没有登记网站。在读网扩展里打开并检查一个政府网页，网站就会登记。</p>` : html`<div class="over" role="region" aria-label="网站" tabindex="0"><table><thead><tr><th scope="col">网站</th><th scope="col">域名</th><th scope="col">标识码</th><th scope="col">单位</th><th scope="col">最近巡检</th><th scope="col">未办结整改</th></tr></thead>
<tbody>${sites.slice(0, 500).map(({ unit, site }) => html`<tr><th scope="row">${site.name || '未填名称'}</th><td>${site.host}</td><td>${site.code ?? '未登记'}</td><td>${unit}</td><td>${lastOf(inspections, site.id)}</td><td>${number(lines.filter(({ item }) => item.siteId === site.id && item.state !== 'closed' && item.state !== 'withdrawn').length)}</td></tr>`)}</tbody></table></div>`}
<h2>巡检（${inspections.length}）</h2>${inspections.length === 0 ? html`<p>还没有巡检。</p>` : html`<div class="over" role="region" aria-label="巡检" tabindex="0"><table><thead><tr><th scope="col">开始时间</th><th scope="col">网站</th><th scope="col">类别</th><th scope="col">评分表</th><th scope="col">结束时间</th></tr></thead>
<tbody>${inspections.slice(0, most).map(one => html`<tr><th scope="row">${minute(one.startedAt)}</th><td>${hosts.get(one.siteId) ?? ''}</td><td>${kinds[one.kind]}</td><td>${one.rubric}</td><td>${one.closedAt === null ? '进行中' : minute(one.closedAt)}</td></tr>`)}</tbody></table></div>`}
<form method="post" action="/leave"><button>退出登录</button></form>`, true);
}

function lastOf(inspections: readonly Inspection[], siteId: string): string {
  const last = inspections.find(one => one.siteId === siteId);
  return last ? minute(last.startedAt).slice(0, 10) : '无';
}
