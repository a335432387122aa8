import type { ItemStatus } from '../contract/score.ts';
import type { Pack, StatusRow } from '../standards/pack.ts';
import { type Facts, findingsFor, takesPage } from './facts.ts';
import { checkGaps } from './open-reasons.ts';

/** The status of every item of a pack without points. A person's ruling stands above the checks. */
export function statusesOf(pack: Pack, facts: Facts): ItemStatus[] {
  return pack.rows.filter((row): row is StatusRow => row.kind === 'status').map((row) => statusOf(facts, row));
}

function statusOf(facts: Facts, row: StatusRow): ItemStatus {
  const keys = findingsFor(facts, row.id, row.from, 'confirmed').map((finding) => finding.key);
  const ruled = facts.input.answers.filter((answer) => answer.row === row.id && answer.status !== null)
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0];
  if (ruled !== undefined && ruled.status !== null) return { row: row.id, status: ruled.status, keys, by: ruled.by, note: ruled.note };
  if (keys.length > 0) return { row: row.id, status: cleanElsewhere(facts, row) ? '部分符合' : '不符合', keys, by: null, note: '' };
  if (row.from.length === 0) return unchecked(row, '须由人检查');
  const gaps = checkGaps(facts, row.id, row.from);
  if (gaps.length > 0) return unchecked(row, gaps.join('；'));
  if (!row.whole) return unchecked(row, '机器检查未发现问题，其余须由人检查');
  return { row: row.id, status: '符合', keys: [], by: null, note: '' };
}

/** Whether some page was checked for this duty and had nothing against it. */
function cleanElsewhere(facts: Facts, row: StatusRow): boolean {
  return facts.coverage.some((page) => {
    const outcomes = row.from.filter((source) => takesPage(facts, source, page.url, page.pageType))
      .map((source) => page.outcomes[source.check] ?? 'not-run').filter((outcome) => outcome !== 'inapplicable');
    return outcomes.length > 0 && outcomes.every((outcome) => outcome === 'pass');
  });
}

function unchecked(row: StatusRow, note: string): ItemStatus {
  return { row: row.id, status: '未检', keys: [], by: null, note };
}
