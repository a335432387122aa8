import { describe, expect, it } from 'vitest';
import type { ScoredFinding, ScoreInput } from '../../contract/score-input.ts';
import { emptyInput } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { definePack } from '../../standards/pack.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { finding, page, spotless } from './fixture.ts';

const sheetOf = (input: Partial<ScoreInput>) => score(guangxi2017, { ...spotless, ...input });
const openOf = (input: Partial<ScoreInput>, row: string) => sheetOf(input).open.find((one) => one.row === row)?.reason;
const rowOf = (input: Partial<ScoreInput>, row: string) => sheetOf(input).deductions.find((one) => one.row === row);
const dead = (path: string, rest: Partial<ScoredFinding> = {}) => finding('broken-link', 'dead', path, path === '/' ? 'home' : 'column', { about: 'https://a.gov.cn/1', ...rest });
const stale = (n: number, category: string | null, rest: Partial<ScoredFinding> = {}) => finding('stale-column', 'stale', `/column-${n}/`, 'column', { category, ...rest });

describe('what counts', () => {
  it('is final and full where everything was looked at and nothing is wrong', () => {
    expect(sheetOf({})).toMatchObject({ state: 'final', score: [1000, 1000], result: '合格', open: [], deductions: [], wouldHaveBeen: null });
  });

  it('prices pending findings only in the lower end of the range, and leaves the row open', () => {
    const sheet = sheetOf({ findings: [dead('/', { status: 'pending', verdict: 'review' })] });
    expect(sheet).toMatchObject({ state: 'provisional', score: [990, 1000], deductions: [] });
    expect(sheet.open).toEqual([{ row: 'D2a', reason: '1 个待确认' }]);
  });

  it.each([{ status: 'dismissed' }, { verdict: 'hint' }, { code: 'moved' }, { code: 'blocked' }] as const)('never prices %o', (rest) => {
    expect(sheetOf({ findings: [dead('/', rest)] })).toMatchObject({ state: 'final', score: [1000, 1000] });
  });

  it('has no row for the findings of the design standard', () => {
    expect(sheetOf({ findings: [finding('site-map', 'missing', '/', 'home'), finding('publish-time', 'no-time', '/xw/1.html', 'article')] })).toMatchObject({ state: 'final', score: [1000, 1000] });
  });

  it('counts a finding that comes twice once, with its strongest status', () => {
    expect(rowOf({ findings: [dead('/'), dead('/', { status: 'dismissed' }), dead('/')] }, 'D2a')).toMatchObject({ count: 1, tenths: 10 });
  });

  it('never goes below zero', () => {
    const findings = Array.from({ length: 120 }, (_, n) => dead('/', { about: `https://a.gov.cn/${n}` }));
    expect(sheetOf({ findings })).toMatchObject({ score: [0, 0], result: '不合格' });
  });
});

describe('links', () => {
  const findings = [dead('/'), dead('/a/'), dead('/b/'), dead('/b/', { about: 'https://a.gov.cn/2' })];

  it('counts one address once on each page, and shows both counts', () => {
    expect(rowOf({ findings }, 'D2b')).toEqual({ row: 'D2b', tenths: 3, count: 3, keys: findings.slice(1).map(({ key }) => key).toSorted(), counts: { perPage: 3, perSite: 1 } });
  });

  it('counts one address once for the site where the inspection says so, the home page first', () => {
    const options = { ...spotless.options, linksOncePer: 'site' as const };
    expect(rowOf({ findings, options }, 'D2a')).toMatchObject({ count: 1 });
    expect(rowOf({ findings, options }, 'D2b')).toMatchObject({ count: 1, tenths: 1, counts: { perPage: 3, perSite: 1 } });
  });

  it('takes second-level pages as home where the home page is only navigation', () => {
    expect(rowOf({ findings, options: { ...spotless.options, homeIsNavigationOnly: true } }, 'D2a')).toMatchObject({ count: 4, tenths: 40 });
    const named = { ...spotless.options, homeIsNavigationOnly: true, secondLevelPages: ['https://www.demo.gov.cn/a/'] };
    expect(rowOf({ findings, options: named }, 'D2a')).toMatchObject({ count: 2, tenths: 20 });
  });

  it('takes the home page as one page under all its addresses', () => {
    expect(rowOf({ findings: [dead('/'), finding('broken-link', 'dead', '/index.html', 'home', { about: 'https://a.gov.cn/1' })] }, 'D2a')).toMatchObject({ count: 1 });
  });
});

describe('columns', () => {
  it('prices each category by its own row, and one column once though found twice', () => {
    const findings = [stale(1, '动态要闻'), { ...stale(1, '动态要闻'), key: 'again' }, stale(2, '政策文件'), stale(3, '人事'), stale(4, '规划计划')];
    expect(sheetOf({ findings }).deductions.map(({ row, tenths }) => [row, tenths])).toEqual([['D4a', 30], ['D4b', 40], ['D4c', 100]]);
  });

  it('takes a block of the home page and its column page for one column, by the register', () => {
    const columns = [{ key: 'https://www.demo.gov.cn/column-1/', name: '要闻', category: '动态要闻', state: 'stale' as const, status: 'confirmed' as const }];
    const findings = [stale(1, null), finding('stale-column', 'no-dates', '/', 'home', { about: '要闻' })];
    expect(rowOf({ findings, columns }, 'D4a')).toMatchObject({ count: 1, keys: ['column:https://www.demo.gov.cn/column-1/', ...findings.map(({ key }) => key).toSorted()].toSorted() });
  });

  it('does not price a column without a category, and says so', () => {
    expect(sheetOf({ findings: [stale(1, null)] })).toMatchObject({ score: [1000, 1000], state: 'provisional' });
    expect(openOf({ findings: [stale(1, null)] }, 'D4a')).toBe('1 个栏目未定类别');
  });

  it('is open without a register and while a registered column was not looked at', () => {
    expect(openOf({ columns: [] }, 'D4b')).toBe('未登记栏目');
    const columns = [{ key: 'k', name: '通知', category: '通知公告', state: 'unknown' as const, status: 'pending' as const }];
    expect(openOf({ columns }, 'D4b')).toBe('1 个栏目未检查');
    expect(openOf({ columns }, 'D4a')).toBeUndefined();
  });

  it('takes the register into account, pending entries only in the lower end', () => {
    const entry = (n: number, status: 'pending' | 'confirmed' | 'dismissed') => ({ key: `k${n}`, name: `栏目${n}`, category: '通知公告', state: 'stale' as const, status });
    const sheet = sheetOf({ columns: [entry(1, 'confirmed'), entry(2, 'pending'), entry(3, 'dismissed')] });
    expect(sheet).toMatchObject({ state: 'provisional', score: [920, 960], deductions: [{ row: 'D4b', count: 1, tenths: 40, keys: ['column:k1'] }] });
    expect(sheet.open).toEqual([{ row: 'D4b', reason: '1 个待确认' }]);
  });

  it('needs five empty columns, ten stale ones of any kind', () => {
    const empty = (n: number) => finding('empty-column', 'empty', `/empty-${n}/`, 'column');
    const ruling = (row: string) => [{ row, by: '王主任', reason: '核实' }];
    expect(sheetOf({ findings: [1, 2, 3, 4].map(empty), vetoes: ruling('V3c') }).vetoes).toEqual([]);
    expect(sheetOf({ findings: [1, 2, 3, 4, 5].map(empty), vetoes: ruling('V3c') }).vetoes).toHaveLength(1);
    const many = Array.from({ length: 10 }, (_, n) => stale(n, '规划计划'));
    expect(sheetOf({ findings: many.slice(1), vetoes: ruling('V3b') }).vetoes).toEqual([]);
    expect(sheetOf({ findings: many, vetoes: ruling('V3b') }).vetoes).toHaveLength(1);
  });
});

describe('vetoes', () => {
  const findings = [finding('unanswered-letters', 'over-3-months', '/hd/', 'interaction')];

  it('stay open until a named person rules', () => {
    expect(sheetOf({ findings })).toMatchObject({ result: '合格', state: 'provisional', vetoes: [], open: [{ row: 'V5', reason: '已达到单项否决情形，须由具名人员认定并写明理由' }] });
  });

  it.each([{ by: ' ', reason: '核实' }, { by: '王主任', reason: '' }])('are not ruled without a name and a reason: %o', (ruling) => {
    expect(sheetOf({ findings, vetoes: [{ row: 'V5', ...ruling }] }).vetoes).toEqual([]);
  });

  it('are not ruled where the confirmed facts miss the threshold', () => {
    const sheet = sheetOf({ probes: { total: 1000, slow: 49, days: 7 }, vetoes: [{ row: 'V1', by: '王主任', reason: '慢' }] });
    expect(sheet.vetoes).toEqual([]);
    expect(sheet.open).toEqual([{ row: 'V1', reason: '已确认的事实未达到门槛，具名认定未采用' }]);
    expect(sheet.deductions).toMatchObject([{ row: 'D1', tenths: 200 }]);
  });

  it('open the row when pending findings would reach them', () => {
    expect(openOf({ findings: findings.map((one) => ({ ...one, status: 'pending' as const })) }, 'V5')).toBe('待确认的问题如属实，将达到单项否决情形；1 个待确认');
  });

  it('let a person alone say that a grave error is there', () => {
    expect(sheetOf({ vetoes: [{ row: 'V4', by: '王主任', reason: '领导人姓名写错' }] })).toMatchObject({ result: '不合格', vetoes: [{ row: 'V4', keys: [] }] });
    expect(openOf({ answers: [] }, 'V4')).toBe('须由人认定');
  });

  it('take the place of the row they come from', () => {
    const none = [finding('home-updates', 'none', '/', 'home')];
    expect(rowOf({ findings: none }, 'D3')).toMatchObject({ tenths: 50, count: 1 });
    expect(sheetOf({ findings: none, vetoes: [{ row: 'V2', by: '王主任', reason: '两周无更新' }] }).wouldHaveBeen?.deductions).toEqual([]);
  });
});

describe('probes', () => {
  it('cost nothing while they are too few, but show in the range', () => {
    const sheet = sheetOf({ probes: { total: 100, slow: 3, days: 7 } });
    expect(sheet).toMatchObject({ state: 'provisional', score: [850, 1000], deductions: [] });
    expect(openOf({ probes: { total: 100, slow: 3, days: 7 } }, 'D1')).toBe('已监测 7 天 100 次，未达到 7 天、每天 20 次');
    expect(openOf({ probes: null }, 'V1')).toBe('未监测首页可用性');
  });

  it.each([[10_000, 499, 4], [10_000, 500, 5], [140, 1, 0]])('%i probes, %i not opened: %i whole percents', (total, slow, percent) => {
    expect(rowOf({ probes: { total, slow, days: 7 } }, 'D1')?.count ?? 0).toBe(percent);
    expect(openOf({ probes: { total, slow, days: 7 } }, 'V1') !== undefined).toBe(percent >= 5);
  });
});

describe('rows of a person and gaps', () => {
  it('adds the cases a person names, once where the row says once', () => {
    const answers = spotless.answers.map((answer) => (['D4d', 'D5a'].includes(answer.row) ? { ...answer, count: 3 } : answer));
    expect(sheetOf({ answers }).deductions).toEqual([
      { row: 'D4d', tenths: 30, count: 3, keys: ['answer:D4d'] },
      { row: 'D5a', tenths: 50, count: 1, keys: ['answer:D5a'] },
    ]);
  });

  it('takes a finding that a person entered for a row', () => {
    expect(rowOf({ findings: [finding('manual', 'D10', '/bs/', 'guide', { about: '查询系统' })] }, 'D10')).toMatchObject({ tenths: 30, count: 1 });
  });

  it('caps the missing classes of guides at 16 points', () => {
    const findings = Array.from({ length: 9 }, (_, n) => finding('guide-elements', 'missing', '/bs/1.html', 'guide', { about: `要素${n}` }));
    expect(rowOf({ findings }, 'D8a')).toMatchObject({ count: 9, tenths: 160 });
  });

  it('says of every row why nothing is known when nothing was read', () => {
    const sheet = score(guangxi2017, emptyInput);
    expect(sheet).toMatchObject({ state: 'provisional', score: [1000, 1000], result: '合格' });
    expect(sheet.open.map(({ row }) => row)).toEqual(guangxi2017.rows.map(({ id }) => id));
    expect(sheet.open.find(({ row }) => row === 'D8a')?.reason).toBe('未读到有关页面');
  });

  it('tells not run from cannot check, and lets a person close the row', () => {
    const coverage = [page('/', 'home', { 'broken-link': 'not-run' }), page('/a', 'article', { 'broken-link': 'cannot-check' }), page('/b', 'article', { 'broken-link': 'not-run' })];
    expect(openOf({ coverage }, 'D2a')).toBe('1 个页面未检查');
    expect(openOf({ coverage }, 'D2b')).toBe('1 个页面未检查；1 个页面无法检查');
    expect(openOf({ coverage, answers: [...spotless.answers, { row: 'D2b', count: 0, status: null, note: '逐个点过', by: '李检查' }] }, 'D2b')).toBeUndefined();
  });
});

describe('a dead attachment of a guide is one fault', () => {
  const address = 'https://www.demo.gov.cn/bs/%E8%A1%A8.doc';
  const link = finding('broken-link', 'dead', '/bs/1.html', 'guide', { about: 'https://www.demo.gov.cn/bs/表.doc' });
  const file = finding('guide-attachments', 'broken', '/bs/1.html', 'guide', { about: `${address}#page=1` });
  const priced = (findings: readonly ScoredFinding[]) => score(guangxi2017, { ...spotless, findings: [...findings] }).deductions.map(({ row, tenths }) => `${row} ${tenths}`);

  it('is priced by its own row, not as a link besides', () => {
    expect(priced([link, file])).toEqual(['D9b 10']);
    expect(priced([link])).toEqual(['D2b 1']);
  });

  it('is a link again where the attachment was dismissed, is elsewhere, or waits for a person', () => {
    expect(priced([link, { ...file, status: 'dismissed' }])).toEqual(['D2b 1']);
    expect(priced([finding('broken-link', 'dead', '/bs/2.html', 'guide', { about: link.about }), file])).toEqual(['D2b 1', 'D9b 10']);
    const waiting = score(guangxi2017, { ...spotless, findings: [link, { ...file, status: 'pending' }] });
    expect(waiting).toMatchObject({ score: [990, 999], deductions: [{ row: 'D2b' }] });
  });
});

describe('packs of other shapes', () => {
  const bonusRow = { id: 'B1', kind: 'bonus', group: '加分', name: '加分', looksAt: '', detail: '加分', sentence: '加分', tenths: 50, unit: 'occurrence', cap: null, question: '几处？' } as const;
  const pack = definePack({ ...guangxi2017, id: 'own', bonus: { above: 800, cap: 100 }, rows: [...guangxi2017.rows, bonusRow] });
  const answers = [...spotless.answers, { row: 'B1', count: 3, status: null, note: '', by: '李检查' }];

  it('adds bonus points above the line only, up to the limit', () => {
    expect(score(pack, { ...spotless, answers })).toMatchObject({ score: [1100, 1100], bonuses: [{ row: 'B1', tenths: 150 }] });
    const findings = Array.from({ length: 20 }, (_, n) => dead('/', { about: `https://a.gov.cn/${n}` }));
    expect(score(pack, { ...spotless, answers, findings })).toMatchObject({ score: [800, 800], bonuses: [] });
    expect(score(guangxi2017, { ...spotless, answers })).toMatchObject({ score: [1000, 1000], bonuses: [] });
  });

  it('never guesses a value that the form does not give', () => {
    const unknown = definePack({ ...pack, rows: [{ ...bonusRow, kind: 'manual', tenths: null }] });
    expect(score(unknown, { ...spotless, answers })).toMatchObject({ score: [1000, 1000], deductions: [], open: [{ row: 'B1', reason: '未内置，请按本单位文件填写' }] });
  });

  it('names no result where the form names no line', () => {
    expect(score(definePack({ ...guangxi2017, points: { total: 1000, failOver: null } }), spotless).result).toBe('无合格线');
  });
});
