import type { FindingRecord } from '../contract/record.ts';
import { clauseOf } from '../standards/clause.ts';
import { csvLine, csvStart } from './csv-line.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { beijingMinute, pageTypeWords, statusWords, verdictWords } from './wording.ts';

const headings = ['序号', '检查项', '性质', '状态', '问题', '改法', '依据', '页面', '页面类型', '网址', '位置', '页面上的文字', '备注', '发现时间', '判定依据的版本'] as const;

/**
 * All findings of an inspection as CSV for Excel and WPS: UTF-8 with a byte order mark, CRLF, every cell quoted.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function findingsCsv({ findings, checks }: Pick<InspectionFacts, 'findings' | 'checks'>): string {
  const names = new Map(checks.map(({ check, name }) => [check, name]));
  const rows = findings.map((finding, index) => [
    String(index + 1), names.get(finding.check) ?? (finding.check === 'manual' ? '人工发现' : finding.check), verdictWords[finding.verdict], statusWords[finding.status], masked(finding.says), finding.fix,
    finding.cites.map((id) => clauseOf(id)?.number ?? id).join('、'), finding.pageTitle, pageTypeWords[finding.pageType], finding.url, finding.at?.selector ?? '',
    masked(finding.at?.quote ?? ''), masked(finding.note), beijingMinute(finding.foundAt), versionsIn(finding.versions),
  ]);
  return csvStart + [headings, ...rows].map(csvLine).join('');
}

/** By what a finding was judged: the catalogue, the unit's packs, the editions of the rules; empty for what a person entered. */
function versionsIn(versions: FindingRecord['versions']): string {
  return versions === undefined ? '' : [versions.standards, ...versions.packs, ...versions.editions ?? []].join(' ');
}
