import { expect, it } from 'vitest';
import type { UiFinding } from '../../contract/ui-state.ts';
import { saidEn } from '../../messages/said-en.ts';
import { saidZhCn } from '../../messages/said-zh-cn.ts';
import { badgeOf } from '../../entrypoints/background/badge.ts';

type Shown = Parameters<typeof badgeOf>[0];

function finding(status: 'pending' | 'confirmed' | 'dismissed', over: Partial<UiFinding> & { readonly verdict?: 'fail' | 'review' | 'hint' } = {}): UiFinding {
  const { verdict = 'fail', ...rest } = over;
  return { record: { status, verdict } as UiFinding['record'], group: 'tags', sync: 'local', price: null, veto: false, decisions: [], present: true, ...rest };
}

const page = { opened: true, outcomes: [], notChecked: [] } as unknown as NonNullable<Shown['page']>;
const state = (over: Partial<Shown> = {}): Shown => ({ scope: 'government', reason: null, running: null, failure: null, page, findings: [], storageProblem: null, ...over });

const cases: Readonly<Record<string, readonly [Partial<Shown>, string]>> = {
  'a page that was not inspected': [{ page: null }, ''],
  'a page outside scope': [{ scope: 'unsupported', page: null, reason: '浏览器的页面' }, ''],
  'a clean page': [{}, '✓'],
  'a page with hints only': [{ findings: [finding('pending', { verdict: 'hint' })] }, '✓'],
  'a page with dismissed findings only': [{ findings: [finding('dismissed')] }, '✓'],
  'two that wait': [{ findings: [finding('pending'), finding('pending', { verdict: 'review' }), finding('confirmed')] }, '2'],
  'faults all confirmed': [{ findings: [finding('confirmed')] }, '0'],
  'a fault that is gone from the page': [{ findings: [finding('pending', { present: false })] }, '✓'],
  'a run on its way': [{ running: { done: 1, of: 2 }, findings: [finding('pending')] }, '…'],
  'a run that failed': [{ failure: '页面未能打开' }, '!'],
  'a page that did not open': [{ page: { ...page, opened: false, notChecked: [{ what: 'page', url: null, reason: '页面未能打开（HTTP 404），未检' }] } }, '!'],
  'a full disk': [{ storageProblem: '磁盘空间不足' }, '!'],
  'a clean page that was loaded again since': [{ earlier: true }, ''],
  'faults all confirmed on a page that was loaded again since': [{ earlier: true, findings: [finding('confirmed')] }, ''],
  'two that wait from the reading before': [{ earlier: true, findings: [finding('pending'), finding('pending')] }, '2'],
  'a page that had not opened and was loaded again since': [{ earlier: true, page: { ...page, opened: false } }, ''],
  'very many': [{ findings: Array.from({ length: 1500 }, () => finding('pending')) }, '999+'],
};
for (const [name, [over, text]] of Object.entries(cases)) {
  it(`shows ${text === '' ? 'nothing' : text} for ${name}`, () => {
    const badge = badgeOf(state(over), saidZhCn);
    expect(badge.text).toBe(text);
    expect(badge.title).toMatch(/^读网：/);
  });
}

it('has another colour for what may fail the whole site', () => {
  const [plain, veto] = [badgeOf(state({ findings: [finding('pending')] }), saidZhCn), badgeOf(state({ findings: [finding('pending', { veto: true })] }), saidZhCn)];
  expect(veto.text).toBe('1');
  expect(veto.colour).not.toBe(plain.colour);
  expect(veto.title).toContain('单项否决');
});

it('says what was not checked even where nothing was found', () => {
  const outcomes = [{ id: 'icp-number', title: '', group: 'footer', outcome: 'cannot-check' as const, reason: '底部由脚本写出' }];
  expect(badgeOf(state({ page: { ...page, outcomes } }), saidZhCn).title).toContain('1 项未能检查');
  expect(badgeOf(state({ page: { ...page, outcomes } }), saidEn).title).toBe('Duwang: No problem found in what was checked; 1 more could not be checked');
});
