import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notices } from '../../standards/calendar/notices.ts';
import { addWorkingDays, isWorkingDay, UnknownCalendar, workingDaysBetween } from '../../standards/working-days.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const daysOf = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

describe('the notices', () => {
  it.each(notices)('$name: names a source, holidays that are days, and working days that are weekends outside of them', ({ year, source, issued, off, work }) => {
    expect(source).toMatch(/^https?:\/\//);
    expect(issued < `${year}-01-01`).toBe(true);
    for (const { from, to } of off) expect(from <= to && from.startsWith(String(year))).toBe(true);
    for (const day of work) {
      expect([0, 6]).toContain(weekday(day));
      expect(off.some(({ from, to }) => day >= from && day <= to)).toBe(false);
    }
  });

  it.each([
    // The notice itself gives these numbers of days off.
    [2024, [1, 8, 3, 5, 1, 3, 7]], [2025, [1, 8, 3, 5, 3, 8]], [2026, [3, 9, 3, 5, 3, 3, 7]],
  ] as const)('%i: as many days off as its text says', (year, lengths) => {
    expect(notices.find((notice) => notice.year === year)!.off.map(({ from, to }) => daysOf(from, to).length)).toEqual(lengths);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-20', true, 'an ordinary Friday'], ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-02-14', true, 'a Saturday worked for 春节'], ['2026-02-16', false, 'a Monday in 春节'], ['2026-02-23', false, 'its last day, a Monday'], ['2026-02-24', true, 'the day after'],
    ['2026-02-28', true, 'a Saturday worked for 春节, after it'], ['2026-10-07', false, 'the last day of 国庆'], ['2026-10-08', true, 'the day after'], ['2026-10-10', true, 'a Saturday worked for 国庆'],
    ['2026-09-20', true, 'a Sunday worked for 国庆'], ['2026-01-01', false, '元旦'], ['2026-01-02', false, 'a Friday off'], ['2026-01-04', true, 'a Sunday worked'], ['2025-12-31', true, 'the last day of a year whose successor is known'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });
});

describe('a term in working days', () => {
  it.each([
    ['2026-11-23', 3, '2026-11-26', 'within a week'], ['2026-11-21', 3, '2026-11-25', 'begun on a Saturday'], ['2026-11-19', 3, '2026-11-24', 'over a weekend'],
    ['2026-09-29', 3, '2026-10-09', 'over 国庆'], ['2026-09-30', 3, '2026-10-10', 'over 国庆 into a Saturday that is worked'], ['2026-02-12', 3, '2026-02-24', 'over 春节, with a Saturday worked before it'],
    ['2026-02-26', 2, '2026-02-28', 'into a Saturday that is worked'], ['2025-12-30', 3, '2026-01-05', 'over the turn of the year: 31, 4 and 5 January'], ['2026-04-30', 1, '2026-05-06', 'over 劳动节'],
    ['2026-09-18', 1, '2026-09-20', 'into a Sunday that is worked'],
  ])('%s and %i: %s (%s)', (from, count, due) => {
    expect(addWorkingDays(from, count)).toBe(due);
    expect(workingDaysBetween(from, due)).toBe(count);
  });

  it('is always a working day, after exactly so many of them, and longer terms end later', () => {
    fc.assert(fc.property(fc.constantFrom(...daysOf('2025-01-01', '2026-11-01')), fc.integer({ min: 1, max: 20 }), (from, count) => {
      const due = addWorkingDays(from, count);
      expect(isWorkingDay(due)).toBe(true);
      expect(daysOf(from, due).slice(1).filter((day) => isWorkingDay(day))).toHaveLength(count);
      expect(addWorkingDays(from, count + 1) > due).toBe(true);
      expect(workingDaysBetween(due, from)).toBe(-count);
    }));
  });
});

describe('what is not known is not guessed', () => {
  it.each([
    ['2027-01-04', 2027], ['2023-06-05', 2023],
    // The next year's notice may move the last days of December.
    ['2026-12-25', 2027], ['2026-12-31', 2027],
  ])('%s needs the notice of %i, and says so', (day, needs) => {
    expect(() => isWorkingDay(day)).toThrow(UnknownCalendar);
    expect(() => isWorkingDay(day)).toThrow(`没有国务院办公厅${needs}年的节假日安排`);
  });

  it('a term that reaches into it is refused, one that ends before is not', () => {
    expect(addWorkingDays('2026-12-21', 3)).toBe('2026-12-24');
    expect(() => addWorkingDays('2026-12-21', 4)).toThrow('请审核人员在“单位规则包”里导入2027年的节假日安排');
    expect(() => workingDaysBetween('2026-12-21', '2027-01-08')).toThrow(UnknownCalendar);
  });

  it.each(['2026-02-30', '2026-2-3', '', '2026-13-01', 'heute'])('%j is no day', (day) => {
    expect(() => isWorkingDay(day)).toThrow(RangeError);
    expect(() => addWorkingDays(day, 3)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, 251, Number.NaN])('%d is no term', (count) => {
    expect(() => addWorkingDays('2026-11-23', count)).toThrow(RangeError);
  });
});
