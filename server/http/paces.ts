import type { Actor, Context } from '../context.ts';
import { Refused, refusals } from '../refusal.ts';

/** What one person may ask for in a while (backend 3): each of these reads everything their unit has. Counted by person, not by device. */
export function paceExport({ exports, configuration }: Context, { userId }: Actor): void {
  const wait = exports.take(`export ${userId}`, configuration.exportsPerHour);
  if (wait > 0) throw new Refused(refusals.tooMany, wait);
}

/** @throws Refused `too_many` with the seconds to wait, as above */
export function paceSearch({ requests, configuration }: Context, { userId }: Actor): void {
  const wait = requests.take(`search ${userId}`, configuration.searchesPerMinute);
  if (wait > 0) throw new Refused(refusals.tooMany, wait);
}
