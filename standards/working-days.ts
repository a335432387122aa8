import type { HolidayNotice } from './calendar/holiday-notice.ts';
import { notices as known } from './calendar/notices.ts';

/**
 * A day over which no working days can be counted, because the notice that settles it is neither in this build nor in a pack of the unit.
 * `needs` is the year whose notice is missing; the message says so for people.
 */
export class UnknownCalendar extends Error {
  readonly needs: number;

  constructor(needs: number) {
    super(`没有国务院办公厅${needs}年的节假日安排，算不出工作日。可以先按“待日历”下发，或直接指定日期；通知公布后，请审核人员在“单位规则包”里导入${needs}年的节假日安排。`);
    this.name = 'UnknownCalendar';
    this.needs = needs;
  }
}

/** Notices with those of a unit in the place of, or beside, the built-in ones. */
export function withNotices(own: readonly HolidayNotice[]): readonly HolidayNotice[] {
  return own.length === 0 ? known : [...known.filter(({ year }) => !own.some((one) => one.year === year)), ...own];
}

/**
 * Whether people work on a day (调休 included).
 * @param day Beijing day, YYYY-MM-DD
 * @throws RangeError when it is no day, UnknownCalendar when no notice settles it
 */
export function isWorkingDay(day: string, notices: readonly HolidayNotice[] = known): boolean {
  const moment = momentOf(day);
  for (const year of settledBy(day)) if (!notices.some((notice) => notice.year === year)) throw new UnknownCalendar(year);
  if (notices.some(({ off }) => off.some(({ from, to }) => day >= from && day <= to))) return false;
  if (notices.some(({ work }) => work.includes(day))) return true;
  const weekday = new Date(moment).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a term of so many working days: the day it begins on does not count (期间开始的日不计算在内).
 * @param from Beijing day on which the term begins
 * @param count working days, a whole number from 1 to 250
 * @throws RangeError, UnknownCalendar
 */
export function addWorkingDays(from: string, count: number, notices: readonly HolidayNotice[] = known): string {
  if (!Number.isInteger(count) || count < 1 || count > 250) throw new RangeError(`工作日数不对：${count}`);
  let moment = momentOf(from);
  for (let left = count; left > 0;) {
    moment += dayLength;
    if (isWorkingDay(iso(moment), notices)) left -= 1;
  }
  return iso(moment);
}

/**
 * Working days after one day up to and with another; negative where `to` lies before `from`, 0 on the same day.
 * @throws RangeError, UnknownCalendar
 */
export function workingDaysBetween(from: string, to: string, notices: readonly HolidayNotice[] = known): number {
  if (to < from) return -workingDaysBetween(to, from, notices);
  const end = momentOf(to);
  let count = 0;
  for (let moment = momentOf(from) + dayLength; moment <= end; moment += dayLength) if (isWorkingDay(iso(moment), notices)) count += 1;
  return count;
}

/** Years whose notices settle a day. New Year's holiday and its working weekends may reach back into the last week of December. */
function settledBy(day: string): readonly number[] {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '12-25' ? [year, year + 1] : [year];
}

const dayLength = 24 * 60 * 60 * 1000;

function momentOf(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const moment = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (Number.isNaN(moment) || iso(moment) !== day) throw new RangeError(`不是有效日期：${day}`);
  return moment;
}

function iso(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
