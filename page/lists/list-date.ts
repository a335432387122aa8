import { formatBeijing } from '../date-format.ts';

/**
 * A date as a list shows it. full: with its year, or relative to today; short: month and day, the year is to be inferred;
 * invalid: written like a date, but there is no such day (2021-02-30).
 */
export type ListDate =
  | { readonly kind: 'full'; readonly day: string }
  | { readonly kind: 'short'; readonly month: number; readonly date: number }
  | { readonly kind: 'invalid' };

/** Longest text that is tried. */
export const longestDate = 48;

/**
 * Reads a text (normalised) that is a date and nothing else, brackets, a label (发布时间：) and a time of day aside; null when it
 * is none. `today`: day in Beijing, for 今天, 昨天 and 3天前. A weekday makes it a clock and no list's date.
 */
export function readListDate(text: string, today: string): ListDate | null {
  if (text.length > longestDate || text.length < 2) return null;
  if (text.length === 10) {
    // By far most lists write just so.
    const usual = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(text);
    if (usual) return fullOf(Number(usual[1]), Number(usual[2]), Number(usual[3]));
  }
  const tight = text.replace(/\s+/g, ' ').trim().replace(opening, '').replace(label, '').replace(closing, '').trim();
  const full = fullDate.exec(tight) ?? compactDate.exec(tight);
  if (full) return fullOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const chinese = shortChinese.exec(tight) ?? (/^[[(]/.test(text.trim()) ? shortLoose : shortPlain).exec(tight);
  if (chinese) return shortOf(Number(chinese[1]), Number(chinese[2]));
  return relativeOf(tight, today);
}

/** Reads a date at the end or the beginning of a headline's own text: only with its year, and in brackets or set off by a space. */
export function readEdgeDate(text: string): { readonly date: ListDate; readonly title: string } | null {
  const tail = /^(.*?)(?:\s+|(?=[[(]))[[(]?((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?: \d{1,2}:\d\d(?::\d\d)?)?[\])]?$/s.exec(text.length > 300 ? text.slice(-300) : text);
  const head = tail ? null : /^[[(]?((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[\])]|\s)\s*(.*)$/s.exec(text.slice(0, 300));
  const written = tail?.[2] ?? head?.[1];
  const date = written === undefined ? null : readListDate(written, '1970-01-01');
  return date ? { date, title: (tail?.[1] ?? head?.[2] ?? '').trim() } : null;
}

/** Year and month of a day shown apart (`2026-01` over `05`), or null. */
export function readYearMonth(text: string): readonly [year: number, month: number] | null {
  const found = /^((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})月?$/.exec(text);
  if (found) return [Number(found[1]), Number(found[2])];
  const turned = /^(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)$/.exec(text);
  return turned ? [Number(turned[2]), Number(turned[1])] : null;
}

/** A real day as YYYY-MM-DD, or null. */
export function dayOf(year: number, month: number, date: number): string | null {
  if (year < 1970 || month < 1 || month > 12 || date < 1 || (date > 28 && date > new Date(Date.UTC(year, month, 0)).getUTCDate())) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/** The day in an address (`t20260312_`, `/2026/3/12/`, `/202603/12/`, `/2026-03/12/`, `/2026/03-12/`), or null. */
export function dayInAddress(url: URL): string | null {
  const path = url.pathname.slice(0, 400);
  if (!/(?:19|20)\d\d/.test(path)) return null;
  const found = /\/t((?:19|20)\d\d)(\d\d)(\d\d)_/.exec(path) ?? /\/((?:19|20)\d\d)[-/]?(\d{1,2})[-/](\d{1,2})\//.exec(path) ?? /\/((?:19|20)\d\d)(\d\d)(\d\d)\//.exec(path);
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

const opening = /^[[({<「【《·•>|/\s-]{1,4}/;
const closing = /[\])}>」】》|\s]{1,4}$/;
const label = /^(?:(?:发布|更新|公布|公开|发文|成文|生成|印发|录入)?(?:时间|日期)|发布于|更新于)\s?:?\s?/;
const clock = String.raw`(?:[ T]{0,3}\d{1,2}:\d\d(?::\d\d(?:\.\d{1,3})?)?)?`;
const fullDate = new RegExp(String.raw`^((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?${clock}$`);
const compactDate = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const shortChinese = new RegExp(String.raw`^(\d{1,2}) ?月 ?(\d{1,2}) ?日${clock}$`);
const shortPlain = new RegExp(String.raw`^(\d\d)[-/.](\d\d)${clock}$`);
const shortLoose = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})${clock}$`);

function fullOf(year: number, month: number, date: number): ListDate {
  const day = dayOf(year, month, date);
  return day ? { kind: 'full', day } : { kind: 'invalid' };
}

/** 02-29 is a day in some years. */
function shortOf(month: number, date: number): ListDate {
  return dayOf(2024, month, date) ? { kind: 'short', month, date } : { kind: 'invalid' };
}

function relativeOf(text: string, today: string): ListDate | null {
  const found = /^(?:(刚刚|今天|今日)|(昨天|昨日)|(前天|前日)|(\d{1,2}) ?(?:分钟|小时)前|(\d{1,3}) ?天前|(\d{1,2}) ?(?:周|星期)前)(?: ?\d{1,2}:\d\d)?$/.exec(text);
  if (!found) return null;
  const [, now, yesterday, before, , days, weeks] = found;
  const back = now ? 0 : yesterday ? 1 : before ? 2 : days ? Number(days) : weeks ? Number(weeks) * 7 : 0;
  return { kind: 'full', day: formatBeijing(Date.parse(`${today}T00:00:00+08:00`) - back * 86_400_000, false) };
}
