import type { Said } from '../contract/said.ts';
import type { UnitCalendar } from '../contract/unit-pack.ts';
import { ofFile } from '../messages/files.ts';
import { notices } from '../standards/calendar/notices.ts';

/** The seven holidays every notice settles (《全国年节及纪念日放假办法》); two may share a line, as 国庆节、中秋节 do. */
const holidays = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'] as const;

/** Why one line of a calendar cannot be right; null when it can. */
export function lineProblem({ year, kind, from, to }: UnitCalendar): Said | null {
  for (const day of [from, to]) if (!isDay(day)) return ofFile('file.pack.noDay', day);
  if (to < from) return ofFile('file.calendar.order', to, from);
  // New Year's holiday may begin in December, and 调休 for it may lie there.
  if (to.slice(0, 4) !== String(year) && !(to.startsWith(`${year - 1}-12`))) return ofFile('file.calendar.year', from, to, year);
  if (daysOf(from, to).length > 15) return ofFile('file.calendar.long', from, to);
  const weekday = daysOf(from, to).find((day) => !isWeekend(day));
  return kind === 'work' && weekday !== undefined ? ofFile('file.calendar.weekday', weekday) : null;
}

/** What the lines of whole years contradict or lack, each at the line it is shown at. A note does not refuse. */
export function calendarProblems(lines: readonly UnitCalendar[]): readonly { readonly line: UnitCalendar; readonly message: Said; readonly note?: boolean }[] {
  const found: { readonly line: UnitCalendar; readonly message: Said; readonly note?: boolean }[] = [];
  const taken = new Map<string, UnitCalendar>();
  for (const line of lines) {
    for (const day of daysOf(line.from, line.to)) {
      const before = taken.get(day);
      if (before) {
        found.push({ line, message: ofFile(before.kind === line.kind ? 'file.calendar.twice' : 'file.calendar.both', day) });
        break;
      }
      taken.set(day, line);
    }
  }
  for (const year of new Set(lines.map((line) => line.year))) {
    const own = lines.filter((line) => line.year === year);
    const names = own.filter(({ kind }) => kind === 'off').map(({ name }) => name).join('、');
    const missing = holidays.filter((name) => !names.includes(name));
    if (missing.length > 0) found.push({ line: own[0]!, message: ofFile('file.calendar.missing', year, missing.join('、')) });
    if (notices.some((notice) => notice.year === year)) found.push({ line: own[0]!, message: ofFile('file.calendar.builtIn', year), note: true });
  }
  return found;
}

function isDay(day: string): boolean {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
