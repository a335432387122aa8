import { describe, expect, it } from 'vitest';
import { defineCheck, pause, type Check } from '../../checks/define-check.ts';
import { runAll } from '../../checks/run-all.ts';
import { located, runCheck } from '../../checks/run-check.ts';
import { createBreather } from '../../page/breathe.ts';
import { loadPage } from '../support/load-page.ts';

const check = (run: Check['run'], rest: Partial<Check> = {}): Check => defineCheck<string>({
  id: 'empty-link', version: 1, title: '', cites: ['47-2-1-1'], on: 'every-page', stage: 'stable', run,
  messages: { sure: { verdict: 'fail', says: '“{{about}}”不对：{{why}}', fix: '改成对的' }, doubt: { verdict: 'review', says: '存疑', fix: '请核对' }, tip: { verdict: 'hint', says: '提示', fix: '可以更好' } }, ...rest,
});

async function outcomeOf(subject: Check, html = '<p>字</p>'): Promise<Awaited<ReturnType<typeof runCheck>>['result']> {
  const { page } = await loadPage({ html, type: 'article' });
  return located(await runCheck(subject, page, createBreather()), page);
}

describe('one check on one page', () => {
  it.each([
    ['nothing found', function* () {}, 'pass'],
    ['a hint only', function* () { yield { code: 'tip' }; }, 'pass'],
    ['a doubt', function* () { yield { code: 'tip' }; yield { code: 'doubt' }; }, 'review'],
    ['sure and doubtful', function* () { yield { code: 'doubt' }; yield { code: 'sure' }; }, 'fail'],
    ['undecidable', function* () { yield { cannot: '看不到' }; }, 'cannot-check'],
    ['undecidable with a hint', function* () { yield { code: 'tip' }; yield { cannot: '看不到' }; }, 'cannot-check'],
    ['partly undecidable, partly sure', function* () { yield { cannot: '看不到' }; yield { code: 'sure' }; }, 'fail'],
    ['pausing', function* () { yield pause; }, 'pass'],
  ] satisfies readonly (readonly [string, Check['run'], string])[])('%s', async (_, run, expected) => {
    expect((await outcomeOf(check(run))).outcome).toBe(expected);
  });

  it('makes an error in a check its outcome, never a pass', async () => {
    // eslint-disable-next-line require-yield -- the error comes before anything is reported
    const result = await outcomeOf(check(function* () { throw new TypeError('坏了'); }));
    expect(result).toMatchObject({ outcome: 'cannot-check', findings: [] });
    expect(result.reason).toMatch(/坏了/);
  });

  it('does not pass while a fact is missing that a part of it needs, and hides nothing it found', async () => {
    const needing = (run: Check['run']): Check => check(run, { needs: [{ fact: 'source', part: '源码里的标题' }] });
    const without = async (run: Check['run'], source: string | null): Promise<unknown> => {
      const { page, close } = await loadPage({ html: '<p>字</p>', type: 'article', source });
      const { result } = await runCheck(needing(run), page, createBreather());
      close();
      return [result.outcome, result.reason, result.findings.length];
    };
    expect(await without(function* () {}, '<p>字</p>')).toEqual(['pass', null, 0]);
    expect(await without(function* () {}, null)).toEqual(['cannot-check', '部分未检：源码里的标题（页面源码未缓存，刷新页面后再查；刷新后仍是这样的，是网站不许浏览器保存（no-store），请人工查看网页源代码）', 0]);
    expect(await without(function* () { yield { code: 'tip' }; }, null)).toEqual(['cannot-check', expect.stringMatching(/^部分未检/), 1]);
    expect(await without(function* () { yield { code: 'sure' }; }, null)).toEqual(['fail', null, 1]);
    expect(await without(function* () { yield { cannot: '看不到' }; }, null)).toEqual(['cannot-check', '看不到', 0]);
  });

  it('does not run where it does not apply', async () => {
    expect(await outcomeOf(check(function* () { yield { code: 'sure' }; }, { on: ['home'] }))).toMatchObject({ outcome: 'inapplicable', findings: [] });
    expect(await outcomeOf(check(function* () { yield { code: 'sure' }; }, { unless: () => '不是这样的页面' }))).toMatchObject({ outcome: 'inapplicable', reason: '不是这样的页面' });
  });

  it('orders findings by place, tells twins apart, fills sentences, points at the element', async () => {
    const result = await outcomeOf(check(function* ({ links }) {
      for (const { element } of links.toReversed()) yield { code: 'sure', at: element, about: '甲', data: { why: '重复' } };
      yield { code: 'sure', about: '乙', data: { why: '没有' } };
    }), '<a id="one" href="#">一</a><p><a href="#">二</a></p>');
    expect(result.findings.map(({ key, at }) => [key.replace(/@.*?(?=#|$)/, ''), at?.selector ?? null, at?.quote ?? null])).toEqual([
      ['empty-link/sure/乙', null, null], ['empty-link/sure/甲', '#one', '一'], ['empty-link/sure/甲#2', 'body > p:nth-of-type(1) > a:nth-of-type(1)', '二'],
    ]);
    expect(result.findings[0]!.says).toBe('“乙”不对：没有');
    expect(result.findings[1]!.at!.box.every(Number.isInteger)).toBe(true);
  });

  it('lists every check of the catalogue, those it does not have as not run', async () => {
    const { page } = await loadPage({ html: '<p>字</p>', type: 'article' });
    const { results } = await runAll([check(function* () {})], page, createBreather());
    expect(results.find(({ id }) => id === 'empty-link')?.outcome).toBe('pass');
    expect(results.filter(({ outcome }) => outcome === 'not-run').length).toBe(results.length - 1);
    expect(results.find(({ id }) => id === 'wording')?.reason).toMatch(/尚未提供/);
  });
});
