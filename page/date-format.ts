import { normalText } from './normal-text.ts';

/**
 * How a date is written, measured against `YYYY-MM-DD HH:MM` (47号附件一（一）5, 附件三（三）).
 * full: exactly so; seconds: with seconds; full-width: full-width digits, colon or dashes; separator: other signs between the
 * parts, one-digit parts, twelve-hour or foreign notation; date-only: no hour and minute; invalid: no such day or hour;
 * none: not a date that can be read.
 */
export type DateKind = 'full' | 'seconds' | 'full-width' | 'separator' | 'date-only' | 'invalid' | 'none';

export interface DateReading {
  /** The gravest of `faults`; `full` when there is none. */
  readonly kind: DateKind;
  /** All that differs from the norm, gravest first. */
  readonly faults: readonly Exclude<DateKind, 'full'>[];
  /** Epoch milliseconds, read as Beijing time unless the text names a zone; midnight without a time; null when invalid or unreadable. */
  readonly value: number | null;
  readonly hasTime: boolean;
  /** As the norm wants it: `YYYY-MM-DD HH:MM`, or `YYYY-MM-DD` when the text has no time; null when invalid or unreadable. */
  readonly normal: string | null;
}

/** Reads a text that is nothing but a date, with or without a time. Never throws; white space around it is no fault. */
export function parseDateTime(text: string): DateReading {
  const given = text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
  if (given.length > 60) return unreadable;
  const norm = normalText(given).replace(/\s+/g, ' ').trim();
  const parts = partsOf(norm);
  if (!parts) return unreadable;
  const { year, month, day, hour, minute, second, zone } = parts;
  const hasTime = hour !== null && minute !== null;
  const faults: Exclude<DateKind, 'full'>[] = [];
  if (!isRealDay(year, month, day) || (hasTime && (hour > 23 || minute > 59 || second > 59))) faults.push('invalid');
  if (!hasTime) faults.push('date-only');
  if (!plain.test(norm)) faults.push('separator');
  if (fullWidth.test(given)) faults.push('full-width');
  if (hasTime && parts.hasSeconds) faults.push('seconds');
  if (faults[0] === 'invalid') return { kind: 'invalid', faults, value: null, hasTime, normal: null };
  const value = Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0, second) - zone;
  return { kind: faults[0] ?? 'full', faults, value, hasTime, normal: formatBeijing(value, hasTime) };
}

/** `YYYY-MM-DD HH:MM` in Beijing time, whatever the machine's zone; without the time when asked. */
export function formatBeijing(epoch: number, withTime = true): string {
  const iso = new Date(epoch + beijing).toISOString();
  return withTime ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}` : iso.slice(0, 10);
}

/**
 * A fresh pattern (global) that finds dates with a four-digit year, and the time after them, in text normalised by
 * `normalText`. Hand the same slice of the raw text to `parseDateTime`. All repetitions are bounded: linear.
 */
export function dateTimePattern(): RegExp {
  return /(?<![\d.])(?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d./-])|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)(?:[\sT]{0,4}(?:\(?(?:星期|周)[一二三四五六日天]\)?)?\s{0,3}(?:上午|下午|[AP]M)?\s{0,2}\d{1,2}(?:\s?:\s?\d{1,2}(?:\s?:\s?\d{1,2}(?:\.\d{1,3})?)?|\s?[时点]\s?\d{1,2}\s?分(?:\s?\d{1,2}\s?秒)?)(?!\d))?/gi;
}

const beijing = 8 * 3_600_000;
const unreadable: DateReading = { kind: 'none', faults: ['none'], value: null, hasTime: false, normal: null };
const plain = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?$/;
const fullWidth = /[\uff10-\uff19\uff1a\u2236\ufe55\uff0d\u2010-\u2015\u2212\u3000\uff0f\uff0e]/;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly second: number;
  readonly hasSeconds: boolean;
  /** Milliseconds east of Greenwich. */
  readonly zone: number;
}

function partsOf(norm: string): Parts | null {
  const found = usual.exec(norm) ?? chinese.exec(norm) ?? compact.exec(norm);
  if (found) {
    const [, year, month, day, half, hour, minute, second, zone] = found;
    return {
      year: Number(year), month: Number(month), day: Number(day),
      hour: hour === undefined ? null : toDayHour(Number(hour), half), minute: minute === undefined ? null : Number(minute),
      second: Number(second ?? 0), hasSeconds: second !== undefined, zone: zoneOf(zone),
    };
  }
  const java = javaDate.exec(norm);
  if (!java) return null;
  const [, name, day, hour, minute, second, zone, year] = java;
  const month = monthNames.indexOf(name!.toLowerCase()) + 1;
  if (month === 0) return null;
  return { year: Number(year), month, day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second), hasSeconds: true, zone: /^(?:GMT|UTC|Z)$/i.test(zone!) ? 0 : beijing };
}

const clock = String.raw`(?:[ T]*(?:\(?(?:星期|周)[一二三四五六日天]\)?)? ?(上午|下午|AM|PM)? ?(\d{1,2}) ?[:时点] ?(\d{1,2}) ?(?:[:分] ?(?:(\d{1,2})(?:[.,]\d{1,9})? ?秒?)?)?(?: ?(Z|[+-]\d\d:?\d\d))?)?`;
const usual = new RegExp(String.raw`^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})${clock}$`, 'i');
const chinese = new RegExp(String.raw`^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?${clock}$`, 'i');
/** 20200802, 202008020930, 20200802093000; the empty group keeps the places of the others. */
const compact = /^((?:19|20)\d\d)([01]\d)([0-3]\d)()(?:([0-2]\d)([0-5]\d)([0-5]\d)?)?$/;
/** How Java prints a date: `Sun Aug 02 10:08:00 CST 2020`. */
const javaDate = /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([a-z]{1,4}) (\d{4})$/i;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Twelve-hour clock to hours of the day: 下午3 is 15, 上午12 is 0. */
function toDayHour(hour: number, half: string | undefined): number {
  if (!half) return hour;
  const afternoon = half === '下午' || half.toUpperCase() === 'PM';
  if (hour > 12) return hour;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function zoneOf(zone: string | undefined): number {
  if (!zone) return beijing;
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (hours * 60 + minutes) * 60_000 * (zone.startsWith('-') ? -1 : 1);
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
