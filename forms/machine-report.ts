import { catalogue } from '../standards/catalogue-ids.ts';
import type { FindingRecord, Visit } from '../contract/record.ts';
import type { CheckResult, PageReport } from '../contract/finding.ts';
import type { Report } from '../contract/report.ts';
import type { ReportScore } from '../contract/score.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { beijingMinute } from './wording.ts';

/** What was kept of a page's latest reading in this browser; absent for pages that others read. */
export interface KeptPage { readonly nodes: number; readonly milliseconds: number; readonly outcomes: readonly { readonly id: string; readonly reason: string | null }[]; readonly notChecked: readonly PageReport['notChecked'][number][] }

/**
 * The machine-readable report (`duwang-report/1`) of an inspection. Every check of the catalogue stands on every page; a check the
 * page's record does not name is not-run. What records do not keep (times of the parts, versions of checks that found nothing) is 0.
 * Findings ruled out as 误报 are left out; personal numbers are masked.
 * @param visits the last reading of each page
 */
export function machineReport(facts: InspectionFacts, visits: readonly Visit[], kept: ReadonlyMap<string, KeptPage>, score: ReportScore): Report {
  const byUrl = new Map<string, FindingRecord[]>();
  for (const finding of facts.findings) {
    if (finding.status === 'dismissed') continue;
    const known = byUrl.get(finding.url);
    if (known) known.push(finding);
    else byUrl.set(finding.url, [finding]);
  }
  return {
    format: 'duwang-report/1', tool: { version: facts.tools.join('、') || '无', catalogue: facts.catalogues.join('、') || '无' },
    startedAt: `${beijingMinute(facts.inspection.startedAt).replace(' ', 'T')}:00+08:00`,
    pages: visits.map((visit) => pageOf(visit, byUrl.get(visit.url) ?? [], kept.get(visit.url) ?? null)),
    scores: [score],
  };
}

function pageOf(visit: Visit, findings: readonly FindingRecord[], kept: KeptPage | null): PageReport {
  const reasons = new Map(kept?.outcomes.map(({ id, reason }) => [id, reason]));
  const known = Object.keys(catalogue);
  // Checks of another version, and what people entered, come after the catalogue.
  const others = [...new Set(findings.map(({ check }) => check))].filter((check) => !known.includes(check)).toSorted();
  const checks = visit.opened ? [...known, ...others].map((id): CheckResult => {
    const own = findings.filter(({ check }) => check === id);
    const outcome = visit.outcomes[id] ?? (own.length > 0 ? (own.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'review') : 'not-run');
    const settled = outcome === 'pass' || outcome === 'fail' || outcome === 'review';
    return {
      id, version: own[0]?.checkVersion ?? 0, outcome, reason: settled ? null : reasons.get(id) ?? (outcome === 'not-run' ? '这次阅读没有检查' : '记录里没有原因'),
      findings: own.map((finding) => ({
        key: finding.key, code: finding.code, verdict: finding.verdict, about: masked(finding.about), says: masked(finding.says), fix: finding.fix, cites: finding.cites,
        at: finding.at && { ...finding.at, quote: masked(finding.at.quote) },
      })),
    };
  }) : [];
  return {
    input: visit.url, url: visit.url, status: statusOf(visit), title: visit.title, opened: visit.opened, settled: visit.settledBy === 'quiet', settledBy: visit.settledBy,
    pageType: visit.pageType, pageTypeBecause: visit.pageTypeBecause, nodes: kept?.nodes ?? 0, milliseconds: { gather: 0, checks: 0, longestTask: 0, total: kept?.milliseconds ?? 0 },
    notChecked: [...kept?.notChecked ?? []], checks,
  };
}

/** The HTTP answer, where the visit kept it. */
function statusOf(visit: Visit): number | null {
  return visit.status ?? null;
}
