import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../contract/finding.ts';
import { inputOfReports } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { categoryOfFinding, columnOfSubject, columnSubject } from '../../standards/column-category.ts';
import { guessedCategory, categoryOfName, periodInWords } from '../../standards/column-words.ts';
import { packOf } from '../../standards/rubrics.ts';

const site = 'https://www.demo.gov.cn';
const page = (path: string, about: string): PageReport => ({
  input: path, url: site + path, status: 200, title: '', opened: true, settled: true, settledBy: 'quiet', pageType: path === '/' ? 'home' : 'column', pageTypeBecause: '', nodes: 1,
  milliseconds: { gather: 0, checks: 0, longestTask: 0, total: 0 }, notChecked: [],
  checks: [{ id: 'stale-column', version: 1, outcome: 'review', reason: null, findings: [{ key: `stale-column/stale/${about}@${site}${path}`, code: 'stale', verdict: 'review', about, says: '', fix: '', cites: [], at: null }] }],
});

describe('the category of a stale column', () => {
  it('goes with the subject of the finding and back', () => {
    expect(columnOfSubject(columnSubject('通知公告', '公告：重要'))).toEqual({ category: '通知公告', name: '公告：重要' });
    for (const other of ['', '通知公告', '其他：通知公告', '：通知公告', 'constructor：x']) expect(columnOfSubject(other)).toBeNull();
    expect(categoryOfFinding('stale-column', '动态要闻：要闻')).toBe('动态要闻');
    expect(categoryOfFinding('list-order', '动态要闻：要闻')).toBeNull();
  });

  it('prices D4a to D4c once the findings are confirmed', () => {
    const input = inputOfReports([page('/a/', '动态要闻：工作动态'), page('/b/', '通知公告：公告'), page('/c/', '政策文件：政策文件'), page('/d/', '人事：人事任免'), page('/', '动态要闻：政务要闻')], '2026-11-21', categoryOfFinding);
    const confirmed = { ...input, findings: input.findings.map((finding) => ({ ...finding, status: 'confirmed' as const })) };
    const lines = (of: typeof input): readonly (readonly [string, number])[] => score(packOf('guangxi-2017')!, of).deductions.filter(({ row }) => row.startsWith('D4')).map(({ row, tenths }) => [row, tenths] as const);
    expect(lines(confirmed)).toEqual([['D4a', 60], ['D4b', 80], ['D4c', 50]]);
    expect(lines(input)).toEqual([]);
  });

  it('knows a block of the home page by the name in the register', () => {
    const input = inputOfReports([page('/', '动态要闻：政务要闻')], '2026-11-21', categoryOfFinding);
    const register = [{ key: `${site}/xw/`, name: '政务要闻', category: '动态要闻', state: 'stale' as const, status: 'confirmed' as const }];
    const sheet = score(packOf('guangxi-2017')!, { ...input, columns: register, findings: input.findings.map((finding) => ({ ...finding, status: 'confirmed' as const })) });
    expect(sheet.deductions.find(({ row }) => row === 'D4a')?.tenths).toBe(30);
  });
});

describe('categories guessed from names', () => {
  it.each([
    ['工作动态', '动态要闻'], ['示范要闻', '动态要闻'], ['通知公告', '通知公告'], ['公示公告', '通知公告'], ['政策文件', '政策文件'], ['规范性文件', '政策文件'],
    ['人事任免', '人事'], ['事业单位招聘', '人事'], ['规划计划', '规划计划'], ['规划公示', '规划计划'], ['人事通知', '人事'],
    ['政策解读', null], ['县长信箱', null], ['新闻发布会', null], ['领导动态专栏', null], ['往年公告', null], ['2019年通知公告', null], ['计划生育', null], ['示范概况', null], ['', null],
  ] as const)('%s: %s', (name, category) => {
    expect(categoryOfName(name)).toBe(category);
  });

  it('gives the longer period where type and name differ', () => {
    expect(guessedCategory('工作动态', '通知公告')).toBe('通知公告');
    expect(guessedCategory('政策文件', '人事信息')).toBe('人事');
    expect(guessedCategory('10', '政务要闻')).toBe('动态要闻');
    expect(guessedCategory('政策解读', '政策文件')).toBeNull();
  });

  it('says periods as the form does', () => {
    expect([{ days: 14 }, { days: 10 }, { months: 6 }, { months: 12 }].map(periodInWords)).toEqual(['2 周', '10 天', '6 个月', '1 年']);
  });
});
