import type { UnitPack } from '../contract/unit-pack.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { withNotices } from '../standards/working-days.ts';

/**
 * The calendar of a unit: the built-in years, and those of its packs in force in their place or beside them. Of one year in several
 * packs the last one counts, codes in order, so that browser and server come to the same day.
 * @param packs in force (of each code the newest version that is on and whose days hold)
 */
export function noticesOf(packs: readonly Pick<UnitPack, 'code' | 'version' | 'name' | 'calendar'>[]): readonly HolidayNotice[] {
  const own = new Map<number, HolidayNotice>();
  for (const { code, version, name, calendar = [] } of packs.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    for (const year of new Set(calendar.map((line) => line.year))) {
      const lines = calendar.filter((line) => line.year === year);
      own.set(year, {
        year, name: `${name}（${code} 第 ${version} 版）`, number: null, issued: '', source: lines[0]!.source,
        off: lines.filter(({ kind }) => kind === 'off').map((line) => ({ name: line.name, from: line.from, to: line.to })),
        work: lines.filter(({ kind }) => kind === 'work').flatMap(({ from, to }) => daysOf(from, to)),
      });
    }
  }
  return withNotices([...own.values()]);
}

interface Switched { readonly code: string; readonly version: number; readonly from: string; readonly until: string | null; readonly state: string; readonly at: number }

/** Of each code the newest version that is switched on and whose days hold. @param day YYYY-MM-DD in Beijing */
export function newestOn<Pack extends Switched>(packs: readonly Pack[], day: string): readonly Pack[] {
  const chosen = new Map<string, Pack>();
  for (const one of packs) {
    if (one.state !== 'on' || day < one.from || (one.until !== null && day > one.until)) continue;
    const had = chosen.get(one.code);
    if (!had || one.version > had.version || (one.version === had.version && one.at > had.at)) chosen.set(one.code, one);
  }
  return [...chosen.values()];
}

function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
