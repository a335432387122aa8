import { type ComponentChildren, h, type VNode } from 'preact';
import type { ScoreSheet } from '../../contract/score.ts';
import type { Words } from '../../messages/words.ts';
import type { Pack, Row } from '../../standards/pack.ts';
import { points } from '../points.ts';

/** An official form is Chinese word for word, on an English screen too: screen readers are told. */
const official = 'zh-CN';

/** Findings that feed a row, by what became of them. */
export type RowCounts = Readonly<Record<string, { readonly confirmed: number; readonly pending: number }>>;

export interface ScoreTableProps {
  readonly words: Words; readonly pack: Pack; readonly sheet: ScoreSheet; readonly counts: RowCounts;
  /** What leads from a number of findings to them: a button where there is a program, a link where there is none. */
  readonly found: (row: Row, status: 'confirmed' | 'pending', text: string) => ComponentChildren;
  /** What people said, or may say, of a row. */
  readonly answer: (row: Row) => ComponentChildren;
}

const columns = ['group', 'name', 'looksAt', 'detail', 'problem', 'deducted'] as const;
type FormColumn = (typeof columns)[number];

/** The form in its own columns, row for row: what was deducted, what is open with the reason, what was vetoed and by whom. */
export function ScoreTable(props: ScoreTableProps): VNode {
  const { words, pack } = props;
  const name = `${pack.name}（${pack.document.number}${pack.attachment}）`;
  return h('section', null,
    h('h2', { class: 'sheet-name', lang: official }, name),
    h('p', { class: 'small' }, pack.points ? words['desk.total'](points(pack.points.total)) : ''),
    h('div', { class: 'wide', role: 'region', 'aria-label': name, tabIndex: 0 },
      h('table', { class: 'form-table cards' },
        h('thead', null, h('tr', null, columns.map(column => h('th', { scope: 'col', key: column }, words[`desk.column.${column}`])))),
        h('tbody', null, pack.rows.map((row, at) => formRow(props, row, spansOf(pack.rows, at)))))),
    pack.notes.map(note => h('p', { class: 'small', lang: official, key: note }, note)));
}

function formRow({ words, sheet, counts, found, answer }: ScoreTableProps, row: Row, spans: Spans): ComponentChildren {
  const veto = sheet.vetoes.find(one => one.row === row.id);
  const stopped = sheet.vetoes.length > 0 && row.kind !== 'veto';
  const priced = [...sheet.deductions, ...sheet.bonuses].find(one => one.row === row.id);
  const open = sheet.open.find(one => one.row === row.id);
  const own = counts[row.id];
  const label = (column: FormColumn): string => words[`desk.column.${column}`];
  return h('tr', { 'data-open': open !== undefined, id: `row-${row.id}`, key: row.id },
    spans.group > 0 ? h('th', { scope: 'rowgroup', rowSpan: spans.group, lang: official, 'data-label': label('group') }, row.group) : null,
    spans.name > 0 ? h('td', { rowSpan: spans.name, lang: official, 'data-label': label('name') }, row.name) : null,
    spans.name > 0 ? h('td', { rowSpan: spans.name, lang: official, 'data-label': label('looksAt') }, row.looksAt) : null,
    h('td', { lang: official, 'data-label': label('detail') }, row.sentence, row.note ? h('p', { class: 'small' }, row.note) : null),
    h('td', { class: 'problem-cell', 'data-label': label('problem') },
      veto ? h('p', { class: 'veto' }, words['sheet.veto'](veto.by ?? words['app.none'], veto.reason)) : null,
      own && own.confirmed > 0 ? found(row, 'confirmed', words['desk.confirmedCount'](own.confirmed)) : null,
      own && own.pending > 0 ? found(row, 'pending', words['desk.pendingCount'](own.pending)) : null,
      priced?.counts ? h('p', { class: 'small' }, words['desk.linkCounts'](priced.counts.perPage, priced.counts.perSite)) : null,
      stopped ? h('p', { class: 'small' }, words['desk.notScored']) : open ? h('p', { class: 'open-reason' }, words['desk.open'](open.reason)) : null,
      answer(row)),
    h('td', { class: 'number', 'data-label': label('deducted') }, row.kind === 'veto' ? words['desk.dash'] : priced ? `${row.kind === 'bonus' ? '+' : ''}${points(priced.tenths)}` : open || stopped ? '' : '0'));
}

/** How many rows the cells of 一级指标 and 二级指标 span from here; 0 where the row above covers it. */
interface Spans { readonly group: number; readonly name: number }

function spansOf(rows: readonly Row[], at: number): Spans {
  const same = (a: Row | undefined, b: Row | undefined, part: 'group' | 'name'): boolean => a !== undefined && b !== undefined && a.group === b.group && (part === 'group' || (a.name === b.name && a.looksAt === b.looksAt));
  const span = (part: 'group' | 'name'): number => {
    if (same(rows[at - 1], rows[at], part)) return 0;
    let end = at;
    while (same(rows[end], rows[end + 1], part)) end += 1;
    return end - at + 1;
  };
  return { group: span('group'), name: span('name') };
}
