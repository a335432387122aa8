import { describe, expect, it } from 'vitest';
import type { ScoredFinding, ScoreInput } from '../../contract/score-input.ts';
import { pointsText } from '../../scoring/points.ts';
import { score } from '../../scoring/score.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { finding, page, spotless } from './fixture.ts';

const sheetOf = (input: Partial<ScoreInput>) => score(guangxi2017, { ...spotless, ...input });
const priced = (input: Partial<ScoreInput>) => Object.fromEntries(sheetOf(input).deductions.map(({ row, tenths }) => [row, tenths]));
const dead = (path: string, about: string) => finding('broken-link', 'dead', path, path === '/' ? 'home' : 'article', { about });
const stale = (n: number, category: string, rest: Partial<ScoredFinding> = {}) =>
  finding('stale-column', 'stale', `/column-${n}/`, 'column', { about: `栏目${n}`, category, ...rest });

describe('worked examples of the form, 《政府网站监测评分表》', () => {
  it('1: links, addresses and columns come to 14.2', () => {
    const findings = [
      { ...dead('/', 'https://a.gov.cn/1'), key: 'first place' },
      { ...dead('/', 'https://a.gov.cn/1'), key: 'second place' },
      dead('/', 'https://a.gov.cn/2'),
      ...Array.from({ length: 12 }, (_, n) => dead(`/page-${n % 4}.html`, `https://b.gov.cn/${n}`)),
      stale(1, '动态要闻'), stale(2, '通知公告'), stale(3, '通知公告'),
    ];
    const sheet = sheetOf({ findings });
    expect(priced({ findings })).toEqual({ D2a: 20, D2b: 12, D4a: 30, D4b: 80 });
    expect(sheet).toMatchObject({ state: 'final', score: [858, 858], result: '合格', open: [], vetoes: [] });
    expect(pointsText(sheet.score?.[1] ?? 0)).toBe('85.8');
  });

  it('2: five columns not updated are a veto, and nothing else is scored', () => {
    const findings = [stale(1, '动态要闻'), stale(2, '动态要闻'), stale(3, '通知公告'), stale(4, '政策文件'), stale(5, '通知公告')];
    const sheet = sheetOf({ findings, vetoes: [{ row: 'V3a', by: '王主任', reason: '五个栏目未按期更新' }] });
    expect(sheet).toMatchObject({ state: 'final', result: '不合格', score: null, deductions: [], open: [] });
    expect(sheet.vetoes).toEqual([{ row: 'V3a', keys: findings.map(({ key }) => key).toSorted(), by: '王主任', reason: '五个栏目未按期更新' }]);
    expect(sheet.wouldHaveBeen).toMatchObject({ score: [820, 820] });
  });

  it('3: the same class missing in two guides counts once', () => {
    const missing = (path: string, about: string) => finding('guide-elements', 'missing', path, 'guide', { about });
    const findings = [missing('/bs/1.html', '办理时间'), missing('/bs/2.html', '办理时间'), missing('/bs/2.html', '联系电话'), missing('/bs/2.html', '办理流程')];
    expect(priced({ findings })).toEqual({ D8a: 60 });
  });

  it.each([[40, 400, [600, 600], '合格'], [41, 401, [599, 599], '不合格']] as const)('4: exactly 40.0 passes, 40.1 does not (%s)', (_, deducted, range, result) => {
    const findings = [...Array.from({ length: 40 }, (_, n) => dead('/', `https://a.gov.cn/${n}`)), ...(deducted === 401 ? [dead('/x.html', 'https://b.gov.cn/')] : [])];
    expect(sheetOf({ findings })).toMatchObject({ score: range, result });
  });

  it('5: 137 of 140 in time is two whole percents; 7 of 140 is the veto', () => {
    expect(priced({ probes: { total: 140, slow: 3, days: 7 } })).toEqual({ D1: 100 });
    const probes = { total: 140, slow: 7, days: 7 };
    const ruled = sheetOf({ probes, vetoes: [{ row: 'V1', by: '王主任', reason: '监测记录' }] });
    expect(ruled).toMatchObject({ result: '不合格', score: null, vetoes: [{ row: 'V1', keys: ['probes'] }] });
    expect(ruled.wouldHaveBeen?.deductions).toEqual([]);
  });

  it('6: links that answer 403 cost nothing and leave the row open', () => {
    const sheet = sheetOf({ coverage: [page('/', 'home', { 'broken-link': 'cannot-check' }, 8), ...spotless.coverage.slice(1)] });
    expect(sheet).toMatchObject({ state: 'provisional', score: [1000, 1000], result: '合格', deductions: [] });
    expect(sheet.open).toEqual([{ row: 'D2a', reason: '8 个无法判定' }]);
  });
});
