import { addWorkingDays, UnknownCalendar } from '../standards/working-days.ts';
import { beijingDay } from '../standards/window.ts';

/**
 * Last day of a term that begins now.
 * @param workingDays null where a person named the day: then `named` holds
 * @param now epoch milliseconds
 * @returns the Beijing day, or why it cannot be computed, in words
 */
export function dueOn(workingDays: number | null, named: string | null, now: number): { readonly day: string | null } | { readonly trouble: string } {
  if (workingDays === null) return { day: named };
  try {
    return { day: addWorkingDays(beijingDay(now), workingDays) };
  } catch (error) {
    if (error instanceof UnknownCalendar) return { trouble: error.message };
    throw error;
  }
}

/** Whether the term of an item that is not over has run out: its last day lies before today. @param today Beijing day */
export function isOverdue(item: { readonly state: string; readonly dueOn: string | null }, today: string): boolean {
  return item.dueOn !== null && item.dueOn < today && item.state !== 'closed' && item.state !== 'withdrawn';
}
