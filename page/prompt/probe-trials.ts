import type { ProbePlan } from '../../contract/probe.ts';
import type { Outcome } from './leaving-notice.ts';
import type { PromptTrial } from '../observed-facts.ts';

/**
 * The trials of a plan: the pressed links as they turned out, and the others of their group presumed alike where all of the
 * group's presses agree. In the order of the plan.
 * @param outcomes by the link's address; a link that was not reached is missing
 */
export function trialsOf(plan: ProbePlan, outcomes: ReadonlyMap<string, Outcome>): readonly PromptTrial[] {
  return plan.groups.flatMap(({ press, alike }) => {
    const tried = press.flatMap(({ url }): PromptTrial[] => {
      const outcome = outcomes.get(url);
      return outcome ? [{ url, outcome, presumed: false }] : [];
    });
    const [first] = tried;
    const agreed = first && tried.every(({ outcome }) => outcome === first.outcome) ? first.outcome : 'unknown';
    return [...tried, ...(first ? alike.map((url): PromptTrial => ({ url, outcome: agreed, presumed: true })) : [])];
  });
}
