/** Tenths of a point as people write points: 142 → 14.2, 20 → 2. */
export function points(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}
