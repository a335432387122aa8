/** A wish longer than a day is a day to us; whoever waits takes less. Seconds. */
const longest = 86_400;

/**
 * How long a server wishes to be left alone, in whole seconds from 0 to a day, from its `Retry-After` header: a number of seconds
 * or one of the three HTTP dates (RFC 9110, 10.2.3 and 5.6.7). Null for anything else (negative, a fraction, a list, words):
 * then it said nothing that could be kept to, and the usual waits hold.
 * @param date the answer's own `Date` header: both moments are of the server's clock, which may differ from ours
 * @param now our clock, epoch milliseconds, for answers without one
 */
export function retryAfterOf(value: string | null, date: string | null, now: number): number | null {
  const said = value?.trim() ?? '';
  if (/^\d+$/.test(said)) return Math.min(longest, Number(said));
  const until = httpDate(said);
  if (until === null) return null;
  return Math.min(longest, Math.max(0, Math.ceil((until - (httpDate(date?.trim() ?? '') ?? now)) / 1000)));
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const clock = String.raw`\d{2}:\d{2}:\d{2}`;
const inGmt = new RegExp(String.raw`^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:${months}) \d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-(?:${months})-\d{2}) ${clock} GMT$`);
const withoutZone = new RegExp(String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:${months}) [ \d]\d ${clock} \d{4}$`);

/** Only what the standard calls a date: `Date.parse` makes one of nearly any words with a number among them. */
function httpDate(text: string): number | null {
  const moment = inGmt.test(text) ? Date.parse(text) : withoutZone.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
