import type { PageCoverage } from '../contract/score-input.ts';
import type { FindingSource } from '../standards/pack.ts';
import { type Facts, findingsFor, takesPage } from './facts.ts';

const settled: readonly string[] = ['pass', 'fail', 'review'];

/** What keeps a row that is fed by checks from being closed, in the words the sheet shows; empty when nothing does. */
export function checkGaps(facts: Facts, row: string, sources: readonly FindingSource[]): readonly string[] {
  const answered = facts.input.answers.some((answer) => answer.row === row);
  const pending = pendingCount(facts, row, sources);
  return [...(answered ? [] : pageGaps(facts, sources)), ...(pending > 0 ? [`${pending} 个待确认`] : [])];
}

/** How many findings wait for a person. */
export function pendingCount(facts: Facts, row: string, sources: readonly FindingSource[]): number {
  return findingsFor(facts, row, sources, 'with-pending').filter((finding) => finding.status === 'pending').length;
}

/** Pages where a needed check did not come to an answer. */
function pageGaps(facts: Facts, sources: readonly FindingSource[]): readonly string[] {
  if (sources.length === 0) return [];
  let looked = 0;
  let failed = 0;
  let skipped = 0;
  let blocked = 0;
  for (const page of facts.coverage) {
    const outcomes = sources.filter((source) => takesPage(facts, source, page.url, page.pageType)).map((source) => outcomeOf(page, source.check));
    const applicable = outcomes.filter((outcome) => outcome !== 'inapplicable');
    if (applicable.length === 0) continue;
    const links = sources.some((source) => source.check === 'broken-link') ? page.blockedLinks : 0;
    blocked += links;
    looked += 1;
    if (applicable.every((outcome) => settled.includes(outcome)) || links > 0) continue;
    if (applicable.includes('cannot-check')) failed += 1;
    else skipped += 1;
  }
  return [
    ...(looked === 0 ? ['未读到有关页面'] : []),
    ...(skipped > 0 ? [`${skipped} 个页面未检查`] : []),
    ...(failed > 0 ? [`${failed} 个页面无法检查`] : []),
    ...(blocked > 0 ? [`${blocked} 个无法判定`] : []),
  ];
}

function outcomeOf(page: PageCoverage, check: string): string {
  return page.outcomes[check] ?? 'not-run';
}
