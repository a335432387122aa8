import type { Rectification } from '../contract/rectification.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { addWorkingDays, UnknownCalendar } from '../standards/working-days.ts';
import { beijingDay } from '../standards/window.ts';

/**
 * Last day of a term that begins now.
 * @param workingDays null where a person named the day: then `named` holds
 * @param now epoch milliseconds
 * @param notices the calendar of the unit (rectify/calendar); absent: the built-in years
 * @returns the Beijing day, or why it cannot be computed, in words, and the year whose notice is missing
 */
export function dueOn(workingDays: number | null, named: string | null, now: number, notices?: readonly HolidayNotice[]): { readonly day: string | null } | { readonly trouble: string; readonly needs: number } {
  if (workingDays === null) return { day: named };
  try {
    return { day: addWorkingDays(beijingDay(now), workingDays, notices) };
  } catch (error) {
    if (error instanceof UnknownCalendar) return { trouble: error.message, needs: error.needs };
    throw error;
  }
}

/**
 * The item with its last day, where it was filed 待日历: once the calendar is there the day follows from when it was issued, the same
 * everywhere, and nothing has to be written. Else as it is.
 */
export function withDueDay(item: Rectification, notices: readonly HolidayNotice[]): Rectification {
  if (item.dueOn !== null || item.workingDays === null) return item;
  const due = dueOn(item.workingDays, null, item.issuedAt, notices);
  return 'day' in due ? { ...item, dueOn: due.day } : item;
}

/** Whether the term of an item that is not over has run out: its last day lies before today. @param today Beijing day */
export function isOverdue(item: { readonly state: string; readonly dueOn: string | null }, today: string): boolean {
  return item.dueOn !== null && item.dueOn < today && item.state !== 'closed' && item.state !== 'withdrawn';
}
