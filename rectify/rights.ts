import type { StepAct } from '../contract/rectification.ts';
import type { Role } from '../contract/sync.ts';

/** Who may issue items, and do each step: replying is work, everything else is review (docs/decisions/rectification.md). */
const reviewers: readonly Role[] = ['editor'];
const workers: readonly Role[] = ['inspector', 'editor'];

export function mayIssue(roles: readonly Role[]): boolean {
  return roles.some((role) => reviewers.includes(role));
}

/** Recording what the rule saw again, and reopening what came back. */
export function mayVerify(roles: readonly Role[]): boolean {
  return roles.some((role) => workers.includes(role));
}

export function mayDo(act: StepAct, roles: readonly Role[]): boolean {
  const allowed = act === 'reply-done' || act === 'reply-later' || act === 'appeal' ? workers : reviewers;
  return roles.some((role) => allowed.includes(role));
}
