import type { PageType } from '../contract/page-type.ts';
import type { Inspection } from '../contract/record.ts';
import type { ScoreSheet } from '../contract/score.ts';
import { passesOnlySoFar } from '../scoring/passes-only-so-far.ts';

/** The words of the forms for what records hold as codes. */
export const pageTypeWords: Readonly<Record<PageType, string>> = {
  home: '首页', column: '栏目页', article: '内容页', guide: '办事指南', interaction: '互动页', disclosure: '信息公开页', topic: '专题页', search: '检索页', other: '其他页面',
};
export const inspectionWords: Readonly<Record<Inspection['kind'], string>> = { reading: '读网', 'spot-check': '抽查', census: '普查', preview: '发布前预览' };
const chosenWords = { 'as-read': '按实际阅读计入，不是抽样', all: '选取全部网页', column: '按栏目选取', random: '随机抽取' } as const;
export const verdictWords = { fail: '确定', review: '待判断', hint: '提示' } as const;
export const statusWords = { pending: '待确认', confirmed: '已确认', dismissed: '误报' } as const;

/** Tenths of a point as a number of points: 142 → 14.2. */
export function pointsOf(tenths: number): number {
  return tenths / 10;
}

/** A sheet's score as one text: a range while it is not the same whatever becomes of the pending findings. */
export function scoreWords({ score }: Pick<ScoreSheet, 'score'>): string {
  if (!score) return '不计分';
  const [low, high] = score;
  return low === high ? `${pointsOf(high)}` : `${pointsOf(low)}—${pointsOf(high)}`;
}

/** The result as the form names it; what is not settled yet is never shown as settled. */
export function resultWords({ result, state }: Pick<ScoreSheet, 'result' | 'state'>): string {
  if (passesOnlySoFar({ result, state })) return '合格与否未定（暂定）';
  return state === 'provisional' ? `${result}（暂定）` : result;
}

/** Epoch milliseconds in Beijing time: `2026-11-21 09:30`. */
export function beijingMinute(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Beijing day of a moment: `2026-11-21`. */
export function beijingDay(at: number): string {
  return beijingMinute(at).slice(0, 10);
}

/** What a site is called: its name, else its host name. */
export function siteName(site: { readonly name: string; readonly host: string } | null): string {
  return site ? site.name || site.host : '（网站登记已不在）';
}

/** How the pages of an inspection came to be read; of drawn ones also from how many, with the seed that draws the same again. */
export function howChosen({ sample }: Pick<Inspection, 'sample'>): string {
  if (!sample || sample.how === 'as-read') return chosenWords['as-read'];
  const { how, columns, of, pages, seed } = sample;
  return `${chosenWords[how]}：从 ${of} 个地址中选取 ${pages.length} 个${columns.length > 0 ? `（栏目：${columns.join('、')}）` : ''}${seed === '' ? '' : `，种子“${seed}”`}；选取以外读到的也计入`;
}
