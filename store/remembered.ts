import type { Decision, FindingRecord } from '../contract/record.ts';
import { causeKey } from '../scoring/root-causes.ts';
import { inArrival } from './arrival.ts';
import type { Read, Write } from './database.ts';

/** A dismissal in force with the finding it was made on. */
export interface Remembered { readonly decision: Decision; readonly finding: FindingRecord }

/** Dismissals that reach further than their own finding and hold at this time. The last taken comes first. There are few: one for each cause that was dismissed for a site or an address. */
export async function farDismissals(tx: Read | Write, at: number): Promise<readonly Remembered[]> {
  const decisions = inArrival(await tx.objectStore('decision').index('scope').getAll(IDBKeyRange.bound('address', 'site'))).map(({ data }) => data)
    .filter((decision) => decision.ruling === 'dismissed' && decision.scope !== 'page' && !isOver(decision, at));
  const found: Remembered[] = [];
  for (const decision of decisions) {
    const finding = (await tx.objectStore('finding').get(decision.findingId))?.data;
    if (finding?.status === 'dismissed') found.push({ decision, finding });
  }
  return found.toReversed();
}

/**
 * The dismissal that covers a finding, or null. It covers the same finding that says the same (in any earlier inspection), the same cause
 * on the same site, or the same address wherever it is linked. What says something else now is not meant by it.
 */
export async function dismissalOf(tx: Read | Write, far: readonly Remembered[], finding: FindingRecord, at: number): Promise<Remembered | null> {
  const same = (await tx.objectStore('finding').index('key').getAll([finding.siteId, finding.key])).map(({ data }) => data)
    .filter((data) => data.id !== finding.id && data.status !== 'pending' && data.says === finding.says && data.verdict === finding.verdict);
  // By what was ruled last, not by when a finding was met: somebody may have looked again since and found it true.
  const ruled = inArrival(await Promise.all(same.map((data) => rulingsOn(tx, data))));
  for (const { data, decision } of ruled.toReversed()) {
    if (data.status === 'confirmed') break;
    if (decision && !isOver(decision, at)) return { decision, finding: data };
  }
  const cause = causeKey(finding);
  return far.find(({ decision, finding: one }) => (decision.scope === 'address'
    ? isAddress(one.about) && one.about === finding.about && one.check === finding.check && one.code === finding.code
    : one.siteId === finding.siteId && causeKey(one) === cause)) ?? null;
}

/** Whether a finding is about an address, so that a dismissal can be meant for the address. */
export function isAddress(about: string): boolean {
  return /^https?:\/\//i.test(about);
}

/** A finding's place by the ruling made on it last, with the dismissal that holds; one whose rulings are not here stands before all others. */
async function rulingsOn(tx: Read | Write, data: FindingRecord): Promise<{ readonly id: string; readonly v?: number; readonly data: FindingRecord; readonly decision: Decision | null }> {
  const rulings = inArrival(await tx.objectStore('decision').index('findingId').getAll(data.id));
  const decision = rulings.findLast((one) => one.data.ruling === 'dismissed')?.data ?? null;
  const last = rulings.at(-1);
  if (!last) return { id: data.id, v: 0, data, decision };
  return { id: last.id, ...(last.v === undefined ? {} : { v: last.v }), data, decision };
}

function isOver(decision: Decision, at: number): boolean {
  return typeof decision.until === 'number' && decision.until < at;
}
