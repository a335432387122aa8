import { part } from './late.tsx';

/** What the workbench shows beside its list of inspections, as pieces of code the list does not wait for. */
export const inspectionPart = part(() => import('./inspection-view.tsx'));
export const reviewPart = part(() => import('./review/review-views.ts'));
export const sectionsPart = part(() => import('./section-views.ts'));

/** Fetches all of it, what is wanted first before the rest, and lets the page answer in between. Rejects where any cannot be had. */
export async function fetchParts(): Promise<void> {
  for (const one of [inspectionPart, reviewPart, sectionsPart]) {
    await one.fetch();
    await new Promise((later) => setTimeout(later));
  }
}
