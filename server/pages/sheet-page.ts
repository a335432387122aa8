import { h } from 'preact';
import { beijingTime } from '../../components/beijing-time.ts';
import { type CheckLine, CoverageTables, type PageLine } from '../../components/shared/coverage-tables.ts';
import { type RowCounts, ScoreTable } from '../../components/shared/score-table.ts';
import { SheetResult } from '../../components/shared/sheet-result.ts';
import { StatusTable } from '../../components/shared/status-table.ts';
import type { FindingStatus, Final, Inspection, Site } from '../../contract/record.ts';
import type { ScoreSheet } from '../../contract/score.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Pack, Row } from '../../standards/pack.ts';
import { drawn } from './drawn.ts';
import { deskNav } from './items-page.ts';
import { html, type Markup, page } from './page.ts';

/** One finding as it is listed under its row. `item`: the number of the 整改 item it was issued in last. */
export interface FoundLine { readonly id: string; readonly says: string; readonly url: string; readonly title: string; readonly status: FindingStatus; readonly item: string | null }

export interface SheetShown {
  readonly inspection: Inspection; readonly site: Site | null; readonly unit: string;
  /** The newest step of 定稿; null before the first. */
  readonly final: Final | null;
  readonly rubric: string;
  /** Null: a form this server does not have. */
  readonly pack: Pack | null;
  /** As it was frozen, else as the records stand; null where nothing can be priced. */
  readonly sheet: ScoreSheet | null;
  /** Frozen, and the records say something else by now. */
  readonly moved: boolean;
  readonly counts: RowCounts;
  /** By row, in the order of the form. */
  readonly found: readonly { readonly row: string; readonly findings: readonly FoundLine[] }[];
  readonly checks: readonly CheckLine[]; readonly pages: readonly PageLine[];
}

/** So many findings are listed under a row: more belong into the workbench, where they can be ruled on. */
const mostInRow = 20;

/** The score sheet of one inspection, row for row as the form has it, with what was found, what is open and what was not looked at. */
export function sheetPage(words: ServerWords, shown: SheetShown): string {
  const { site, pack, sheet, pages, checks } = shown;
  const pending = checks.reduce((sum, one) => sum + one.pending, 0);
  return page(words, { title: words['sheetPage.title'](site?.name || site?.host || words['site.unknown']), wide: true, content: html`${deskNav(words, 'sheets')}
<section class="desk-summary" aria-label="${words['desk.state']}">${aboutIt(words, shown)}${sheet === null ? '' : drawn(h(SheetResult, { words, sheet, pending }))}</section>
${pages.length === 0 ? html`<p role="status">${words['sheetPage.noPages']}</p>` : ''}
${pack === null || sheet === null ? html`<p role="status">${words['sheetPage.noPack'](shown.rubric)}</p>` : form(words, pack, sheet, shown)}
<h2 id="found">${words['sheetPage.found']}</h2>${shown.found.length === 0 ? html`<p>${words['sheetPage.none']}</p>` : shown.found.map(({ row, findings }) => foundIn(words, pack?.rows.find(({ id }) => id === row), row, findings))}
<h2>${words['desk.tab.coverage']}</h2><section class="coverage">${drawn(h(CoverageTables, { words, checks, pages, check: ({ name }) => name, page: (_line, title) => title }))}</section>` });
}

function aboutIt(words: ServerWords, { inspection, unit, final, moved, pages }: SheetShown): Markup {
  const { kind, startedAt, closedAt, period, people = [], sample } = inspection;
  const lines = [
    [unit, words[`desk.kind.${kind}`], words['desk.startedAt'](beijingTime(startedAt)), closedAt === null ? words['desk.running'] : words['desk.closedAt'](beijingTime(closedAt)), words['desk.pagesRead'](pages.length)].filter(part => part !== '').join('　'),
    ...(period ? [words['review.period'](period.from, period.to)] : []), ...(people.length > 0 ? [words['review.peopleAre'](people.join(words['web.comma']))] : []),
    ...(sample && sample.how !== 'as-read' ? [words['review.sampled'](words[`review.how.${sample.how}`], sample.pages.length, sample.of, sample.seed)] : []),
    final === null ? words['sheetPage.live'] : final.step === 'final' ? words['final.locked'](final.version, final.by, beijingTime(final.at)) : words['sheetPage.reopened'](final.by, beijingTime(final.at)),
    ...(moved ? [words['sheetPage.moved']] : []),
  ];
  return html`${lines.map(line => html`<p class="small">${line}</p>`)}`;
}

function form(words: ServerWords, pack: Pack, sheet: ScoreSheet, { counts }: SheetShown): Markup {
  const toFound = (row: Row, text: string) => h('a', { class: 'link', href: `#found-${row.id}` }, text);
  if (pack.points !== null) return drawn(h(ScoreTable, { words, pack, sheet, counts, found: (row, _status, text) => toFound(row, text), answer: () => null }));
  return drawn(h(StatusTable, {
    words, pack, sheet, choose: () => null,
    remark: row => {
      const item = sheet.items.find(one => one.row === row.id);
      const own = counts[row.id];
      return [item?.by ? h('span', { class: 'small' }, words['desk.ruledBy'](item.by)) : null, item?.note ? h('span', { class: 'small' }, item.note) : null, own ? toFound(row, words['desk.findingCount'](own.confirmed + own.pending)) : null];
    },
  }));
}

function foundIn(words: ServerWords, row: Row | undefined, id: string, findings: readonly FoundLine[]): Markup {
  return html`<section><h3 id="found-${id}" tabindex="-1"><span lang="zh-CN">${row?.name ?? id}</span>${words['sheetPage.inRow'](findings.length)}</h3><p class="small" lang="zh-CN">${row?.sentence ?? ''}</p><ul class="found">${findings.slice(0, mostInRow).map(one => html`<li><b lang="zh-CN">${one.says}</b> <span class="state">${words[`desk.check.${one.status}`]}</span>${one.item === null ? '' : html` <a href="/desk/items?number=${encodeURIComponent(one.item)}">${words['sheetPage.item'](one.item)}</a>`}<small>${one.title || words['page.untitled']} ${one.url}</small></li>`)}</ul>
${findings.length > mostInRow ? html`<p class="small">${words['sheetPage.more'](findings.length - mostInRow)}</p>` : ''}<p class="small"><a href="#row-${id}">${words['sheetPage.toRow']}</a></p></section>`;
}
