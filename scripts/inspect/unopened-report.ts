import { catalogue } from '../../checks/catalogue.ts';
import type { PageReport } from '../../contract/finding.ts';

/** The report of a page that could not be opened: every check is there, none has passed, nothing is priced. */
export function unopenedReport(url: string, status: number | null, because: string, milliseconds: number): PageReport {
  return {
    input: url, url, status, title: '', opened: false, settled: false, settledBy: 'failed',
    pageType: 'other', pageTypeBecause: '页面未能打开', nodes: 0,
    milliseconds: { gather: 0, checks: 0, longestTask: 0, total: Math.round(milliseconds * 10) / 10 },
    notChecked: [{ what: 'page', url, reason: because }],
    checks: catalogue.map((id) => ({ id, version: 0, outcome: 'cannot-check' as const, reason: because, findings: [] })),
  };
}
