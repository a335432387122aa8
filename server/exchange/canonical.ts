/** JSON with sorted keys: equal values have equal text, whatever order their keys came in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => isPlainObject(part) ? Object.fromEntries(Object.entries(part).toSorted(byKey)) : part);
}

/** True when two JSON values say the same. */
export function same(left: unknown, right: unknown): boolean {
  return left === right || canonical(left ?? null) === canonical(right ?? null);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : 1;
}
