import { expect, it } from 'vitest';
import type { ScoredFinding, ScoreInput } from '../../contract/score-input.ts';
import { fixesOf, type Mendable } from '../../scoring/fixes.ts';
import { emptyInput } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';

let made = 0;
function finding(check: string, code: string, about: string, url: string, part: Partial<ScoredFinding> = {}): ScoredFinding {
  made += 1;
  return { key: `k${made}`, check, code, verdict: 'fail', about, url, pageType: 'article', category: null, status: 'confirmed', ...part };
}
const input = (findings: readonly ScoredFinding[], part: Partial<ScoreInput> = {}): ScoreInput => ({ ...emptyInput, ...part, findings: [...findings] });
const one = (key: string, findings: readonly ScoredFinding[]): Mendable => ({ key, keys: findings.map((each) => each.key), pages: new Set(findings.map(({ url }) => url)).size });
const broken = (about: string, url: string, part: Partial<ScoredFinding> = {}) => finding('broken-link', 'dead', about, url, part);
const guide = (about: string, url: string) => finding('guide-elements', 'missing', about, url, { pageType: 'guide' });

it('mends first what gives back most for one repair: a footer link on thirty pages before one on the home page', () => {
  const footer = Array.from({ length: 30 }, (_, index) => broken('http://gone.gov.cn/', `http://x.gov.cn/${index}.html`));
  const home = [broken('http://other.gov.cn/', 'http://x.gov.cn/', { pageType: 'home' })];
  const steps = fixesOf(guangxi2017, input([...footer, ...home]), [one('home', home), one('footer', footer)]);
  expect(steps.map(({ causes, gain, pages, after, rows }) => [causes, gain, pages, after, rows])).toEqual([
    [['footer'], 30, 30, 990, ['D2b']], [['home'], 10, 1, 1000, ['D2a']],
  ]);
});

it('takes causes that only count together as one step', () => {
  const a = [guide('办理时间', 'http://x.gov.cn/a')];
  const b = [guide('办理时间', 'http://x.gov.cn/b')];
  const c = [guide('联系电话', 'http://x.gov.cn/b')];
  const steps = fixesOf(guangxi2017, input([...a, ...b, ...c]), [one('a', a), one('b', b), one('c', c)]);
  expect(steps.map(({ causes, gain }) => [causes, gain])).toEqual([[['c'], 20], [['a', 'b'], 20]]);
});

it('knows a row’s limit, and leaves alone what a person answered, what is pending and what has no row', () => {
  const kinds = Array.from({ length: 10 }, (_, index) => guide(`要素 ${index}`, 'http://x.gov.cn/a'));
  const causes = kinds.map((each, index) => one(`g${index}`, [each]));
  const pending = broken('http://p.gov.cn/', 'http://x.gov.cn/z', { status: 'pending' });
  const answers: ScoreInput['answers'] = [{ row: 'D4d', count: 2, status: null, note: '', by: '张三' }];
  const steps = fixesOf(guangxi2017, input([...kinds, pending, finding('site-tags', 'missing', 'SiteName', 'http://x.gov.cn/')], { answers }), [...causes, one('p', [pending])]);
  // Sixteen points at most are lost: two of ten give nothing back, so the first step is three, and then one at a time.
  expect(steps.map(({ causes: { length }, gain }) => [length, gain])).toEqual([[3, 20], ...Array.from({ length: 7 }, () => [1, 20])]);
  expect(steps.at(-1)!.after).toBe(1000 - 20);
});

it('ends where the sheet stands when everything is mended, whatever the mix', () => {
  const findings = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? guide(['办理时间', '联系电话', '办理地点'][index % 9 / 3 | 0]!, `http://x.gov.cn/g${index % 4}`)
    : broken(`http://gone.gov.cn/${index % 7}`, `http://x.gov.cn/${index % 11}`, index % 5 === 0 ? { pageType: 'home', url: 'http://x.gov.cn/' } : {})));
  const groups = new Map<string, ScoredFinding[]>();
  for (const each of findings) groups.set(`${each.check} ${each.about}`, [...groups.get(`${each.check} ${each.about}`) ?? [], each]);
  const causes = [...groups].map(([key, group]) => one(key, group));
  const steps = fixesOf(guangxi2017, input(findings), causes, 100);
  const before = score(guangxi2017, input(findings)).score![1];
  expect(steps.at(-1)!.after).toBe(1000);
  expect(before + steps.reduce((sum, { gain }) => sum + gain, 0)).toBe(1000);
});
