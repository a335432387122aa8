/** Beijing day of a moment in epoch milliseconds: `2026-11-21`. */
export function beijingDayOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}
