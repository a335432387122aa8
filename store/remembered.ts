import type { Decision, FindingRecord } from '../contract/record.ts';
import { causeKey } from '../scoring/root-causes.ts';
import type { Read, Write } from './database.ts';

/** A dismissal in force with the finding it was made on. */
export interface Remembered { readonly decision: Decision; readonly finding: FindingRecord }

/** Dismissals that reach further than their own finding and hold at this time. There are few: one for each cause that was dismissed for a site or an address. */
export async function farDismissals(tx: Read | Write, at: number): Promise<readonly Remembered[]> {
  const decisions = (await tx.objectStore('decision').index('scope').getAll(IDBKeyRange.bound('address', 'site'))).map(({ data }) => data)
    .filter((decision) => decision.ruling === 'dismissed' && decision.scope !== 'page' && !isOver(decision, at));
  const found: Remembered[] = [];
  for (const decision of decisions) {
    const finding = (await tx.objectStore('finding').get(decision.findingId))?.data;
    if (finding?.status === 'dismissed') found.push({ decision, finding });
  }
  return found.toSorted((a, b) => b.decision.at - a.decision.at);
}

/**
 * The dismissal that covers a finding, or null. It covers the same finding that says the same (in any earlier inspection), the same cause
 * on the same site, or the same address wherever it is linked. What says something else now is not meant by it.
 */
export async function dismissalOf(tx: Read | Write, far: readonly Remembered[], finding: FindingRecord, at: number): Promise<Remembered | null> {
  for (const { data } of (await tx.objectStore('finding').index('key').getAll([finding.siteId, finding.key])).toReversed()) {
    if (data.id === finding.id || data.status === 'pending' || data.says !== finding.says || data.verdict !== finding.verdict) continue;
    // Somebody looked again since and found it true.
    if (data.status === 'confirmed') break;
    const decision = await lastDismissal(tx, data.id);
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

async function lastDismissal(tx: Read | Write, findingId: string): Promise<Decision | null> {
  const decisions = (await tx.objectStore('decision').index('findingId').getAll(findingId)).map(({ data }) => data);
  return decisions.filter(({ ruling }) => ruling === 'dismissed').toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function isOver(decision: Decision, at: number): boolean {
  return typeof decision.until === 'number' && decision.until < at;
}
