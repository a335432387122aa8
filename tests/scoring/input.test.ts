import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../contract/finding.ts';
import type { FindingRecord, Inspection, Visit } from '../../contract/record.ts';
import { reportScoreSchema } from '../../contract/score.ts';
import { inputOf, inputOfReports } from '../../scoring/input.ts';
import { pointsText, scoreText } from '../../scoring/points.ts';
import { reportScore } from '../../scoring/report-score.ts';
import { score } from '../../scoring/score.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { finding } from './fixture.ts';

const id = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const inspection: Inspection = { id: id(1), siteId: id(2), kind: 'reading', rubric: 'guangxi-2017@1', startedAt: 0, closedAt: null, homeIsNavigationOnly: true };
const visit = (n: number, rest: Partial<Visit>): Visit => ({
  id: id(n), siteId: id(2), inspectionId: id(1), url: 'https://www.demo.gov.cn/', title: '', pageType: 'home', pageTypeBecause: '', opened: true,
  settledBy: 'quiet', outcomes: {}, toolVersion: '0', catalogue: '0', at: 0, ...rest,
});
const record = (n: number, rest: Partial<FindingRecord>): FindingRecord => ({
  id: id(n), siteId: id(2), inspectionId: id(1), visitId: null, origin: 'machine', key: `k${n}`, check: 'broken-link', checkVersion: 1, code: 'dead', verdict: 'fail',
  about: 'https://a.gov.cn/1', says: '', fix: '', cites: [], at: null, fragment: null, url: 'https://www.demo.gov.cn/', pageType: 'home', pageTitle: '',
  category: null, status: 'confirmed', note: '', foundAt: 0, ...rest,
});

describe('the input of an inspection', () => {
  it('takes what belongs to it, the latest reading of a page and the latest record of a finding', () => {
    const visits = [visit(10, { at: 5, outcomes: { 'broken-link': 'fail' } }), visit(11, { at: 9, url: 'https://www.demo.gov.cn/#top', outcomes: { 'broken-link': 'pass' } }), visit(12, { inspectionId: null }), visit(13, { url: 'https://www.demo.gov.cn/x', opened: false })];
    const findings = [record(20, { foundAt: 1 }), record(21, { key: 'k20', foundAt: 3, status: 'dismissed' }), record(22, { inspectionId: id(99) })];
    const input = inputOf(inspection, visits, findings);
    expect(input.coverage).toEqual([{ url: 'https://www.demo.gov.cn/#top', pageType: 'home', outcomes: { 'broken-link': 'pass' }, blockedLinks: 0 }]);
    expect(input.findings).toMatchObject([{ key: 'k20', status: 'dismissed' }]);
    expect(input.options).toEqual({ linksOncePer: null, homeIsNavigationOnly: true, secondLevelPages: null, monitoringDate: null });
  });

  it('counts blocked links of a page and never hands them on as findings', () => {
    const input = inputOf(inspection, [visit(10, {})], [record(20, { code: 'blocked' }), record(21, { code: 'blocked', status: 'pending' }), record(22, { code: 'blocked', url: 'https://www.demo.gov.cn/y' })]);
    expect(input.findings).toEqual([]);
    expect(input.coverage[0]?.blockedLinks).toBe(2);
  });

  it('carries what people contribute', () => {
    const input = inputOf(inspection, [], [], { probes: { total: 1, slow: 0, days: 1 }, linksOncePer: 'site', monitoringDate: '2026-11-21' });
    expect(input).toMatchObject({ probes: { total: 1, slow: 0, days: 1 }, options: { linksOncePer: 'site', monitoringDate: '2026-11-21' } });
  });
});

describe('the machine-readable report', () => {
  const { key, code, verdict, about } = finding('broken-link', 'dead', '/', 'home', { about: 'https://a.gov.cn/1' });
  const found = { key, code, verdict, about, says: '', fix: '', cites: [], at: null };
  const page: PageReport = {
    input: 'x', url: 'https://www.demo.gov.cn/', status: 200, title: '', opened: true, settled: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '', nodes: 1,
    milliseconds: { gather: 0, checks: 0, longestTask: 0, total: 0 }, notChecked: [],
    checks: [{ id: 'broken-link', version: 1, outcome: 'fail', reason: null, findings: [found, { ...found, key: 'b', code: 'blocked', verdict: 'review' }, { ...found, key: 'h', verdict: 'hint', about: 'https://a.gov.cn/2' }] }],
  };

  it('confirms nothing: the upper end is full, the lower end takes every finding', () => {
    const sheet = score(guangxi2017, inputOfReports([page, { ...page, url: 'https://www.demo.gov.cn/z', opened: false }], '2026-11-21'));
    const entry = reportScore(sheet);
    expect(entry).toMatchObject({ rubric: 'guangxi-2017@1', state: 'provisional', score: [99, 100], result: '合格', vetoes: [], deductions: [] });
    expect(entry.open.find(({ row }) => row === 'D2a')?.reason).toBe('1 个无法判定；1 个待确认');
    expect(reportScoreSchema.parse(entry)).toEqual(entry);
  });

  it('writes points as decimal numbers and keeps to the published fields', () => {
    const sheet = score(guangxi2017, inputOf(inspection, [], [record(20, { pageType: 'article' }), record(21, { pageType: 'article', about: 'https://a.gov.cn/2' })]));
    const entry = reportScore(sheet);
    expect(entry.score).toEqual([99.8, 99.8]);
    expect(entry.deductions).toEqual([{ row: 'D2b', points: 0.2, count: 2, keys: ['k20', 'k21'] }]);
    expect(Object.keys(entry)).toEqual(['rubric', 'state', 'score', 'result', 'vetoes', 'deductions', 'open']);
  });
});

describe('points as people read them', () => {
  it.each([[142, '14.2'], [100, '10.0'], [0, '0.0'], [1000, '100.0'], [-5, '-0.5']])('%i is %s', (tenths, text) => {
    expect(pointsText(tenths)).toBe(text);
  });

  it('shows a range, one number or a dash', () => {
    expect([scoreText([858, 1000]), scoreText([858, 858]), scoreText(null)]).toEqual(['85.8—100.0', '85.8', '—']);
  });
});
