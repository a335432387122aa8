import type { Visit } from '../contract/record.ts';

/** Over the pages of an inspection that opened: on how many a check came to a result, could not, was not run, does not apply. */
export interface CheckCounts { readonly check: string; readonly settled: number; readonly cannot: number; readonly notRun: number; readonly inapplicable: number }

/** The last visit of each page, by the time of reading. A page read twice counts as it was read last. @param visits in the order they were taken (store/arrival) */
export function lastVisits(visits: readonly Visit[]): readonly Visit[] {
  const newest = new Map<string, Visit>();
  for (const visit of visits) newest.set(visit.url, visit);
  return [...newest.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** @param pages the last visit of each page @param checks ids in the order of the report; what a page does not name was not run there */
export function checkCounts(pages: readonly Visit[], checks: readonly string[]): readonly CheckCounts[] {
  const opened = pages.filter(({ opened: one }) => one);
  return checks.map((check) => {
    const outcomes = opened.map((page) => page.outcomes[check] ?? 'not-run');
    const count = (...wanted: readonly string[]): number => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    return { check, settled: count('pass', 'fail', 'review'), cannot: count('cannot-check'), notRun: count('not-run'), inapplicable: count('inapplicable') };
  });
}
