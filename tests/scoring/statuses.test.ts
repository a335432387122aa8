import { describe, expect, it } from 'vitest';
import type { ScoreInput } from '../../contract/score-input.ts';
import { emptyInput } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { conformance2017 } from '../../standards/packs/conformance-2017.ts';
import { finding, page, spotless } from './fixture.ts';

const itemOf = (input: Partial<ScoreInput>, row: string) => score(conformance2017, { ...spotless, answers: [], ...input }).items.find((item) => item.row === row);

describe('对标情况表', () => {
  it('has 172 items, no points and no pass', () => {
    const sheet = score(conformance2017, emptyInput);
    expect(sheet).toMatchObject({ result: '不计分', score: null, state: 'provisional', deductions: [] });
    expect(sheet.items).toHaveLength(172);
    expect(new Set(sheet.items.map(({ status }) => status))).toEqual(new Set(['未检']));
    expect(sheet.open).toHaveLength(172);
  });

  it('is 符合 where the checks alone can say so and all passed', () => {
    expect(itemOf({}, 'db-1-104')).toEqual({ row: 'db-1-104', status: '符合', keys: [], by: null, note: '' });
  });

  it('stays 未检 where the checks cannot say all', () => {
    expect(itemOf({}, 'db-1-117')).toMatchObject({ status: '未检', note: '机器检查未发现问题，其余须由人检查' });
    expect(itemOf({}, 'db-1-1')).toMatchObject({ status: '未检', note: '须由人检查' });
  });

  it('stays 未检 while a finding waits or a page was not checked', () => {
    const pending = finding('site-map', 'missing', '/', 'home', { status: 'pending' });
    expect(itemOf({ findings: [pending] }, 'db-1-104')).toMatchObject({ status: '未检', note: '1 个待确认', keys: [] });
    expect(itemOf({ coverage: [page('/', 'home', { contact: 'cannot-check' })] }, 'db-1-104')).toMatchObject({ status: '未检', note: '1 个页面无法检查' });
  });

  it('is 不符合 everywhere or 部分符合 where other pages are clean', () => {
    const findings = [finding('site-map', 'missing', '/', 'home')];
    expect(itemOf({ findings, coverage: [page('/', 'home', { 'site-map': 'fail' })] }, 'db-1-104')).toMatchObject({ status: '不符合', keys: [findings[0]?.key], by: null });
    expect(itemOf({ findings, coverage: [page('/', 'home', { 'site-map': 'fail' }), page('/a', 'article')] }, 'db-1-104')).toMatchObject({ status: '部分符合' });
  });

  it('takes a person’s ruling over the checks, and names the person', () => {
    const answers = [{ row: 'db-1-104', count: 0, status: '不适用' as const, note: '本站不适用', by: '李检查' }];
    expect(itemOf({ answers }, 'db-1-104')).toEqual({ row: 'db-1-104', status: '不适用', keys: [], by: '李检查', note: '本站不适用' });
  });
});
