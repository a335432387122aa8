import { type ComponentChildren, h } from 'preact';
import type { ItemLine } from '../../contract/items-view.ts';
import type { Words } from '../../messages/words.ts';
import { ItemNumber, PastMarks, ReplyMark, SeenMarks, StateMark, TermMark } from './item-marks.ts';

export interface ItemTableProps {
  readonly words: Words; readonly lines: readonly ItemLine[]; readonly caption: string;
  /** The number of an item, leading to it where there is a way. */
  readonly number: (line: ItemLine, text: ComponentChildren) => ComponentChildren;
}

const columns = ['number', 'says', 'unit', 'site', 'stands', 'due', 'seen'] as const;

/** 整改清单 as a table: what is wrong and who mends it by when, with the marks an item carries everywhere. */
export function ItemTable({ words, lines, caption, number }: ItemTableProps): ComponentChildren {
  return h('div', { class: 'wide', role: 'region', 'aria-label': caption, tabIndex: 0 },
    h('table', { class: 'lined cards item-table' },
      h('caption', null, caption),
      h('thead', null, h('tr', null, columns.map(column => h('th', { scope: 'col', key: column }, words[`items.${column}`])))),
      h('tbody', null, lines.map(line => h('tr', { key: line.id, 'data-over': line.state === 'closed' || line.state === 'withdrawn' },
        h('th', { scope: 'row' }, number(line, h(ItemNumber, { words, line }))),
        h('td', { 'data-label': words['items.says'] }, h('span', { lang: 'zh-CN' }, line.says)),
        h('td', { 'data-label': words['items.unit'] }, line.unit),
        h('td', { 'data-label': words['items.site'] }, line.site),
        h('td', { 'data-label': words['items.stands'] }, h('div', { class: 'item-marks' }, h(StateMark, { words, line }), h(ReplyMark, { words, line }), h(PastMarks, { words, line }))),
        h('td', { 'data-label': words['items.due'] }, h('div', { class: 'item-marks' }, line.dueOn === null ? null : h('span', { class: 'nobreak' }, line.dueOn), h(TermMark, { words, line }))),
        h('td', { 'data-label': words['items.seen'] }, h('div', { class: 'item-marks' }, Object.keys(line.seen).length === 0 ? h('span', null, words['items.as.none']) : h(SeenMarks, { words, line }))))))));
}
