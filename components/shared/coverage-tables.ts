import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import type { PageType } from '../../contract/page-type.ts';
import type { Words } from '../../messages/words.ts';
import { beijingTime } from '../beijing-time.ts';

/** One check: on how many pages it came to what, and what became of its findings. `name` empty: not a check of this version. */
export interface CheckLine {
  readonly check: string; readonly name: string; readonly settled: number; readonly cannot: number; readonly notRun: number; readonly inapplicable: number;
  readonly pending: number; readonly confirmed: number; readonly dismissed: number;
}

export interface PageLine { readonly url: string; readonly title: string; readonly pageType: PageType; readonly opened: boolean; readonly at: number }

export interface CoverageProps {
  readonly words: Words; readonly checks: readonly CheckLine[]; readonly pages: readonly PageLine[];
  /** The name of a check, leading to its findings where there is a way. */
  readonly check: (line: CheckLine) => ComponentChildren;
  /** The title of a page, leading to it where there is a way. */
  readonly page: (line: PageLine, title: string) => ComponentChildren;
}

/** Which pages were read and what became of each check over them. What was not checked stands first. */
export function CoverageTables({ words, checks: all, pages, check, page }: CoverageProps): VNode {
  const opened = pages.filter(line => line.opened).length;
  const checks = all.filter(({ name }) => name !== '').toSorted((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
  const done = checks.filter(({ settled }) => settled > 0).length;
  const columns = ['settled', 'cannot', 'notRun', 'inapplicable', 'pending', 'confirmed', 'dismissed'] as const;
  return h(Fragment, null,
    h('p', null, words['desk.coverage'](pages.length, opened, done, checks.length - done)),
    h('h2', null, words['desk.checks']),
    h('div', { class: 'wide', role: 'region', 'aria-label': words['desk.checks'], tabIndex: 0 },
      h('table', { class: 'lined cards figures' },
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, words['desk.check']), columns.map(column => h('th', { scope: 'col', class: 'number', key: column }, words[`desk.check.${column}`])))),
        h('tbody', null, checks.map(line => h('tr', { key: line.check, 'data-open': line.settled === 0 || line.cannot + line.notRun > 0 },
          h('th', { scope: 'row', lang: 'zh-CN' }, check(line)), columns.map(column => h('td', { class: 'number', key: column, 'data-label': words[`desk.check.${column}`] }, line[column]))))))),
    h('h2', null, words['desk.pagesRead'](pages.length)),
    h('ol', { class: 'pages' }, pages.map(line => h('li', { key: line.url },
      page(line, line.title || words['page.untitled']),
      h('span', { class: 'small' }, ` ${words[`pageType.${line.pageType}`]} ${beijingTime(line.at)}${line.opened ? '' : ` ${words['desk.notOpened']}`} ${line.url}`)))));
}

/** Looked at on every page it applies to. */
function isWhole({ settled, cannot, notRun }: CheckLine): boolean {
  return settled > 0 && cannot + notRun === 0;
}
