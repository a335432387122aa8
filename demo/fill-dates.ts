/**
 * Fills in the dates of a demo page: `{{now-3d}}` becomes a moment three days before `now`. Any other `{{…}}` stays: it is a
 * fault on purpose. Knows no files, so that the tour inside the extension can use it too.
 */
export function fillDates(html: string, now: Date): string {
  return html.replace(/\{\{now-(\d+)d(?::([a-z]+))?\}\}/g, (_, days: string, form = 'minute') => dateText(now, Number(days), form));
}

/**
 * A date some days before `now`, in Beijing time and always at 09:30: the page is the same all day long.
 * Forms: `minute` 2026-11-03 09:30, `second` with :00, `day` 2026-11-03, `han` 2026年11月3日.
 */
export function dateText(now: Date, daysAgo: number, form: string): string {
  const beijing = new Date(now.getTime() + 8 * 3_600_000 - daysAgo * 86_400_000).toISOString();
  const day = beijing.slice(0, 10);
  const [year, month, date] = day.split('-').map(Number);
  switch (form) {
    case 'minute': return `${day} 09:30`;
    case 'second': return `${day} 09:30:00`;
    case 'day': return day;
    case 'han': return `${year}年${month}月${date}日`;
    default: throw new RangeError(`unknown date form: ${form}`);
  }
}
