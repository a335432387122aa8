import type { ItemLine } from '../contract/items-view.ts';
import type { Rectification, VerifiedAs } from '../contract/rectification.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { workingDaysBetween } from '../standards/working-days.ts';
import { isOverdue, withDueDay } from './due.ts';
import { addressesOf, unproven } from './proof.ts';

/** What a line needs besides the item. `checkName`: what people call its rule. `today`: Beijing day. */
export interface LineFacts extends Pick<ItemLine, 'site' | 'checkName' | 'sync'> { readonly today: string; readonly notices: readonly HolidayNotice[] }

/** One line of the register, the same in the workbench and on the server: what it is, how long it has, what was answered and seen. */
export function itemLine(stored: Rectification, { site, checkName, sync, today, notices }: LineFacts): ItemLine {
  const item = withDueDay(stored, notices);
  const seen: Partial<Record<VerifiedAs, number>> = {};
  for (const { as } of Object.values(item.seen)) seen[as] = (seen[as] ?? 0) + 1;
  return {
    id: item.id, number: item.number, provisional: item.provisional, siteId: item.siteId, site, unit: item.unit, says: item.says, check: item.check, checkName,
    state: item.state, round: item.round, workingDays: item.workingDays, dueOn: item.dueOn, overdue: isOverdue(item, today), left: leftOf(item.dueOn, today, notices),
    reply: item.reply && { kind: item.reply.kind, day: item.reply.day, by: item.reply.by, at: item.reply.at }, pages: addressesOf(item).length, seen, proven: unproven(item).length === 0,
    reminders: item.reminders, issuedAt: item.issuedAt, closedAt: item.closedAt, cameBack: item.reopens !== null, sync,
  };
}

/** Where no notice tells, nothing is counted. */
function leftOf(due: string | null, today: string, notices: readonly HolidayNotice[]): number | null {
  if (due === null) return null;
  try {
    return workingDaysBetween(today, due, notices);
  } catch {
    return null;
  }
}
