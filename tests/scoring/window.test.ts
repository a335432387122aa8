import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnState } from '../../standards/column-state.ts';
import { demandOf, notOpened } from '../../scoring/probes.ts';
import { packOf, packs } from '../../standards/rubrics.ts';
import { beijingDay, daysBetween, inWindow, windowStart } from '../../standards/window.ts';

describe('windows go back from the monitoring date', () => {
  it.each([
    ['2015-03-01', { months: 2 }, '2015-01-01'],
    ['2024-02-29', { months: 12 }, '2023-02-28'],
    ['2024-03-31', { months: 1 }, '2024-02-29'],
    ['2023-03-31', { months: 1 }, '2023-02-28'],
    ['2026-08-31', { months: 6 }, '2026-02-28'],
    ['2026-01-15', { months: 6 }, '2025-07-15'],
    ['2026-11-21', { months: 12 }, '2025-11-21'],
    ['2024-03-01', { days: 14 }, '2024-02-16'],
    ['2023-03-01', { days: 14 }, '2023-02-15'],
    ['2026-01-01', { days: 14 }, '2025-12-18'],
  ] as const)('%s, %o: from %s', (day, span, start) => {
    expect(windowStart(day, span)).toBe(start);
  });

  it('holds both ends and nothing outside', () => {
    expect(inWindow('2026-11-07', '2026-11-21', { days: 14 })).toBe(true);
    expect(inWindow('2026-11-06', '2026-11-21', { days: 14 })).toBe(false);
    expect(inWindow('2026-11-21', '2026-11-21', { days: 14 })).toBe(true);
    expect(inWindow('2026-11-22', '2026-11-21', { days: 14 })).toBe(false);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '昨天', ''])('refuses %o', (day) => {
    expect(() => windowStart(day, { days: 1 })).toThrow(RangeError);
    expect(() => inWindow(day, '2026-11-21', { days: 1 })).toThrow(RangeError);
  });

  it('takes the day in Beijing, whatever the clock of the machine says', () => {
    expect(beijingDay(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20');
    expect(beijingDay(Date.UTC(2026, 10, 20, 16, 0, 0))).toBe('2026-11-21');
  });

  it('a longer window never starts later', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, fc.nat(60), (at, months) => {
      expect(windowStart(at, { months: months + 1 }) < windowStart(at, { months })).toBe(true);
      expect(daysBetween(windowStart(at, { days: months }), at)).toBe(months);
    }));
  });
});

describe('columns', () => {
  it.each([
    ['动态要闻', '2026-11-07', 'updated'], ['动态要闻', '2026-11-06', 'stale'],
    ['政策文件', '2026-05-21', 'updated'], ['政策文件', '2026-05-20', 'stale'],
    ['人事', '2025-11-21', 'updated'], ['规划计划', '2025-11-20', 'stale'],
    ['通知公告', null, 'stale'], ['动态要闻', '2026-11-22', 'stale'],
    ['其他', '2026-11-20', 'unknown'], [null, '2026-11-20', 'unknown'], ['toString', '2026-11-20', 'unknown'],
  ])('%s with the newest item of %s is %s', (category, newest, state) => {
    expect(columnState(category, newest, '2026-11-21')).toBe(state);
  });
});

describe('visits', () => {
  it('count as not opened from 15 seconds on', () => {
    const demand = { perDay: 20, days: 7, seconds: 15 };
    expect([14.999, 15, 15.001, null].map((seconds) => notOpened(seconds, demand))).toEqual([false, true, true, true]);
  });

  it('are demanded as the form says, 20 a day for a week', () => {
    for (const pack of packs) expect(demandOf(pack), pack.id).toMatchObject({ perDay: 20, days: 7, seconds: 15 });
    const own = packOf('guangxi-2017')!;
    const rows = own.rows.map((row) => (row.kind === 'veto' && row.condition.by === 'probes' ? { ...row, condition: { ...row.condition, days: 14 } } : row));
    expect(demandOf({ ...own, rows })).toMatchObject({ days: 14 });
  });
});
