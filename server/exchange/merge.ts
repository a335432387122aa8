import { same } from './canonical.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that are tables themselves: two people who correct different keys do not contradict each other. */
const tables: ReadonlySet<string> = new Set(['pageTypes']);

/**
 * Three-way merge of one edit into a record as it stands now.
 * @param was what the changed fields held when the edit was made.
 * @returns the new record, or null when somebody else changed one of the same fields to something else meanwhile.
 */
export function mergeEdit(current: Fields, was: Fields, fields: Fields): Record<string, unknown> | null {
  const merged: Record<string, unknown> = { ...current };
  for (const [name, wanted] of Object.entries(fields)) {
    const value = mergeField(name, current[name], was[name], wanted);
    if (value === undefined) return null;
    merged[name] = value;
  }
  return merged;
}

function mergeField(name: string, current: unknown, was: unknown, wanted: unknown): unknown {
  if (same(current, was) || same(current, wanted)) return wanted;
  if (!tables.has(name)) return undefined;
  return mergeTable(current as Fields, was as Fields, wanted as Fields);
}

function mergeTable(current: Fields, was: Fields, wanted: Fields): Fields | undefined {
  const merged: Record<string, unknown> = { ...current };
  for (const key of new Set([...Object.keys(was), ...Object.keys(wanted)])) {
    if (same(was[key], wanted[key])) continue;
    if (!same(current[key], was[key]) && !same(current[key], wanted[key])) return undefined;
    if (wanted[key] === undefined) delete merged[key];
    else merged[key] = wanted[key];
  }
  return merged;
}

/** The one site that stays of two registered for the same host: what it says wins, what it lacks is taken from the other. */
export function mergeSites(kept: Fields, other: Fields): Record<string, unknown> {
  return {
    ...kept,
    name: kept['name'] === '' ? other['name'] : kept['name'],
    code: kept['code'] ?? other['code'],
    kind: kept['kind'] === 'unknown' ? other['kind'] : kept['kind'],
    pageTypes: { ...(other['pageTypes'] as Fields), ...(kept['pageTypes'] as Fields) },
  };
}
