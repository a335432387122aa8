import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ScoredFinding, ScoreInput } from '../../contract/score-input.ts';
import { scoreInputSchema } from '../../contract/score-input.ts';
import { pageTypes } from '../../contract/page-type.ts';
import { type ScoreSheet, scoreSheetSchema } from '../../contract/score.ts';
import { score } from '../../scoring/score.ts';
import { catalogue } from '../../standards/catalogue-ids.ts';
import { columnCategories } from '../../standards/column-category.ts';
import { packs } from '../../standards/rubrics.ts';

const urls = ['/', '/a/', '/b/', '/a/1.html'].map((path) => `https://www.demo.gov.cn${path}`);
const codes = Object.entries(catalogue).flatMap(([check, list]) => list.map((code) => ({ check, code })));
const url = fc.constantFrom(...urls);
const status = fc.constantFrom('pending', 'confirmed', 'dismissed' as const);
const category = fc.option(fc.constantFrom(...Object.keys(columnCategories), '其他'), { nil: null });

const finding: fc.Arbitrary<ScoredFinding> = fc.record({
  key: fc.string({ minLength: 1, maxLength: 3 }),
  check: fc.constant(''), code: fc.constant(''),
  verdict: fc.constantFrom('fail', 'review', 'hint' as const),
  about: fc.constantFrom('', '办理时间', 'https://a.gov.cn/1', 'https://a.gov.cn/2'),
  url, pageType: fc.constantFrom(...pageTypes), category, status,
}).chain((one) => fc.oneof(fc.constantFrom(...codes), fc.constantFrom({ check: 'manual', code: 'D10' }, { check: 'manual', code: 'C2c' }, { check: 'broken-link', code: 'dead' }, { check: 'stale-column', code: 'stale' }))
  .map((named) => ({ ...one, ...named })));

const rows = packs.flatMap((pack) => pack.rows.map((row) => row.id));
const input: fc.Arbitrary<ScoreInput> = fc.record({
  findings: fc.uniqueArray(finding, { selector: (one) => one.key, maxLength: 30 }),
  coverage: fc.array(fc.record({
    url, pageType: fc.constantFrom(...pageTypes), blockedLinks: fc.nat(3),
    outcomes: fc.dictionary(fc.constantFrom(...Object.keys(catalogue)), fc.constantFrom('pass', 'fail', 'review', 'cannot-check', 'inapplicable', 'not-run' as const)),
  }), { maxLength: 4 }),
  probes: fc.option(fc.record({ total: fc.nat(300), days: fc.nat(9), slow: fc.nat(300) }).map((one) => ({ ...one, slow: Math.min(one.slow, one.total) })), { nil: null }),
  columns: fc.uniqueArray(fc.record({ key: url, name: fc.constantFrom('', '办理时间'), category, state: fc.constantFrom('updated', 'stale', 'empty', 'unknown' as const), status }), { selector: (one) => one.key }),
  answers: fc.uniqueArray(fc.record({ row: fc.constantFrom(...rows), count: fc.nat(3), status: fc.constant(null), note: fc.string(), by: fc.string() }), { selector: (one) => one.row, maxLength: 6 }),
  vetoes: fc.uniqueArray(fc.record({ row: fc.constantFrom('V1', 'V2', 'V3a', 'V3c', 'V4', 'V5', 'K1', 'K2', 'K4a'), by: fc.constantFrom('', '王主任'), reason: fc.constantFrom('', '核实') }), { selector: (one) => one.row, maxLength: 2 }),
  options: fc.record({
    linksOncePer: fc.constantFrom(null, 'page', 'site' as const), homeIsNavigationOnly: fc.boolean(),
    secondLevelPages: fc.constantFrom(null, [urls[1] ?? '']), monitoringDate: fc.constantFrom(null, '2026-11-21'),
  }),
});
const pack = fc.constantFrom(...packs);

/** A vetoed sheet stands below every scored one. */
const rank = (sheet: ScoreSheet) => sheet.score?.[1] ?? -1;

describe('for every input', () => {
  it('the order of findings, pages, columns and answers does not matter', () => {
    const shuffled = input.chain((one) => fc.record({
      one: fc.constant(one),
      other: fc.record({
        findings: fc.shuffledSubarray([...one.findings], { minLength: one.findings.length }),
        coverage: fc.shuffledSubarray([...one.coverage], { minLength: one.coverage.length }),
        columns: fc.shuffledSubarray([...one.columns], { minLength: one.columns.length }),
        answers: fc.shuffledSubarray([...one.answers], { minLength: one.answers.length }),
      }),
    }));
    fc.assert(fc.property(pack, shuffled, (chosen, { one, other }) => {
      expect(JSON.stringify(score(chosen, { ...one, ...other }))).toBe(JSON.stringify(score(chosen, one)));
    }));
  });

  it('confirming more findings never raises a score, and never lowers the worst case', () => {
    fc.assert(fc.property(pack.filter((one) => one.points !== null), input, fc.nat(), (chosen, one, pick) => {
      const pending = one.findings.filter((each) => each.status === 'pending');
      const next = pending[pick % Math.max(1, pending.length)];
      fc.pre(next !== undefined);
      const before = score(chosen, one);
      const after = score(chosen, { ...one, findings: one.findings.map((each) => (each === next ? { ...each, status: 'confirmed' as const } : each)) });
      expect(rank(after)).toBeLessThanOrEqual(rank(before));
      if (after.score !== null) expect(after.score[0]).toBe(before.score?.[0]);
    }));
  });

  it('adding a confirmed finding never raises a score', () => {
    fc.assert(fc.property(pack.filter((one) => one.points !== null), input, finding, (chosen, one, extra) => {
      const after = score(chosen, { ...one, findings: [...one.findings, { ...extra, key: 'extra finding', status: 'confirmed' }] });
      expect(rank(after)).toBeLessThanOrEqual(rank(score(chosen, one)));
    }));
  });

  it('a stored input recomputes to the same bytes, and input and sheet survive JSON', () => {
    fc.assert(fc.property(pack, input, (chosen, one) => {
      const stored = z.parse(scoreInputSchema, JSON.parse(JSON.stringify(one)));
      const sheet = score(chosen, one);
      expect(JSON.stringify(score(chosen, stored))).toBe(JSON.stringify(sheet));
      expect(z.parse(scoreSheetSchema, JSON.parse(JSON.stringify(sheet)))).toEqual(sheet);
    }));
  });

  it('the worst case is never better than the confirmed score, and points add up', () => {
    fc.assert(fc.property(pack.filter((one) => one.points !== null), input, (chosen, one) => {
      const sheet = score(chosen, one);
      const { score: range, deductions, bonuses } = sheet.wouldHaveBeen ?? { score: sheet.score ?? [0, 0], deductions: sheet.deductions, bonuses: sheet.bonuses };
      const sum = (list: typeof deductions) => list.reduce((total, { tenths }) => total + tenths, 0);
      expect(range[0]).toBeLessThanOrEqual(range[1]);
      expect(range[1]).toBe(Math.max(0, 1000 - sum(deductions) + Math.min(chosen.bonus?.cap ?? Infinity, sum(bonuses))));
      expect(sheet.state === 'final').toBe(sheet.open.length === 0);
    }));
  });
});
