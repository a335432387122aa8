import { describe, expect, it } from 'vitest';
import { blockOf, causeKey, rootCausesOf, type CauseFinding } from '../../scoring/root-causes.ts';

let next = 0;
function finding(part: Partial<CauseFinding> = {}): CauseFinding {
  next += 1;
  return {
    id: `f${next}`, check: 'icp-number', code: 'missing', verdict: 'fail', about: 'ICP备案编号', says: '底部没有 ICP 备案编号', fix: '请补上', cites: ['47-annex-1-2-4'],
    at: { selector: 'body > div:nth-of-type(7) > p:nth-of-type(2)', quote: '主办单位：某县人民政府' },
    url: `http://www.x.gov.cn/${next}.html`, pageType: 'article', pageTitle: `第 ${next} 页`, status: 'pending', ...part,
  };
}
const at = (selector: string, quote = ''): CauseFinding['at'] => ({ selector, quote });

describe('one cause', () => {
  it('is the same footer on four hundred pages, however long the pages are', () => {
    const many = Array.from({ length: 400 }, (_, index) => finding({ at: at(`html > body > div:nth-of-type(${2 + (index % 9)}) > p:nth-of-type(2)`) }));
    const causes = rootCausesOf(many);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ pending: 400, confirmed: 0, block: 'body > div > p' });
    expect(causes[0]!.pages).toHaveLength(400);
  });

  it('counts a page once under whichever fragment it was read, with all its findings', () => {
    const causes = rootCausesOf([finding({ url: 'http://x.gov.cn/a.html' }), finding({ url: 'http://x.gov.cn/a.html#top', status: 'confirmed' })]);
    expect(causes[0]!.pages).toHaveLength(1);
    expect(causes[0]).toMatchObject({ pending: 1, confirmed: 1 });
  });

  it('is a date in the wrong form, whichever day it is', () => {
    expect(causeKey(finding({ check: 'publish-time', code: 'format', about: '2026/01/02 8:00', at: at('#info', '2026/01/02 8:00 来源：甲') })))
      .toBe(causeKey(finding({ check: 'publish-time', code: 'format', about: '2025/11/30 9:15', at: at('#info', '2025/11/30 9:15 来源：乙') })));
  });

  it('without a place is told by the kind of page', () => {
    const tag = (pageType: CauseFinding['pageType']) => causeKey(finding({ check: 'site-tags', about: 'SiteName', at: null, pageType }));
    expect(tag('column')).toBe(tag('column'));
    expect(tag('column')).not.toBe(tag('article'));
  });
});

describe('two causes', () => {
  const base = finding();
  it.each([
    ['another code', { code: 'format' }], ['less sure', { verdict: 'review' }], ['another thing', { about: '公安备案号' }], ['another block', { at: at('#left > ul > li:nth-of-type(3)') }],
  ] as const)('%s', (_, part) => {
    expect(causeKey({ ...base, ...part })).not.toBe(causeKey(base));
  });

  it('are two addresses that differ in a number', () => {
    const link = (about: string) => causeKey(finding({ check: 'broken-link', code: 'gone', about, at: at('#list > a') }));
    expect(link('http://x.gov.cn/2026-01/content_1.html')).not.toBe(link('http://x.gov.cn/2026-02/content_2.html'));
  });

  it('are the same wrong word in two articles, but one where the sentence is the same (a template)', () => {
    const word = (quote: string) => causeKey(finding({ check: 'wording', code: 'confusable', about: '截止→截至', at: at('#zoom > p:nth-of-type(4)', quote) }));
    expect(word('截止目前已完成')).not.toBe(word('截止昨日'));
    expect(word('截止 2026 年底')).toBe(word('截止 2025 年底'));
  });
});

it('leaves nothing out and orders faults before leads, many pages before few, whatever the order of the input', () => {
  const mixed = [finding({ verdict: 'hint', about: 'c' }), finding({ about: 'b' }), finding({ about: 'a' }), finding({ about: 'a' }), finding({ verdict: 'review', about: 'd' })];
  const keys = (input: readonly CauseFinding[]) => rootCausesOf(input).map(({ about }) => about);
  expect(keys(mixed)).toEqual(['a', 'b', 'd', 'c']);
  expect(keys(mixed.toReversed())).toEqual(['a', 'b', 'd', 'c']);
  expect(rootCausesOf(mixed).flatMap(({ findings }) => findings).toSorted()).toEqual(mixed.map(({ id }) => id).toSorted());
});

it('keeps frames and ids in the block', () => {
  expect(blockOf('html > body > iframe:nth-of-type(1) >>> #foot > p:nth-of-type(12)')).toBe('body > iframe >>> #foot > p');
});
