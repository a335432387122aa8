import type { CheckId } from './catalogue-ids.ts';

/**
 * Checks whose precision has not been shown on real pages yet: what they find is shown and never priced.
 * A test holds this list and the checks' own `stage` together.
 */
export const trialChecks: ReadonlySet<CheckId> = new Set<CheckId>(['floating-window', 'wording', 'secrecy-marking', 'test-text', 'map-without-approval']);

/** Whether a check is on trial; false for manual entries and checks of other versions. */
export function isOnTrial(check: string): boolean {
  return (trialChecks as ReadonlySet<string>).has(check);
}
