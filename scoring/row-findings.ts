import type { ScoredFinding, ScoreInput } from '../contract/score-input.ts';
import type { Pack, Row } from '../standards/pack.ts';
import { factsOf, findingsFor } from './facts.ts';

/** The findings that feed each row of a form, confirmed or not ruled on yet, by row id. Rows without any are left out. */
export function findingsByRow(pack: Pack, input: ScoreInput): ReadonlyMap<string, readonly ScoredFinding[]> {
  const facts = factsOf(pack, input);
  const rows = pack.rows.map((row): readonly [string, readonly ScoredFinding[]] => [row.id, findingsFor(facts, row.id, sourcesOf(row), 'with-pending').filter((finding) => inCategory(row, finding))]);
  return new Map(rows.filter(([, findings]) => findings.length > 0));
}

function sourcesOf(row: Row) {
  return 'from' in row ? row.from : [];
}

/** A finding whose category nobody knows yet is shown at every row it may belong to. */
function inCategory(row: Row, finding: ScoredFinding): boolean {
  const categories: readonly string[] = sourcesOf(row).flatMap((source) => source.categories ?? []);
  return categories.length === 0 || finding.check === 'manual' || finding.category === null || categories.includes(finding.category);
}
