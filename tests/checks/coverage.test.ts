import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { citesOf, coverageLine, coverageOf } from '../../checks/coverage.ts';
import { isAsked } from '../../standards/question.ts';
import type { CheckResult, Finding } from '../../contract/finding.ts';
import { clauses } from '../../standards/clause.ts';
import { itemCoverage } from '../../standards/conformance-coverage.ts';
import { questionOf, questions } from '../../standards/questions.ts';

const duties = clauses.filter(({ document, strength }) => document === 'guideline-47' && strength !== '定义');
const every = (outcome: CheckResult['outcome'], reason: string | null = null): CheckResult[] => checks.map(({ id, version }) => ({ id, version, outcome, reason, findings: [] }));
const finding = (key: string, verdict: Finding['verdict'], cites: readonly string[]): Finding => ({ key, code: 'missing', verdict, about: '', says: '', fix: '', cites: [...cites], at: null });
const changed = (id: string, change: Partial<CheckResult>, outcome: CheckResult['outcome'] = 'pass'): CheckResult[] => every(outcome).map((result) => (result.id === id ? { ...result, ...change } : result));
const of = (coverage: ReturnType<typeof coverageOf>, clause: string) => coverage.clauses.find((each) => each.clause === clause)!;
const all = { questions: new Set(questions.map(({ id }) => id)), findings: new Set<string>() };

describe('every clause of the 指引 and the 网页设计规范', () => {
  it('is cited by a check, asked by a question, or outside the page', () => {
    const citing = citesOf(checks);
    const holes = duties.filter(({ id, items }) => !citing.has(id) && !questions.some(({ cites }) => cites.includes(id)) && (items.length === 0 || items.some((item) => itemCoverage(item).outside === null)));
    expect(holes.map(({ id }) => id)).toEqual([]);
  });

  it('is counted once, in one state', () => {
    for (const type of ['home', 'column', 'article', 'guide', 'interaction', 'other'] as const) {
      const { clauses: states, machine, person, notChecked } = coverageOf(every('pass'), citesOf(checks), type);
      expect(states.map(({ clause }) => clause)).toEqual(duties.map(({ id }) => id));
      expect(machine + person + notChecked + states.filter(({ by }) => by === 'outside' || by === 'inapplicable').length).toBe(states.length);
    }
  });
});

describe('who has checked a clause', () => {
  it('the machine, when its checks pass and nothing is left to ask', () => {
    expect(of(coverageOf(every('pass'), citesOf(checks), 'article'), '47-1-2-4')).toMatchObject({ by: 'machine', open: false, because: null });
  });

  it('the machine, when a check found it broken, even if another could not be decided', () => {
    const results = changed('icp-number', { outcome: 'fail', findings: [finding('a', 'fail', ['47-1-2-4'])] }).map((each) => (each.id === 'police-record' ? { ...each, outcome: 'cannot-check' as const, reason: '脚本未能加载' } : each));
    expect(of(coverageOf(results, citesOf(checks), 'article'), '47-1-2-4').by).toBe('machine');
  });

  it('nobody, when a check could not be decided: with its reason', () => {
    const coverage = coverageOf(changed('police-record', { outcome: 'cannot-check', reason: '脚本未能加载' }), citesOf(checks), 'article');
    expect(of(coverage, '47-1-2-4')).toMatchObject({ by: 'not-checked', because: '脚本未能加载' });
  });

  it('nobody, when a check was not run or has no result', () => {
    expect(of(coverageOf(every('pass').filter(({ id }) => id !== 'police-record'), citesOf(checks), 'article'), '47-1-2-4').by).toBe('not-checked');
    expect(coverageOf([], citesOf(checks), 'home').machine).toBe(0);
    expect(coverageOf(every('not-run', '没有运行'), citesOf(checks), 'home').machine).toBe(0);
    expect(coverageOf(every('cannot-check', '页面未能打开'), citesOf(checks), 'home').machine).toBe(0);
  });

  it('a person, when a lead waits for a ruling, and it stays theirs when ruled', () => {
    const results = changed('sponsor', { outcome: 'review', findings: [finding('k', 'review', ['47-1-2-4'])] });
    expect(of(coverageOf(results, citesOf(checks), 'article'), '47-1-2-4')).toMatchObject({ by: 'person', open: true });
    expect(of(coverageOf(results, citesOf(checks), 'article', { questions: new Set(), findings: new Set(['k']) }), '47-1-2-4')).toMatchObject({ by: 'person', open: false });
  });

  it('a person, when a question is asked on this kind of page', () => {
    expect(of(coverageOf(every('pass'), citesOf(checks), 'home'), '47-1-2-3')).toMatchObject({ by: 'person', open: true, questions: ['q-reading-order'] });
    expect(of(coverageOf(every('pass'), citesOf(checks), 'home', all), '47-1-2-3')).toMatchObject({ by: 'person', open: false });
    expect(of(coverageOf(every('pass'), citesOf(checks), 'article'), '47-1-2-3').by).toBe('inapplicable');
  });

  it('nobody can see it on a page: with the reason', () => {
    expect(of(coverageOf(every('pass'), citesOf(checks), 'home'), '47-4-6')).toMatchObject({ by: 'outside' });
    expect(of(coverageOf(every('pass'), citesOf(checks), 'home'), '47-4-6').because).toMatch(/台账/);
  });
});

it('the line tells all three numbers', () => {
  expect(coverageLine({ clauses: [], machine: 20, person: 9, open: 9, notChecked: 3 })).toBe('机器已查 20 条，待人工核对 9 条，未检 3 条');
  expect(coverageLine({ clauses: [], machine: 20, person: 9, open: 2, notChecked: 0 })).toBe('机器已查 20 条，待人工核对 2 条（已核 7 条），未检 0 条');
  expect(coverageLine({ clauses: [], machine: 20, person: 9, open: 0, notChecked: 0 })).toBe('机器已查 20 条，人工已核 9 条，未检 0 条');
});

it('site questions are asked on the home page alone', () => {
  expect(isAsked(questionOf('q-abroad')!, 'home')).toBe(true);
  expect(isAsked(questionOf('q-abroad')!, 'article')).toBe(false);
  expect(isAsked(questionOf('q-map')!, 'search')).toBe(true);
});
