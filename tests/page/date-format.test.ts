import { describe, expect, it } from 'vitest';
import { dateTimePattern, formatBeijing, parseDateTime, type DateKind } from '../../page/date-format.ts';
import { expectLinear } from '../support/growth.ts';

const at = (text: string): number => Date.parse(text);

describe('parseDateTime', () => {
  const readings: readonly (readonly [text: string, kind: DateKind, value: string | null, normal: string | null])[] = [
    ['2019-10-08 08:48', 'full', '2019-10-08T08:48:00+08:00', '2019-10-08 08:48'],
    [' 2019-10-08\u00a0\u00a008:48 ', 'full', '2019-10-08T08:48:00+08:00', '2019-10-08 08:48'],
    ['2024-02-29 00:00', 'full', '2024-02-29T00:00:00+08:00', '2024-02-29 00:00'],
    ['2023-05-16 12:34:05', 'seconds', '2023-05-16T12:34:05+08:00', '2023-05-16 12:34'],
    ['2023-05-16 12:34:05.0', 'seconds', '2023-05-16T12:34:05+08:00', '2023-05-16 12:34'],
    ['2022-04-17', 'date-only', '2022-04-17T00:00:00+08:00', '2022-04-17'],
    ['2022-04-17 10∶08', 'full-width', '2022-04-17T10:08:00+08:00', '2022-04-17 10:08'],
    ['2022—04—17 10：08', 'full-width', '2022-04-17T10:08:00+08:00', '2022-04-17 10:08'],
    ['２０２２-04-17 10:08', 'full-width', '2022-04-17T10:08:00+08:00', '2022-04-17 10:08'],
    ['2020年08月02日', 'date-only', '2020-08-02T00:00:00+08:00', '2020-08-02'],
    ['2020年9月15日 09时32分', 'separator', '2020-09-15T09:32:00+08:00', '2020-09-15 09:32'],
    ['2020年09月15日 09时32分07秒', 'separator', '2020-09-15T09:32:07+08:00', '2020-09-15 09:32'],
    ['2025年05月27日 20:20', 'separator', '2025-05-27T20:20:00+08:00', '2025-05-27 20:20'],
    ['2020/12/31 14:29:32', 'separator', '2020-12-31T14:29:32+08:00', '2020-12-31 14:29'],
    ['2020.12.31 14:29', 'separator', '2020-12-31T14:29:00+08:00', '2020-12-31 14:29'],
    ['2020-1-5 9:05', 'separator', '2020-01-05T09:05:00+08:00', '2020-01-05 09:05'],
    ['2020-01-05T09:05', 'separator', '2020-01-05T09:05:00+08:00', '2020-01-05 09:05'],
    ['2020-01-05T01:05:00Z', 'separator', '2020-01-05T09:05:00+08:00', '2020-01-05 09:05'],
    ['2020-01-05 09:05:00 +0800', 'separator', '2020-01-05T09:05:00+08:00', '2020-01-05 09:05'],
    ['2020-01-05 下午 3:20', 'separator', '2020-01-05T15:20:00+08:00', '2020-01-05 15:20'],
    ['2020-01-05 12:20 ', 'full', '2020-01-05T12:20:00+08:00', '2020-01-05 12:20'],
    ['2020-01-05 上午 12:20', 'separator', '2020-01-05T00:20:00+08:00', '2020-01-05 00:20'],
    ['2020-01-05 星期日 09:20', 'separator', '2020-01-05T09:20:00+08:00', '2020-01-05 09:20'],
    ['20200802', 'date-only', '2020-08-02T00:00:00+08:00', '2020-08-02'],
    ['202008020930', 'separator', '2020-08-02T09:30:00+08:00', '2020-08-02 09:30'],
    ['Sun Aug 02 10:08:00 CST 2020', 'separator', '2020-08-02T10:08:00+08:00', '2020-08-02 10:08'],
    ['2021-02-30 08:00', 'invalid', null, null],
    ['2023-02-29', 'invalid', null, null],
    ['2021-13-01 08:00', 'invalid', null, null],
    ['2021-01-01 24:00', 'invalid', null, null],
    ['0000-00-00 00:00', 'invalid', null, null],
    ['', 'none', null, null],
    ['发布时间', 'none', null, null],
    ['1596330000000', 'none', null, null],
    ['19-10-08', 'none', null, null],
    ['2019-10-08 08:48 来源：本站', 'none', null, null],
  ];
  for (const [text, kind, value, normal] of readings) {
    it(`${JSON.stringify(text)} is ${kind}`, () => {
      const reading = parseDateTime(text);
      expect([reading.kind, reading.value, reading.normal]).toEqual([kind, value === null ? null : at(value), normal]);
      expect(reading.kind === 'full' ? [] : [reading.kind]).toEqual(reading.faults.slice(0, 1));
    });
  }

  it('names every fault, gravest first', () => {
    expect(parseDateTime('2020年08月02日').faults).toEqual(['date-only', 'separator']);
    expect(parseDateTime('2020/8/2　14：29：32').faults).toEqual(['separator', 'full-width', 'seconds']);
    expect(parseDateTime('2021/02/30').faults).toEqual(['invalid', 'date-only', 'separator']);
  });

  it('refuses long texts at once, and stays linear on hostile ones', async () => {
    expect(parseDateTime('2'.repeat(100_000)).kind).toBe('none');
    expect([...('2020-'.repeat(40_000)).matchAll(dateTimePattern())]).toEqual([]);
    expect([...(`2020-01-01${' '.repeat(20)}`.repeat(10_000)).matchAll(dateTimePattern())]).toHaveLength(10_000);
    for (const part of ['2020-', `2020-01-01${' '.repeat(20)}`]) {
      await expectLinear((size) => part.repeat(size), (text) => {
        let found = 0;
        for (const match of text.matchAll(dateTimePattern())) found += match[0].length;
        return found;
      });
    }
  });
});

describe('dateTimePattern', () => {
  const found = (text: string): readonly string[] => [...text.matchAll(dateTimePattern())].map(([match]) => match.trim());

  it('finds dates with their times among other words', () => {
    expect(found('发布时间:2020-01-08 16:25:25 来源:本站 成文日期 2019年12月30日 更新 2020/1/9 08:00')).toEqual(['2020-01-08 16:25:25', '2019年12月30日', '2020/1/9 08:00']);
    expect(found('2020年09月15日 09时32分浏览次数:12')).toEqual(['2020年09月15日 09时32分']);
  });

  it('leaves numbers that are no dates alone', () => {
    expect(found('电话 0795-2020-1-23456 版本 2020.1.2.3 文号〔2020〕12号 1.2020-01-02')).toEqual([]);
  });
});

describe('formatBeijing', () => {
  it('gives Beijing time whatever the zone of the machine', () => {
    expect(formatBeijing(at('2026-11-20T16:05:00Z'))).toBe('2026-11-21 00:05');
    expect(formatBeijing(at('2026-11-20T16:05:00Z'), false)).toBe('2026-11-21');
  });
});
