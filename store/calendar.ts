import { noticesOf } from '../rectify/calendar.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { beijingDay } from '../standards/window.ts';
import { reading } from './database.ts';
import { listPacks, packsInForce } from './packs.ts';
import type { Pen } from './pen.ts';

/**
 * The calendar working days are counted by here: the built-in years and those of the packs in force today. Who shares with a server
 * counts by what the unit has published alone, because the server counts by that and its day is the one that holds.
 */
export async function calendarHere({ store, sharing, now }: Pick<Pen, 'store' | 'sharing' | 'now'>): Promise<readonly HolidayNotice[]> {
  if (await reading(store).objectStore('pack').count() === 0) return noticesOf([]);
  const packs = await listPacks(store);
  return noticesOf(packsInForce(packs.filter(({ shared }) => shared || !sharing), beijingDay(now())));
}
