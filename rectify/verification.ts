import type { Rectification, Verification } from '../contract/rectification.ts';
import type { Role } from '../contract/sync.ts';
import { mayIssue, mayVerify } from './rights.ts';

/** Why a verification is not taken. */
export type VerificationRefusal = 'role' | 'needs_reviewer' | 'not_its_page' | 'contradicts' | 'no_reason' | 'item_over';

/**
 * Whether a verification may be entered; null when it may. What it claims must agree with what it saw: a page that did not
 * load, a rule that did not run, or a fault that is left is never 已改.
 */
export function verificationRefusal(item: Rectification, seen: Verification, roles: readonly Role[]): VerificationRefusal | null {
  if (!mayVerify(roles)) return 'role';
  if (!item.pages.some(({ url }) => url === seen.url)) return 'not_its_page';
  if (item.state === 'closed' || item.state === 'withdrawn') return 'item_over';
  if (seen.method === 'person') {
    // A person's word stands where the rule can say nothing; it is review, and it needs its reason.
    if (!mayIssue(roles)) return 'needs_reviewer';
    return seen.because.trim() === '' ? 'no_reason' : null;
  }
  return seen.as === 'fixed' && !provesFixed(item, seen) ? 'contradicts' : null;
}

function provesFixed(item: Rectification, { after }: Verification): boolean {
  if (item.check === 'manual' || after.left > 0) return false;
  if (after.status !== null && (after.status < 200 || after.status >= 400)) return false;
  return after.outcome === 'pass' || after.outcome === 'fail' || after.outcome === 'review';
}

/** The item after a verification of its present round; one of an earlier round is kept and changes nothing. @param at when it was taken, epoch ms */
export function afterVerification(item: Rectification, seen: Verification, at: number): Rectification {
  if (seen.round !== item.round || item.state === 'closed' || item.state === 'withdrawn') return item;
  const reviewed = item.state === 'answered' && item.reply?.kind === 'done' && seen.as !== 'unable';
  const state = reviewed ? 'review' : item.state;
  if (!replaces(item.seen[seen.url], seen)) return { ...item, state };
  return { ...item, state, seen: { ...item.seen, [seen.url]: { verification: seen.id, as: seen.as, byPerson: seen.method === 'person', at } } };
}

/** Not being able to look says nothing against what was seen; and that the page is gone says nothing against a person who found that right. */
function replaces(before: Rectification['seen'][string] | undefined, seen: Verification): boolean {
  if (!before || seen.method === 'person') return true;
  if (seen.as === 'unable') return before.as === 'unable';
  return !(before.byPerson && before.as === 'fixed' && seen.as === 'removed');
}
