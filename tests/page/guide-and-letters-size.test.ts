import { expect, it } from 'vitest';
import guideElements from '../../checks/content/guide-elements.ts';
import unansweredLetters from '../../checks/content/unanswered-letters.ts';
import type { Check } from '../../checks/define-check.ts';
import { runCheck, type RawResult } from '../../checks/run-check.ts';
import { createBreather } from '../../page/breathe.ts';
import { loadPage, regather, type PageCase } from '../support/load-page.ts';

/** Runs a check on a page; its result and how long it took, gathering left out. Milliseconds. */
async function timed(check: Check, input: PageCase): Promise<RawResult & { readonly took: number }> {
  const loaded = await loadPage(input);
  try {
    const { page } = await regather(loaded.document, input);
    const started = performance.now();
    const raw = await runCheck(check, page, createBreather());
    return { ...raw, took: performance.now() - started };
  } finally {
    loaded.close();
  }
}

/** Four times the page takes about four times as long; a quadratic pass takes sixteen times. A second is for busy machines. */
async function isLinear(check: Check, type: 'guide' | 'interaction', pageOf: (size: number) => string, size: number): Promise<void> {
  const small = await timed(check, { html: pageOf(size), type });
  const large = await timed(check, { html: pageOf(size * 4), type });
  expect(large.took, `${small.took} ms, then ${large.took} ms`).toBeLessThan(10 * small.took + 1000);
}

const letters = (count: number): string => `<p>欢迎广大群众来信</p><ul>${Array.from({ length: count }, (_, at) => `<li><a href="/m/${at}.html">关于第${at}号事项的咨询</a><span>2026-11-0${1 + (at % 9)}</span><em>处理中</em></li>`).join('')}</ul>`;
const labels = (count: number): string => `${'<div>'.repeat(200)}<h3>办理材料</h3>${'<p>办理地点</p><p>申请条件：</p><p>第一项</p>'.repeat(count)}${'</div>'.repeat(200)}`;
const line = (count: number): string => `<h3>申请材料</h3><p>${'法律法规规定其他需要提交的办理申请'.repeat(count)}</p><p>${'其他法律法规规定要求提交的'.repeat(count)}</p>`;

it('letters are read in linear time', () => isLinear(unansweredLetters, 'interaction', letters, 700), 120_000);
it('a guide of thousands of labels, deeply nested, is read in linear time', () => isLinear(guideElements, 'guide', labels, 600), 120_000);
it('a line without an end does not hang the patterns', () => isLinear(guideElements, 'guide', line, 1500), 120_000);

it('of 5,000 letters it says how many were read', async () => {
  const { result } = await timed(unansweredLetters, { html: letters(5000), type: 'interaction' });
  expect(result.findings).toEqual([]);
  expect([result.outcome, result.reason]).toEqual(['cannot-check', '来信太多，只看了前 3000 件，其余未检']);
}, 120_000);
