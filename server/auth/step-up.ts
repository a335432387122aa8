import type { Route } from '../../contract/routes.ts';
import type { Actor, Context } from '../context.ts';
import { Refused, refusals } from '../refusal.ts';
import { isProvedFreshly } from './account-age.ts';
import { needsSecondFactor } from './second-factor.ts';

/** Whether a person may do now what takes a second factor shown within 15 minutes (backend 5.3). Whose role demands none is not asked for one. */
export function isSteppedUp(context: Context, actor: Actor): boolean {
  return !needsSecondFactor(context, actor.role) || (actor.aal === 2 && isProvedFreshly(context, actor));
}

/** Before an export is given away. @param rows how many it has @throws Refused `step_up` for a large one without a fresh factor */
export function assertMayExport(context: Context, route: Pick<Route, 'freshAbove'>, actor: Actor, rows: number): void {
  if (rows > (route.freshAbove ?? Infinity) && !isSteppedUp(context, actor)) throw new Refused(refusals.stepUp);
}
