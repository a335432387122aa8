import type { FindingRecord } from '../contract/record.ts';

type Twin = Pick<FindingRecord, 'key' | 'says' | 'verdict' | 'status' | 'foundAt'>;

/**
 * Of several records of one finding (two people met it apart, or it changed after it was dismissed) the one to show and to price:
 * a confirmed one first; else, among those that say what the newest says, one that somebody ruled on, else the oldest.
 * The choice depends on the records alone, so two browsers choose the same.
 */
export function canonicalOf<R extends { readonly id: string; readonly data: Twin }>(twins: readonly R[]): R | null {
  if (twins.length < 2) return twins[0] ?? null;
  const byId = twins.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const confirmed = byId.find(({ data }) => data.status === 'confirmed');
  if (confirmed) return confirmed;
  const newest = byId.toSorted((a, b) => b.data.foundAt - a.data.foundAt)[0]!;
  const same = byId.filter(({ data }) => data.says === newest.data.says && data.verdict === newest.data.verdict);
  return same.find(({ data }) => data.status !== 'pending') ?? same[0]!;
}

/** One record for each key, in the order the keys first appear. */
export function withoutTwins<R extends { readonly id: string; readonly data: Twin }>(records: readonly R[]): readonly R[] {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(record.data.key);
    if (group) group.push(record);
    else groups.set(record.data.key, [record]);
  }
  return [...groups.values()].map((group) => canonicalOf(group)!);
}
