import { type ComponentChildren, h } from 'preact';
import type { Inspection } from '../../contract/record.ts';
import type { Words } from '../../messages/words.ts';
import { packOf } from '../../standards/rubrics.ts';
import { beijingTime } from '../beijing-time.ts';

/** One inspection. `site`: its name, empty where it has none. */
export interface InspectionLine {
  readonly inspection: Pick<Inspection, 'id' | 'kind' | 'rubric' | 'startedAt' | 'closedAt'>; readonly site: string; readonly host: string;
  /** Null where only the records of the inspection itself were read. */
  readonly counts: { readonly pages: number; readonly findings: number; readonly pending: number } | null;
}

export interface InspectionTableProps {
  readonly words: Words; readonly lines: readonly InspectionLine[]; readonly label: string;
  /** The name of a site, leading to the inspection. */
  readonly name: (line: InspectionLine, text: string) => ComponentChildren;
  /** Where its sheet stands; absent: no such column. */
  readonly stands?: (line: InspectionLine) => ComponentChildren;
}

/** Inspections, the newest first as they come: which site, of what kind, by which form, from when to when. */
export function InspectionTable({ words, lines, label, name, stands }: InspectionTableProps): ComponentChildren {
  const counted = lines.some(({ counts }) => counts !== null);
  const numbers = ['pages', 'findings', 'pending'] as const;
  return h('div', { class: 'wide', role: 'region', 'aria-label': label, tabIndex: 0 },
    h('table', { class: 'lined cards' },
      h('thead', null, h('tr', null,
        [words['site.label'], words['desk.kind'], words['sheet.title'], words['desk.started']].map(column => h('th', { scope: 'col', key: column }, column)),
        counted ? numbers.map(column => h('th', { scope: 'col', class: 'number', key: column }, words[`desk.${column}`])) : null,
        stands ? h('th', { scope: 'col' }, words['desk.state']) : null)),
      h('tbody', null, lines.map(line => {
        const { inspection: { id, kind, rubric, startedAt, closedAt }, site, host, counts } = line;
        return h('tr', { key: id },
          h('th', { scope: 'row' }, name(line, site || host || words['site.unknown']), site === '' ? null : h('span', { class: 'small' }, ` ${host}`)),
          h('td', { 'data-label': words['desk.kind'] }, words[`desk.kind.${kind}`]),
          h('td', { 'data-label': words['sheet.title'] }, h('span', { lang: 'zh-CN' }, packOf(rubric)?.name ?? rubric)),
          h('td', { class: 'nobreak', 'data-label': words['desk.started'] }, h('span', null, beijingTime(startedAt)), h('span', { class: 'small' }, ` ${closedAt === null ? words['desk.running'] : words['desk.closedAt'](beijingTime(closedAt))}`)),
          counted ? numbers.map(column => h('td', { class: 'number', key: column, 'data-label': words[`desk.${column}`] }, counts?.[column])) : null,
          stands ? h('td', { 'data-label': words['desk.state'] }, stands(line)) : null);
      }))));
}
