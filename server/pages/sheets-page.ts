import { h } from 'preact';
import { FiguresTable } from '../../components/shared/figures-table.ts';
import { MonthTrend, mostLines, ScoreLines, type ScorePoint } from '../../components/shared/score-trend.ts';
import type { Final, Inspection } from '../../contract/record.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Figures } from '../../rectify/figures.ts';
import { passesOnlySoFar } from '../../scoring/passes-only-so-far.ts';
import { packs } from '../../standards/rubrics.ts';
import type { Organisation } from '../repo/organisations.ts';
import { deskNav, minute, unitSelect } from './items-page.ts';
import { html, type Markup, page } from './page.ts';
import { drawn } from './drawn.ts';

/** One inspection with its newest step of 定稿. Points in tenths. */
export interface SheetLine {
  readonly inspection: Inspection; readonly final: Final | null; readonly site: string; readonly unit: string; readonly score: number | null;
  /** Against the sheet before it of the same site and form; null where there is none. */
  readonly change: number | null;
}

/** What was finalised by one form, the oldest first. */
export interface FormTrend { readonly rubric: string; readonly points: readonly ScorePoint[] }

export interface MonthLine { readonly month: string; readonly figures: Figures }

interface Shown { readonly units: readonly Organisation[]; readonly chosen: string | null; readonly lines: readonly SheetLine[]; readonly trends: readonly FormTrend[]; readonly months: readonly MonthLine[]; readonly thisMonth: string }

const most = 200;

/** Scores as they were frozen, with what moved since the sheet before, and 整改 month by month. What is not frozen has no score here. */
export function sheetsPage(words: ServerWords, { units, chosen, lines, trends, months, thisMonth }: Shown): string {
  const open = lines.filter(({ score }) => score === null).length;
  return page(words, { title: words['scores.title'], wide: true, content: html`${deskNav(words, 'sheets')}
${units.length > 1 || chosen !== null ? html`<form class="find" method="get" action="/desk/sheets">${unitSelect(words, units, chosen)}<button>${words['web.show']}</button></form>` : ''}
<h2>${words['scores.scores']}</h2>${lines.length === 0 ? html`<p>${words['scores.none']}</p>` : html`<p role="status">${words['scores.count'](lines.length, open, most)}</p>${trends.map(one => trend(words, one))}
<div class="over" role="region" aria-label="${words['scores.scores']}" tabindex="0"><table class="cards"><caption>${words['scores.caption']}</caption><thead><tr>${[words['board.site'], words['web.unit'], words['board.inspection'], words['board.rubric'], words['list.state'], words['scores.score'], words['scores.change'], words['scores.result']].map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${lines.slice(0, most).map(line => row(words, line))}</tbody></table></div>`}
<h2>${words['scores.months']}</h2>${months.length === 0 ? html`<p>${words['scores.noMonths']}</p>` : drawn(h(FiguresTable, { words, caption: words['scores.monthsCaption'], of: words['items.figures.month'], rows: months.map(({ month, figures }) => ({ name: month, figures })) }))}
<h2>${words['scores.export']}</h2><form class="find" method="get" action="/desk/figures">${chosen === null ? '' : html`<input type="hidden" name="org" value="${chosen}">`}<label>${words['items.figures.month']}<input type="month" name="month" value="${thisMonth}" required pattern="\\d{4}-(0[1-9]|1[0-2])" placeholder="${thisMonth}"></label><button>${words['scores.exportDo']}</button></form>
<p><small>${words['scores.exportHint']}</small></p>` });
}

/** One form's scores over time, drawn as the workbench draws them; scores by two forms are never on one line. */
function trend(words: ServerWords, { rubric, points: shown }: FormTrend): Markup {
  const sites = new Set(shown.map(({ site }) => site)).size;
  return html`<section class="trend"><h3 lang="zh-CN">${nameOfRubric(rubric)}</h3>${shown.length < 2 ? html`<p>${words['scores.oneFinal']}</p>` : html`${drawn(h(ScoreLines, { words, shown }))}${sites > mostLines ? html`<p class="small">${words['scores.fewLines'](mostLines, sites)}</p>` : ''}${drawn(h(MonthTrend, { words, shown, form: nameOfRubric(rubric) }))}`}</section>`;
}

function row(words: ServerWords, { inspection, final, site, unit, score, change }: SheetLine): Markup {
  const rubric = final?.rubric ?? inspection.rubric;
  return html`<tr><th scope="row">${site}</th><td data-label="${words['web.unit']}">${unit}</td><td data-label="${words['board.inspection']}"><a href="/desk/sheet?inspectionId=${inspection.id}">${minute(inspection.startedAt)}</a></td><td data-label="${words['board.rubric']}">${nameOfRubric(rubric)}</td><td data-label="${words['list.state']}">${stateOf(words, final)}</td>
<td data-label="${words['scores.score']}">${scoreWords(words, final, score)}</td><td data-label="${words['scores.change']}">${change === null ? words['scores.incomparable'] : change === 0 ? words['scores.same'] : words[change > 0 ? 'scores.up' : 'scores.down'](points(Math.abs(change)))}</td><td data-label="${words['scores.result']}">${final?.step !== 'final' ? '' : passesOnlySoFar(final.sheet) ? words['score.passOpen'] : final.sheet.result}</td></tr>`;
}

function stateOf(words: ServerWords, final: Final | null): string {
  if (final === null) return words['scores.open'];
  return final.step === 'final' ? words['scores.final'](final.version, final.by, minute(final.at)) : words['scores.reopened'](final.by, minute(final.at));
}

/** A provisional sheet stays a range: its open rows may still cost points. */
function scoreWords(words: ServerWords, final: Final | null, score: number | null): string {
  if (final?.step !== 'final') return words['scores.open'];
  if (score !== null) return points(score);
  const range = final.sheet.score;
  return range === null ? words['scores.unscored'] : words['scores.range'](points(range[0]), points(range[1]));
}

function nameOfRubric(key: string): string {
  return packs.find(pack => key === pack.id || key.startsWith(`${pack.id}@`))?.name ?? key;
}

function points(tenths: number): string {
  return (tenths / 10).toFixed(1);
}
