import { Fragment, h, type VNode } from 'preact';
import type { ScoreSheet } from '../../contract/score.ts';
import type { Words } from '../../messages/words.ts';
import { passesOnlySoFar } from '../../scoring/passes-only-so-far.ts';
import { points } from '../points.ts';

/** Where a sheet stands, before its rows: points or a range, whether they may still move and why, how many findings wait for a ruling. */
export function SheetResult({ words, sheet, pending }: { readonly words: Words; readonly sheet: ScoreSheet; readonly pending: number }): VNode {
  return h(Fragment, null,
    h('p', { class: 'desk-result' },
      sheet.score ? h('b', null, words['score.range'](points(sheet.score[0]), points(sheet.score[1]))) : h('b', { lang: 'zh-CN' }, sheet.result),
      h('span', { class: 'state', 'data-state': sheet.state }, words[`score.${sheet.state}`]),
      sheet.score ? passesOnlySoFar(sheet) ? h('span', null, words['score.passOpen']) : h('span', { lang: 'zh-CN' }, sheet.result) : null,
      sheet.open.length > 0 ? h('span', null, words['score.open'](sheet.open.length)) : null,
      pending > 0 ? h('span', null, words['desk.pendingCount'](pending)) : null),
    sheet.state === 'provisional' ? h('p', { class: 'small' }, words['sheet.provisional']) : null,
    sheet.wouldHaveBeen ? h('p', { class: 'small' }, words['sheet.would'](words['score.range'](points(sheet.wouldHaveBeen.score[0]), points(sheet.wouldHaveBeen.score[1])))) : null);
}
