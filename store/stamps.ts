import type { Read, Write } from './database.ts';

/** The stamp of everything at once; see marking. Ids of records never look like it. */
export const allStamp = 'all';

/** What everything that one inspection is read from is stamped with: equal stamps, equal records. */
export async function stampsOf(tx: Read | Write, siteId: string, inspectionIds: readonly string[]): Promise<string> {
  const stamps = await Promise.all([allStamp, siteId, ...inspectionIds].map((id) => tx.objectStore('stamp').get(id)));
  return [...inspectionIds, ...stamps.map((stamp) => stamp ?? '-')].join(' ');
}

/** The stamp of the findings of one inspection. */
export async function findingsStamp(tx: Read | Write, inspectionId: string): Promise<string> {
  const [all, own] = await Promise.all([allStamp, inspectionId].map((id) => tx.objectStore('stamp').get(id)));
  return `${all ?? '-'} ${own ?? '-'}`;
}
