import type { FindingRecord, Visit } from '../contract/record.ts';
import type { Compared } from '../contract/paper.ts';

/** One inspection as far as comparing goes. */
export interface Looked {
  /** Findings by key that count: neither 误报 nor a mere hint. */
  readonly findings: ReadonlyMap<string, Pick<FindingRecord, 'url' | 'check'>>;
  /** Last reading of each page. */
  readonly pages: ReadonlyMap<string, Pick<Visit, 'opened' | 'outcomes'>>;
}

/** What of an inspection counts for comparing. @param visits in the order they were taken (store/arrival) */
export function lookedAt(findings: readonly FindingRecord[], visits: readonly Visit[]): Looked {
  const pages = new Map<string, Visit>();
  for (const visit of visits) pages.set(visit.url, visit);
  return { findings: new Map(findings.filter(({ status, verdict }) => status !== 'dismissed' && verdict !== 'hint').map((finding) => [finding.key, finding])), pages };
}

/**
 * What became of findings since the inspection before. Nothing counts as fixed unless its page opened again and its check came to an
 * end there; otherwise it is `unseen`. What an earlier inspection had and the one before looked for and did not find has `returned`.
 * @param earlier inspections of the same site before `now`, the oldest first; the last is the one compared with
 * @returns null where there is none
 */
export function compare(now: Looked, earlier: readonly Looked[]): Compared | null {
  const before = earlier.at(-1);
  if (!before) return null;
  const counts = { fresh: 0, still: 0, fixed: 0, returned: 0, unseen: 0 };
  for (const [key, finding] of now.findings) {
    if (before.findings.has(key)) counts.still += 1;
    else if (!earlier.some(({ findings }) => findings.has(key))) counts.fresh += 1;
    // Known from earlier: gone in between only where somebody looked in between.
    else if (gone(before, finding)) counts.returned += 1;
    else counts.still += 1;
  }
  for (const [key, finding] of open(earlier)) {
    if (now.findings.has(key)) continue;
    if (gone(now, finding)) counts.fixed += 1;
    else counts.unseen += 1;
  }
  return counts;
}

/** What was open after the last of these: found by one of them and not seen to be gone by a later one. */
function open(inspections: readonly Looked[]): ReadonlyMap<string, Pick<FindingRecord, 'url' | 'check'>> {
  const left = new Map<string, Pick<FindingRecord, 'url' | 'check'>>();
  for (const one of inspections) {
    for (const [key, finding] of left) if (!one.findings.has(key) && gone(one, finding)) left.delete(key);
    for (const [key, finding] of one.findings) left.set(key, finding);
  }
  return left;
}

/** Whether an inspection looked at the place of a finding it does not have. */
function gone({ pages }: Looked, { url, check }: Pick<FindingRecord, 'url' | 'check'>): boolean {
  const page = pages.get(url);
  const outcome = page?.opened ? page.outcomes[check] : undefined;
  return outcome === 'pass' || outcome === 'fail' || outcome === 'review';
}
