import { coverageOf, type Coverage } from '../../checks/coverage.ts';
import type { PageReport } from '../../contract/finding.ts';
import type { ClauseId } from '../../standards/clause.ts';

/** Which clauses each check of the build is about, by check id, as the inspector tells it. */
export type Cites = Readonly<Record<string, readonly string[]>>;

/** Who has checked each clause of a page of a run without people; null where it did not open or nobody told the clauses. */
export function pageCoverage(page: PageReport, cites: Cites | null): Coverage | null {
  if (!page.opened || cites === null) return null;
  const citing = new Map<ClauseId, string[]>();
  for (const [check, clauses] of Object.entries(cites)) for (const clause of clauses as readonly ClauseId[]) citing.set(clause, [...citing.get(clause) ?? [], check]);
  return coverageOf(page.checks, citing, page.pageType);
}
