import { type ComponentChildren, h } from 'preact';
import type { Words } from '../../messages/words.ts';
import type { Figures } from '../../rectify/figures.ts';

interface Props {
  readonly words: Words; readonly caption: string;
  /** What a row is of: a month, a unit. */
  readonly of: string;
  readonly rows: readonly { readonly name: string; readonly figures: Figures }[];
}

const columns = ['issued', 'closed', 'closedInTime', 'cameBack', 'withdrawn', 'pending', 'overdue'] as const;

/** Figures of 整改, a row each for units or months. 指标未产生数据一律写“无”. */
export function FiguresTable({ words, caption, of, rows }: Props): ComponentChildren {
  return h('div', { class: 'wide', role: 'region', 'aria-label': caption, tabIndex: 0 },
    h('table', { class: 'lined cards figures' },
      h('caption', null, caption),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, of), columns.map(column => h('th', { scope: 'col', class: 'number', key: column }, words[`items.figures.${column}`])), h('th', { scope: 'col', class: 'number' }, words['items.figures.rate']))),
      h('tbody', null, rows.map(({ name, figures }) => h('tr', { key: name },
        h('th', { scope: 'row' }, name),
        columns.map(column => h('td', { class: 'number', key: column, 'data-label': words[`items.figures.${column}`] }, figures[column] === 0 ? words['items.figures.none'] : figures[column])),
        h('td', { class: 'number', 'data-label': words['items.figures.rate'] }, figures.rate === null ? words['items.figures.none'] : `${figures.rate}%`))))));
}
