import { expect, it } from 'vitest';
import guideElements from '../../checks/content/guide-elements.ts';
import unansweredLetters from '../../checks/content/unanswered-letters.ts';
import type { Check } from '../../checks/define-check.ts';
import { runCheck } from '../../checks/run-check.ts';
import { createBreather } from '../../page/breathe.ts';
import { expectGrowth } from '../support/growth.ts';
import { loadPage, type LoadedPage } from '../support/load-page.ts';
import { run } from '../support/test-check.ts';

/** Gathering left out; a fresh view each time, because what was worked out is remembered with the view. */
async function isLinear(check: Check, type: 'guide' | 'interaction', pageOf: (size: number) => string, size: number): Promise<void> {
  const small = await loadPage({ html: pageOf(size), type });
  const large = await loadPage({ html: pageOf(size * 8), type });
  const on = ({ page }: LoadedPage) => () => runCheck(check, { ...page }, createBreather());
  await expectGrowth(8, on(small), on(large));
  small.close();
  large.close();
}

const letters = (count: number): string => `<p>欢迎广大群众来信</p><ul>${Array.from({ length: count }, (_, at) => `<li><a href="/m/${at}.html">关于第${at}号事项的咨询</a><span>2026-11-0${1 + (at % 9)}</span><em>处理中</em></li>`).join('')}</ul>`;
const labels = (count: number): string => `${'<div>'.repeat(200)}<h3>办理材料</h3>${'<p>办理地点</p><p>申请条件：</p><p>第一项</p>'.repeat(count)}${'</div>'.repeat(200)}`;
const line = (count: number): string => `<h3>申请材料</h3><p>${'法律法规规定其他需要提交的办理申请'.repeat(count)}</p><p>${'其他法律法规规定要求提交的'.repeat(count)}</p>`;

it('letters are read in linear time', () => isLinear(unansweredLetters, 'interaction', letters, 350), 120_000);
it('a guide of thousands of labels, deeply nested, is read in linear time', () => isLinear(guideElements, 'guide', labels, 300), 120_000);
it('a line without an end does not hang the patterns', () => isLinear(guideElements, 'guide', line, 750), 120_000);

it('of 5,000 letters it says how many were read', async () => {
  const result = await run(unansweredLetters, { html: letters(5000), type: 'interaction' });
  expect(result.findings).toEqual([]);
  expect([result.outcome, result.reason]).toEqual(['cannot-check', '来信太多，只看了前 3000 件，其余未检']);
});
