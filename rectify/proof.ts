import type { Rectification } from '../contract/rectification.ts';

/** The distinct addresses of an item, in order. */
export function addressesOf(item: Pick<Rectification, 'pages'>): readonly string[] {
  return [...new Set(item.pages.map(({ url }) => url))];
}

/** Addresses for which nothing seen in this round proves that the fault is gone: while there is one, the item cannot be closed. */
export function unproven(item: Pick<Rectification, 'pages' | 'seen'>): readonly string[] {
  return addressesOf(item).filter((url) => item.seen[url]?.as !== 'fixed');
}
