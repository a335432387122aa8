/** Tenths of a point as people read them: 142 → "14.2", 100 → "10.0". */
export function pointsText(tenths: number): string {
  const sign = tenths < 0 ? '-' : '';
  const whole = Math.abs(tenths);
  return `${sign}${Math.trunc(whole / 10)}.${whole % 10}`;
}

/** A sheet's score as people read it: one number, a range from worst to confirmed, or a dash where nothing was scored. */
export function scoreText(range: readonly [number, number] | null): string {
  if (range === null) return '—';
  const [worst, confirmed] = range;
  return worst === confirmed ? pointsText(confirmed) : `${pointsText(worst)}—${pointsText(confirmed)}`;
}

/** Tenths as the decimal number nearest to them (142 → 14.2), for formats that carry numbers. */
export function pointsNumber(tenths: number): number {
  return tenths / 10;
}
