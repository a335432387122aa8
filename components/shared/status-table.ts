import { type ComponentChildren, h, type VNode } from 'preact';
import type { ScoreSheet } from '../../contract/score.ts';
import type { Words } from '../../messages/words.ts';
import type { Pack, Row } from '../../standards/pack.ts';

/** As in the score table: the form speaks Chinese. */
const official = 'zh-CN';

export interface StatusTableProps {
  readonly words: Words; readonly pack: Pack; readonly sheet: ScoreSheet;
  /** Beside the status of a duty: the way to say another. */
  readonly choose: (row: Row) => ComponentChildren;
  /** In its remark: what says so, and the way to the findings. */
  readonly remark: (row: Row) => ComponentChildren;
}

/** A form without points: every duty with what became of it, by table. A person's ruling stands above the checks. */
export function StatusTable({ words, pack, sheet, choose, remark }: StatusTableProps): VNode {
  const groups = [...new Set(pack.rows.map(({ group }) => group))];
  const columns = ['category', 'number', 'duty', 'status', 'remark'] as const;
  const label = (column: (typeof columns)[number]): string => words[`desk.column.${column}`];
  return h('section', null,
    h('h2', { class: 'sheet-name', lang: official }, `${pack.name}（${pack.document.number}${pack.attachment}）`),
    groups.map(group => h('div', { class: 'wide', role: 'region', 'aria-label': group, tabIndex: 0, key: group },
      h('table', { class: 'form-table cards' },
        h('caption', { lang: official }, group),
        h('thead', null, h('tr', null, columns.map(column => h('th', { scope: 'col', key: column }, words[`desk.column.${column}`])))),
        h('tbody', null, pack.rows.filter(row => row.group === group).map((row, at, rows) => h('tr', { 'data-open': sheet.open.some(one => one.row === row.id), id: `row-${row.id}`, key: row.id },
          h('td', { lang: official, 'data-label': label('category') }, rows[at - 1]?.name === row.name ? '' : row.name),
          h('td', { class: 'number', 'data-label': label('number') }, at + 1),
          h('td', { lang: official, 'data-label': label('duty') }, row.sentence, row.note ? h('p', { class: 'small' }, row.note) : null),
          h('td', { 'data-label': label('status') }, h('b', { lang: official }, sheet.items.find(one => one.row === row.id)?.status), choose(row)),
          h('td', { 'data-label': label('remark') }, remark(row)))))))));
}
