import type { Finding, PageReport } from '../../contract/finding.ts';
import type { Pen } from '../../store/pen.ts';
import { openStore, type Store } from '../../store/database.ts';
import { recordVisit, type Reading } from '../../store/record-visit.ts';

let made = 0;

/** A new, empty database. */
export async function newStore(name = `test ${made += 1}`): Promise<Store> {
  return openStore(name);
}

/** A clock that moves a second with every look, so that order is visible. */
export function penFor(store: Store, over: Partial<Pen> = {}): Pen {
  let time = Date.UTC(2026, 10, 21, 8);
  return { store, by: '张三', sharing: true, now: () => time += 1000, ...over };
}

export const home = 'http://www.demo.gov.cn/';

export function fault(about: string, over: Partial<Finding> = {}): Finding {
  return {
    key: `site-tags/missing/${about}@${home}`, code: 'missing', verdict: 'fail', about, says: `缺少标签 ${about}`, fix: '请补上', cites: ['47-annex-3-1'], at: null, ...over,
  };
}

export function report(findings: readonly Finding[], over: Partial<PageReport> = {}): PageReport {
  return {
    input: home, url: home, status: 200, title: '示范县人民政府', opened: true, settled: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '地址是网站首页', nodes: 100,
    milliseconds: { gather: 1, checks: 1, longestTask: 1, total: 2 }, notChecked: [],
    checks: [{ id: 'site-tags', version: 1, outcome: findings.length > 0 ? 'fail' : 'pass', reason: null, findings: [...findings] }], ...over,
  };
}

/** One reading of the demo home page with these findings. */
export async function read(pen: Pen, findings: readonly Finding[], over: Partial<Reading> = {}) {
  return recordVisit(pen, {
    report: report(findings), catalogue: '2026-11-21+test', toolVersion: '0.1.0', titles: { 'site-tags': '网站标签齐全' }, fragments: {}, host: 'www.demo.gov.cn', rubric: 'guangxi-2017@1', ...over,
  });
}
