import type { PageReport } from '../../contract/finding.ts';
import type { Rectification, Step, Verification } from '../../contract/rectification.ts';

let made = 0;
export const newId = (): string => `0199a0b0-0000-7000-8000-${String(made += 1).padStart(12, '0')}`;

export const page = 'http://www.demo.gov.cn/a.html';
export const keyOf = (about: string, url = page): string => `site-tags/missing/${about}@${url}`;

/** An item as it is when the server has just taken it. */
export function item(over: Partial<Rectification> = {}): Rectification {
  return {
    id: newId(), siteId: newId(), inspectionId: null, unit: '示范县教育局', says: '缺少标签 SiteName', fix: '请补上', cites: ['47-3-1'], note: '',
    check: 'site-tags', checkVersion: 1, code: 'missing', about: 'SiteName', category: null, cause: 'site-tags/missing/fail/SiteName@article',
    pages: [{ findingId: newId(), key: keyOf('SiteName'), url: page, title: '示范县教育局工作动态', pageType: 'article', quote: '', foundAt: 1 }],
    workingDays: 3, dueOn: '2026-11-26', number: '2026-0001', provisional: '', reopens: null, by: '审核甲', at: 1,
    state: 'open', round: 1, issuedAt: 1000, openedAt: 1000, lastStep: null, reply: null, reminders: 0, seen: {}, closedAt: null, reopenedAs: null, ...over,
  };
}

export function step(of: Rectification, act: Step['act'], over: Partial<Step> = {}): Step {
  return { id: newId(), itemId: of.id, act, expects: of.state, round: of.round, note: '', day: null, by: '某人', at: 2, ...over };
}

export function verification(of: Rectification, as: Verification['as'], over: Partial<Verification> = {}): Verification {
  return {
    id: newId(), itemId: of.id, round: of.round, url: of.pages[0]!.url, method: 'rule', as, because: '同一规则重新检查', before: { quote: '', fragment: null, at: 1 },
    after: { at: 2, finalUrl: of.pages[0]!.url, status: 200, title: '示范县教育局工作动态', outcome: 'pass', checkVersion: 1, left: as === 'fixed' ? 0 : 1, of: 1, quote: '', fragment: null },
    elsewhere: null, toolVersion: '0.1.0', catalogue: 'test', by: '某人', at: 2, ...over,
  };
}

/** A report of the item's page with the check's result. */
export function report(over: Partial<PageReport> = {}, result: Partial<PageReport['checks'][number]> = {}): PageReport {
  return {
    input: page, url: page, status: 200, title: '示范县教育局工作动态', opened: true, settled: true, settledBy: 'quiet', pageType: 'article', pageTypeBecause: '', nodes: 100,
    milliseconds: { gather: 1, checks: 1, longestTask: 1, total: 2 }, notChecked: [],
    checks: [{ id: 'site-tags', version: 1, outcome: 'pass', reason: null, findings: [], ...result }], ...over,
  };
}
