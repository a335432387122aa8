import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UnitPack } from '../../contract/unit-pack.ts';
import { withDueDay } from '../../rectify/due.ts';
import { calendarHere } from '../../store/calendar.ts';
import { decide } from '../../store/decide.ts';
import { issue, type Draft } from '../../store/issue.ts';
import { keepPack, listPacks, setPackState, sharePack } from '../../store/packs.ts';
import { clock } from '../server/support/observe.ts';
import { cookieOf, postForm, testPassword } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { fault, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
type Browser = Awaited<ReturnType<typeof browserOf>>;
let a: Browser;
let b: Browser;

beforeEach(async () => {
  unit = await openUnit({ now: clock().now, ownReview: true });
  a = await browserOf(await unit.person('editor', '审核甲'));
  b = await browserOf(await unit.person('inspector', '检查乙'));
});
afterEach(() => unit[Symbol.asyncDispose]());

/** Made up for the tests: no notice of any year. */
const source = '测试用，不是真的通知';
const holidays: UnitPack = {
  format: 'duwang-pack/1', code: 'holidays', version: 1, name: '2027 年节假日', from: '2026-11-01', until: null, note: '', words: [], confusions: [], allow: [], settings: [], trustedHosts: [],
  calendar: [['元旦', '01-01', '01-03'], ['春节', '02-05', '02-11'], ['清明节', '04-03', '04-05'], ['劳动节', '05-01', '05-05'], ['端午节', '06-09', '06-09'], ['国庆节、中秋节', '10-01', '10-08']]
    .map(([name, from, to]) => ({ year: 2027, kind: 'off' as const, name: name!, from: `2027-${from}`, to: `2027-${to}`, source })),
};
/** A draft whose term reaches into 2027, however the notices stand: thirty working days from November. */
async function draftOf(about: string): Promise<Draft> {
  const page = await read(a.pen, [fault(about)]);
  await decide(a.pen, page.present, 'confirmed', '');
  const finding = await a.pen.store.get('finding', page.present[0]!);
  return { inspectionId: finding!.data.inspectionId!, findingIds: [finding!.id], unit: '示范县教育局', says: finding!.data.says, fix: '', note: '', workingDays: 30, dueOn: null };
}
const both = async (): Promise<void> => {
  for (const one of [a, b, a]) await one.sync();
};
/** The last day as a browser shows it. */
const shown = async ({ pen }: Browser, id: string): Promise<string | null> => withDueDay((await pen.store.get('rectification', id))!.data, await calendarHere(pen)).dueOn;
const onPage = async (): Promise<string> => {
  const cookie = cookieOf(await postForm(unit.server.url, '/login', { name: '审核甲', password: testPassword }));
  return (await fetch(`${unit.server.url}/desk/items`, { headers: { Cookie: cookie } })).text();
};

test('filed 待日历, the item has its number at once and no day; with the published calendar every browser and the server’s pages show the same day, and rolling it back takes it away', async () => {
  const draft = await draftOf('SiteName');
  await expect(issue(a.pen, [draft])).rejects.toThrow('可以先按“待日历”下发，或直接指定日期；通知公布后，请审核人员在“单位规则包”里导入2027年的节假日安排');
  const [id] = await issue(a.pen, [{ ...draft, mayWait: true }]) as [string];
  await both();
  expect((await b.store.get('rectification', id))!.data).toMatchObject({ number: '2026-0001', dueOn: null, workingDays: 30, state: 'open' });
  expect(await onPage()).toContain('待日历（30 个工作日）');

  const edition = await keepPack(a.pen, holidays, true);
  await both();
  expect([await shown(a, id), await shown(b, id)]).toEqual(['2027-01-04', '2027-01-04']);
  expect(await onPage()).toContain('2027-01-04');

  await setPackState(a.pen, edition, 'off');
  await both();
  expect([await shown(a, id), await shown(b, id)]).toEqual([null, null]);
  expect(await onPage()).toContain('待日历（30 个工作日）');
});

test('what is issued after the calendar was published has its day from the server; a calendar kept here alone counts for nobody, and a corrected version counts at once', async () => {
  const edition = await keepPack(a.pen, holidays, false);
  await expect(issue(a.pen, [await draftOf('SiteName')])).rejects.toThrow('没有国务院办公厅2027年的节假日安排');
  await sharePack(a.pen, edition);
  const [id] = await issue(a.pen, [await draftOf('SiteIDCode')]) as [string];
  await both();
  expect((await b.store.get('rectification', id))!.data).toMatchObject({ number: '2026-0001', dueOn: '2027-01-04' });

  await keepPack(a.pen, { ...holidays, version: 2, calendar: holidays.calendar!.map((line) => (line.name === '元旦' ? { ...line, from: '2026-12-31' } : line)) }, true);
  const [next] = await issue(a.pen, [await draftOf('Keywords')]) as [string];
  await both();
  expect((await b.store.get('rectification', next))!.data).toMatchObject({ number: '2026-0002', dueOn: '2027-01-05' });
  // What was issued keeps the day it was issued with.
  expect((await b.store.get('rectification', id))!.data.dueOn).toBe('2027-01-04');
  expect((await listPacks(b.store)).map(({ pack }) => pack.version)).toEqual([2, 1]);
});
