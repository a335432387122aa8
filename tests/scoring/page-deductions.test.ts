import { describe, expect, it } from 'vitest';
import { emptyInput } from '../../scoring/input.ts';
import { pageDeduction } from '../../scoring/page-deductions.ts';
import { conformance2017 } from '../../standards/packs/conformance-2017.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { finding } from './fixture.ts';

describe('what one finding would cost', () => {
  it.each([
    [finding('broken-link', 'dead', '/', 'home', { status: 'pending' }), { row: 'D2a', kind: 'deduction', tenths: 10 }],
    [finding('broken-link', 'dead', '/a', 'article'), { row: 'D2b', kind: 'deduction', tenths: 1 }],
    [finding('stale-column', 'stale', '/a', 'column', { category: '规划计划' }), { row: 'D4c', kind: 'deduction', tenths: 50 }],
    [finding('unanswered-letters', 'over-3-months', '/h', 'interaction'), { row: 'V5', kind: 'veto', tenths: null }],
    [finding('home-updates', 'none', '/', 'home'), { row: 'D3', kind: 'deduction', tenths: 50 }],
    [finding('manual', 'D10', '/bs', 'guide'), { row: 'D10', kind: 'deduction', tenths: 30 }],
  ])('%o', (one, cost) => {
    expect(pageDeduction(guangxi2017, one)).toEqual(cost);
  });

  it.each([
    finding('site-tags', 'missing', '/', 'home'),
    finding('broken-link', 'moved', '/', 'home'),
    finding('broken-link', 'dead', '/', 'home', { verdict: 'hint' }),
    finding('no-such-check', 'x', '/', 'home'),
    finding('wording', 'mandated-near-miss', '/a', 'article'),
  ])('本表不扣分: $check/$code', (one) => {
    expect(pageDeduction(guangxi2017, one)).toBeNull();
  });

  it('depends on the inspection where the home page is only navigation', () => {
    expect(pageDeduction(guangxi2017, finding('broken-link', 'dead', '/a/', 'column'), { ...emptyInput.options, homeIsNavigationOnly: true })).toMatchObject({ row: 'D2a' });
  });

  it('leaves a check on trial unpriced under every form, points or not', () => {
    for (const pack of [guangxi2017, conformance2017]) {
      expect(pageDeduction(pack, finding('map-without-approval', 'no-number', '/a', 'article'))).toBeNull();
      expect(pageDeduction(pack, finding('wording', 'mandated-near-miss', '/a', 'article'))).toBeNull();
    }
  });

  it('names the item of a form without points', () => {
    expect(pageDeduction(conformance2017, finding('site-map', 'missing', '/', 'home'))).toEqual({ row: 'db-1-104', kind: 'status', tenths: null });
  });
});
