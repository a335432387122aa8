import type { ExportRequest } from '../../../contract/export.ts';
import { daysOf, periodWords } from '../../../forms/period.ts';
import { readingDaySheets, readingMonthSheets, type ShiftFacts } from '../../../forms/reading-form.ts';
import { reading, type Store } from '../../../store/database.ts';
import { readFormEntries } from '../../../store/form-entries.ts';
import { readShifts, type ShiftRead } from '../../../store/readings.ts';
import type { Drafted } from '../../../forms/made.ts';
import { refuseExport } from './refuse-export.ts';

/** The 读网记录 of one shift, of a day, or of a month. @throws StoreRefused */
export async function draftOfReadings(store: Store, { form, period, shiftId }: ExportRequest, version: string, now: number): Promise<Drafted> {
  const days = period === null ? null : daysOf(period);
  if (!days) throw refuseExport('export.refused.day');
  const { unit = '' } = await readFormEntries(store, 'head');
  const sites = new Map((await reading(store).objectStore('site').getAll()).map(({ id, data }) => [id, data.name || data.host]));
  const shifts = (await readShifts(store, days.from, days.to)).filter(({ shift }) => shiftId === null || shift.id === shiftId).toReversed().map((one) => factsOf(one, sites));
  const facts = { shifts, unit, exportedAt: now, version };
  return form === 'reading-day'
    ? { title: '读网记录', about: period!, body: { is: 'sheets', sheets: readingDaySheets(facts) } }
    : { title: '读网记录月汇总', about: periodWords(period!), body: { is: 'sheets', sheets: readingMonthSheets(facts, period!) } };
}

function factsOf({ shift, lines, withdrawn, signature }: ShiftRead, sites: ReadonlyMap<string, string>): ShiftFacts {
  return {
    day: shift.day, name: shift.name, by: shift.by, startedAt: shift.startedAt, endedAt: shift.endedAt,
    lines: lines.map(({ current, before }) => ({ ...current, at: (before[0] ?? current).at, site: sites.get(current.siteId ?? '') ?? '（网站登记已不在）', corrected: before.length })),
    withdrawn: withdrawn.length, signed: signature?.signed ? { by: signature.by, at: signature.at, digest: signature.signed.digest } : null,
  };
}
