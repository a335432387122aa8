import { describe, expect, it } from 'vitest';
import { dayInAddress, readEdgeDate, readListDate, readYearMonth } from '../../../page/lists/list-date.ts';
import { inferYears } from '../../../page/lists/list-years.ts';

const today = '2026-11-21';
const read = (text: string): string | null => {
  const date = readListDate(text, today);
  return date === null ? null : date.kind === 'full' ? date.day : date.kind === 'short' ? `${date.month}/${date.date}` : 'invalid';
};

describe('dates of lists', () => {
  it.each([
    ['2026-01-05', '2026-01-05'], ['[2026-01-05]', '2026-01-05'], ['(2026/1/5)', '2026-01-05'], ['2026.01.05', '2026-01-05'], ['2026年1月5日', '2026-01-05'], ['20260105', '2026-01-05'],
    ['发布时间:2026-01-05 10:20', '2026-01-05'], ['2026-01-05 10:20:30', '2026-01-05'], ['[01-05]', '1/5'], ['01-05', '1/5'], ['1月5日', '1/5'], ['[1-5]', '1/5'], ['02-29', '2/29'],
    ['今天', '2026-11-21'], ['昨天 08:00', '2026-11-20'], ['3天前', '2026-11-18'], ['2小时前', '2026-11-21'], ['1周前', '2026-11-14'],
    ['2021-02-30', 'invalid'], ['13-40', 'invalid'], ['2026-13-01', 'invalid'],
    ['1-5', null], ['(2017)152号', null], ['0771-1234567', null], ['2026年11月21日 星期六', null], ['今天是2026年11月21日', null], ['12', null], ['2026', null], ['10:20', null], ['1/12', null], ['2026-01-05至2026-01-09', null], ['', null],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads a date at the edge of a headline only when it is set off', () => {
    expect(readEdgeDate('示范县召开会议 2026-01-05')).toMatchObject({ title: '示范县召开会议', date: { day: '2026-01-05' } });
    expect(readEdgeDate('[2026-01-05] 示范县召开会议')).toMatchObject({ title: '示范县召开会议' });
    expect(readEdgeDate('示范县召开会议(2026-01-05)')).toMatchObject({ date: { day: '2026-01-05' } });
    expect(readEdgeDate('示范县2026-01-05')).toBeNull();
    expect(readEdgeDate('关于2026年1月5日停水的通知')).toBeNull();
  });

  it('reads halves and addresses', () => {
    expect(readYearMonth('2026-01')).toEqual([2026, 1]);
    expect(readYearMonth('01/2026')).toEqual([2026, 1]);
    expect(readYearMonth('01-05')).toBeNull();
    const day = (path: string): string | null => dayInAddress(new URL(path, 'https://www.shifan.gov.cn/'));
    expect(['/a/202603/t20260312_123.html', '/art/2026/3/12/art_1_2.html', '/2026/03-12/25.html', '/a/20260312/1.html', '/a/t20261332_1.html', '/a/12345.html'].map(day))
      .toEqual(['2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12', null, null]);
  });
});

describe('years that are not written', () => {
  const short = (text: string) => ({ kind: 'short' as const, month: Number(text.slice(0, 2)), date: Number(text.slice(3)) });
  const days = (...texts: string[]) => inferYears(texts.map((text) => ({ dates: [text.length > 5 ? { kind: 'full' as const, day: text } : short(text)] })), today).map(({ day }) => day);

  it('are the latest that is not after today', () => {
    expect(days('11-21', '11-22', '01-05')).toEqual(['2026-11-21', '2025-11-22', '2026-01-05']);
  });

  it('go back where the order of the list says so', () => {
    expect(days('02-10', '02-01', '01-05', '12-30', '11-01', '03-01')).toEqual(['2026-02-10', '2026-02-01', '2026-01-05', '2025-12-30', '2025-11-01', '2025-03-01']);
  });

  it('are not led back by items pinned on top', () => {
    expect(days('03-05', '04-01', '11-20', '11-19')).toEqual(['2026-03-05', '2026-04-01', '2026-11-20', '2026-11-19']);
  });

  it('of 29 February are leap years', () => {
    expect(days('02-29')).toEqual(['2024-02-29']);
  });

  it('take the latest of several dates of an item, none of tomorrow', () => {
    const [item] = inferYears([{ dates: [{ kind: 'full', day: '2026-10-01' }, { kind: 'full', day: '2026-12-01' }, { kind: 'full', day: '2026-11-01' }] }], today);
    expect(item).toMatchObject({ day: '2026-11-01', index: 2, dating: 'dated' });
    expect(inferYears([{ dates: [{ kind: 'full', day: '2026-12-01' }] }, { dates: [{ kind: 'invalid' }] }, { dates: [] }], today).map(({ dating }) => dating)).toEqual(['future', 'invalid', 'undated']);
  });
});
