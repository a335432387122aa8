import { reading, type Store } from './database.ts';

/** One page read today, as the side panel lists it. */
export interface PageToday {
  readonly url: string;
  readonly title: string;
  readonly at: number;
  readonly host: string;
  /** Problems on it nobody has ruled on, and those somebody confirmed; suggestions are not counted. */
  readonly open: number;
  readonly confirmed: number;
  readonly opened: boolean;
}

/** More pages than anybody reads in a day: beyond it the oldest are left out. */
const most = 500;

/**
 * Pages read since a moment, each once, the latest first. Visits are found by their ids, which begin with the time they were made at.
 * @param since epoch milliseconds
 */
export async function pagesSince(store: Store, since: number): Promise<readonly PageToday[]> {
  const tx = reading(store);
  const visits = await tx.objectStore('visit').getAll(IDBKeyRange.lowerBound(firstIdAt(since)));
  const latest = new Map<string, (typeof visits)[number]['data']>();
  for (const { data } of visits.toSorted((a, b) => a.data.at - b.data.at)) if (data.at >= since) latest.set(`${data.siteId} ${data.url}`, data);
  const pages: PageToday[] = [];
  for (const visit of [...latest.values()].toSorted((a, b) => b.at - a.at).slice(0, most)) {
    const page = await tx.objectStore('page').get([visit.siteId, visit.url]);
    const present = new Set(page?.present);
    const findings = (await tx.objectStore('finding').index('page').getAll([visit.siteId, visit.url])).map(({ data }) => data).filter(({ id, verdict, origin }) => verdict !== 'hint' && (present.has(id) || origin === 'person'));
    const site = (await tx.objectStore('site').get(visit.siteId))?.data;
    pages.push({
      url: visit.url, title: visit.title, at: visit.at, host: site?.host ?? '', opened: visit.opened,
      open: findings.filter(({ status }) => status === 'pending').length, confirmed: findings.filter(({ status }) => status === 'confirmed').length,
    });
  }
  return pages;
}

/** The least id that can have been made at a time. */
export function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
