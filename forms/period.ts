/** A span of Beijing days, both included. */
export interface Days { readonly from: string; readonly to: string }

/** The days of a month `2026-11`, a quarter `2026-Q4`, a year `2026` or a single day; null for anything else. */
export function daysOf(period: string): Days | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(period);
  if (day) return { from: period, to: period };
  const year = /^(\d{4})$/.exec(period);
  if (year) return { from: `${year[1]}-01-01`, to: `${year[1]}-12-31` };
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (month) return { from: `${period}-01`, to: `${period}-31` };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return null;
  const first = (Number(quarter[2]) - 1) * 3 + 1;
  return { from: `${quarter[1]}-${two(first)}-01`, to: `${quarter[1]}-${two(first + 2)}-31` };
}

/** The four quarters of a year. */
export function quartersOf(year: string): readonly [string, string, string, string] {
  return [`${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`];
}

/** A period as forms name it. */
export function periodWords(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[1]}年第${['一', '二', '三', '四'][Number(quarter[2]) - 1]}季度`;
  const [year, month, day] = period.split('-');
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
