import type { Period } from './column-category.ts';

const beijingOffset = 8 * 60 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;

/** The day of a moment (epoch milliseconds) in Beijing, as YYYY-MM-DD. */
export function beijingDay(moment: number): string {
  return new Date(moment + beijingOffset).toISOString().slice(0, 10);
}

/**
 * First day of a window that ends on the monitoring date, that day included: 监测时间点 3 月 1 日，前 2 个月内 = 1 月 1 日至 3 月 1 日.
 * Months go back by the calendar; where the earlier month has no such day, its last day is meant. Throws RangeError when `day` is no day.
 */
export function windowStart(day: string, span: Period): string {
  const [year, month, date] = partsOf(day);
  if ('days' in span) return iso(Date.UTC(year, month - 1, date) - span.days * dayLength);
  const first = new Date(Date.UTC(year, month - 1 - span.months, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, lastDate)));
}

/** Whether a day lies in the window that goes back from the monitoring date; both ends belong to it. */
export function inWindow(day: string, monitoringDate: string, span: Period): boolean {
  partsOf(day);
  return day >= windowStart(monitoringDate, span) && day <= monitoringDate;
}

/** Whole days from one day to another (negative when `to` is earlier). */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  return (Date.UTC(b[0], b[1] - 1, b[2]) - Date.UTC(a[0], a[1] - 1, a[2])) / dayLength;
}

function partsOf(day: string): readonly [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || iso(Date.UTC(year, month - 1, date)) !== day) throw new RangeError(`不是有效日期：${day}`);
  return [year, month, date];
}

function iso(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
