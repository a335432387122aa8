import { newId } from './id.ts';
import type { Stored } from './schema.ts';

const notYet = Number.MAX_SAFE_INTEGER;

/**
 * What was said or seen, the oldest first: in the order the server took it, then what it has not taken yet in the order it was made here.
 * No clock decides, neither here nor elsewhere; within one commit of the server the ids do, which grow with every record of a browser (`nextId`).
 * Pure functions that say "the last one holds" are given this order (docs/decisions/order-of-records.md).
 */
export function inArrival<Held extends Pick<Stored<unknown>, 'id' | 'v'>>(records: readonly Held[]): readonly Held[] {
  return records.toSorted((a, b) => (a.v ?? notYet) - (b.v ?? notYet) || (a.id < b.id ? -1 : 1));
}

interface Records { openCursor(query: IDBKeyRange, direction: 'prev'): Promise<{ readonly value: { readonly id: string } } | null> }

/**
 * A new id that is greater than those of its kind that are here, wherever the clock stands.
 * @param among the index by what it is about: a later record about the same thing has a greater id
 */
export async function nextId(among: Records, about: string, at: number): Promise<string> {
  const last = (await among.openCursor(IDBKeyRange.only(about), 'prev'))?.value.id;
  const id = newId(at);
  return last === undefined || id > last ? id : newId(Number.parseInt(last.slice(0, 8) + last.slice(9, 13), 16) + 1);
}
