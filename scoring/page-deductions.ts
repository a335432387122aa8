import type { ScoredFinding, ScoreInput } from '../contract/score-input.ts';
import type { Pack, Row } from '../standards/pack.ts';
import { type Facts, factsOf, findingsFor } from './facts.ts';
import { emptyInput } from './input.ts';

/** What one finding would cost by a pack once confirmed. A veto row has no points; a person rules it. */
export interface PageDeduction {
  readonly row: string;
  readonly kind: 'deduction' | 'veto' | 'status';
  readonly tenths: number | null;
}

/**
 * The row a finding feeds and what one case of it costs, as if it were confirmed and the only one; null: 「本表不扣分」.
 * A finding that feeds both a deduction and a veto is shown with its deduction. Hints never cost.
 * `options` are those of the running inspection (a navigation-only home page changes the row of a link).
 */
export function pageDeduction(pack: Pack, finding: ScoredFinding, options: ScoreInput['options'] = emptyInput.options): PageDeduction | null {
  const facts = factsOf(pack, { ...emptyInput, options, findings: [{ ...finding, status: 'confirmed' }] });
  const row = pack.rows.find((one) => one.kind !== 'veto' && feeds(facts, one)) ?? pack.rows.find((one) => feeds(facts, one));
  if (row === undefined) return null;
  if (row.kind === 'veto' || row.kind === 'status') return { row: row.id, kind: row.kind, tenths: null };
  return { row: row.id, kind: 'deduction', tenths: row.tenths };
}

function feeds(facts: Facts, row: Row): boolean {
  const sources = 'from' in row ? row.from : [];
  return findingsFor(facts, row.id, sources, 'confirmed').some((finding) => {
    if (finding.check === 'manual') return true;
    const category = finding.category;
    return sources.some((source) => source.check === finding.check
      && (source.categories === undefined || source.categories.some((one) => one === category)));
  });
}
