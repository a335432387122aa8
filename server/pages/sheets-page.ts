import type { Final, Inspection } from '../../contract/record.ts';
import type { Figures } from '../../rectify/figures.ts';
import { packs } from '../../standards/rubrics.ts';
import type { Organisation } from '../repo/organisations.ts';
import { deskNav, minute, unitSelect } from './items-page.ts';
import { html, type Markup, page } from './page.ts';

/** One inspection with its newest step of 定稿. Points in tenths. */
export interface SheetLine {
  readonly inspection: Inspection; readonly final: Final | null; readonly site: string; readonly unit: string; readonly score: number | null;
  /** Against the sheet before it of the same site and form; null where there is none. */
  readonly change: number | null;
}

export interface MonthLine { readonly month: string; readonly figures: Figures }

interface Shown { readonly units: readonly Organisation[]; readonly chosen: string | null; readonly lines: readonly SheetLine[]; readonly months: readonly MonthLine[]; readonly thisMonth: string }

const most = 200;

/** Scores as they were frozen, with what moved since the sheet before, and 整改 month by month. What is not frozen has no score here. */
export function sheetsPage({ units, chosen, lines, months, thisMonth }: Shown): string {
  const open = lines.filter(({ score }) => score === null).length;
  return page('评分和趋势', html`${deskNav('sheets')}
${units.length > 1 || chosen !== null ? html`<form class="find" method="get" action="/desk/sheets">${unitSelect(units, chosen)}<button>查看</button></form>` : ''}
<h2>评分</h2>${lines.length === 0 ? html`<p>还没有巡检。在读网扩展的工作台里新建巡检，复核后定稿，得分就会列在这里。</p>` : html`<p role="status">共 ${lines.length} 次巡检${open === 0 ? '' : `，其中 ${open} 次还没有确定的得分，不计入比较`}${lines.length > most ? `，只列最近 ${most} 次` : ''}。</p>
<div class="over" role="region" aria-label="评分" tabindex="0"><table><caption>各次巡检的得分，最近的在前；比较只在同一网站、同一评分表之间进行</caption><thead><tr><th scope="col">网站</th><th scope="col">单位</th><th scope="col">巡检</th><th scope="col">评分表</th><th scope="col">状态</th><th scope="col">得分</th><th scope="col">较上次</th><th scope="col">结论</th></tr></thead>
<tbody>${lines.slice(0, most).map(row)}</tbody></table></div>`}
<h2>整改趋势</h2>${months.length === 0 ? html`<p>还没有下发过整改事项。</p>` : html`<div class="over" role="region" aria-label="整改趋势" tabindex="0"><table><caption>按月的整改情况，最近的在前</caption><thead><tr>${['月份', '下发', '销号', '其中按时', '复发', '未办结', '其中超期', '整改率'].map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${months.map(({ month, figures }) => html`<tr><th scope="row">${month}</th>${[figures.issued, figures.closed, figures.closedInTime, figures.cameBack, figures.pending, figures.overdue, figures.rate === null ? '无' : `${figures.rate}%`].map(value => html`<td>${value}</td>`)}</tr>`)}</tbody></table></div>`}
<h2>导出</h2><form class="find" method="get" action="/desk/figures">${chosen === null ? '' : html`<input type="hidden" name="org" value="${chosen}">`}<label>月份<input type="month" name="month" value="${thisMonth}" required pattern="\\d{4}-(0[1-9]|1[0-2])" placeholder="${thisMonth}"></label><button>导出整改情况（Excel）</button></form>
<p><small>按责任单位列出当月、当季、当年的下发、销号、按时、复发、未办结、超期和整改率，供填附件9、附件10，另附超期事项。</small></p>`, true);
}

function row({ inspection, final, site, unit, score, change }: SheetLine): Markup {
  const rubric = final?.rubric ?? inspection.rubric;
  return html`<tr><th scope="row">${site}</th><td>${unit}</td><td>${minute(inspection.startedAt)}</td><td>${nameOfRubric(rubric)}</td><td>${stateOf(final)}</td>
<td>${scoreWords(final, score)}</td><td>${change === null ? '无可比' : change === 0 ? '持平' : `${change > 0 ? '升' : '降'} ${points(Math.abs(change))}`}</td><td>${final?.step === 'final' ? final.sheet.result : ''}</td></tr>`;
}

function stateOf(final: Final | null): string {
  if (final === null) return '未定稿';
  return final.step === 'final' ? `第 ${final.version} 稿，${final.by} ${minute(final.at)}` : `已重新打开，${final.by} ${minute(final.at)}`;
}

/** A provisional sheet stays a range: its open rows may still cost points. */
function scoreWords(final: Final | null, score: number | null): string {
  if (final?.step !== 'final') return '未定稿';
  if (score !== null) return points(score);
  const range = final.sheet.score;
  return range === null ? '不计分' : `暂定 ${points(range[0])} 至 ${points(range[1])}`;
}

function nameOfRubric(key: string): string {
  return packs.find(pack => key === pack.id || key.startsWith(`${pack.id}@`))?.name ?? key;
}

function points(tenths: number): string {
  return (tenths / 10).toFixed(1);
}
