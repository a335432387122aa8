import { expect, it } from 'vitest';
import guideElements from '../../checks/content/guide-elements.ts';
import unansweredLetters from '../../checks/content/unanswered-letters.ts';
import { run } from '../support/test-check.ts';

/** Generous, because the machines that run this are busy: a quadratic pass takes minutes. Milliseconds. */
const bound = 8000;

it('5,000 letters are read in linear time', async () => {
  const items = Array.from({ length: 5000 }, (_, at) => `<li><a href="/m/${at}.html">关于第${at}号事项的咨询</a><span>2026-11-0${1 + (at % 9)}</span><em>处理中</em></li>`).join('');
  const started = performance.now();
  const result = await run(unansweredLetters, { html: `<p>欢迎广大群众来信</p><ul>${items}</ul>`, type: 'interaction' });
  expect(result.findings).toEqual([]);
  expect([result.outcome, result.reason]).toEqual(['cannot-check', '来信太多，只看了前 3000 件，其余未检']);
  expect(performance.now() - started).toBeLessThan(bound);
}, 60_000);

it('a guide of thousands of labels, and deep nesting, ends', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `<p>办理地点</p><p>申请条件：</p><p>第${at}项</p>`).join('');
  const started = performance.now();
  const result = await run(guideElements, { html: `${'<div>'.repeat(200)}<h3>办理材料</h3>${rows}${'</div>'.repeat(200)}`, type: 'guide' });
  expect(result.outcome).not.toBe('pass');
  expect(performance.now() - started).toBeLessThan(bound);
}, 60_000);

it('a line without an end does not hang the patterns', async () => {
  const line = '法律法规规定其他需要提交的办理申请'.repeat(6000);
  const started = performance.now();
  await run(guideElements, { html: `<h3>申请材料</h3><p>${line}</p><p>${'其他法律法规规定要求提交的'.repeat(4000)}</p>`, type: 'guide' });
  expect(performance.now() - started).toBeLessThan(bound);
}, 60_000);
