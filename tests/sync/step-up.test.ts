import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decide } from '../../store/decide.ts';
import { issue } from '../../store/issue.ts';
import { takeStep } from '../../store/items.ts';
import { readItems } from '../../store/read-items.ts';
import { closingsWaiting, release } from '../../store/step-up.ts';
import { undoClose } from '../../store/undo-close.ts';
import { verifyVisit } from '../../store/verify-visit.ts';
import { minute } from '../server/support/observe.ts';
import { allowOwnReview, type Person } from '../server/support/person.ts';
import { openStrictUnit, type StrictUnit } from '../server/support/strict-unit.ts';
import { fault, read, report } from '../store/reports.ts';
import { browserOf } from './browsers.ts';
import { sight } from './items-browsers.ts';

let strict: StrictUnit;
let again: () => Promise<Person>;
let browser: Awaited<ReturnType<typeof browserOf>>;
let other: Awaited<ReturnType<typeof browserOf>>;
let person: Person;

/** The same browser after its person has shown themselves anew. */
const shown = async (): Promise<void> => {
  person = await again();
  await release(browser.store);
};
const sync = (): Promise<boolean> => browser.sync({ token: async () => ({ ok: true, value: person.token }) });
const item = async (id: string) => (await browser.store.get('rectification', id))?.data;

beforeEach(async () => {
  strict = await openStrictUnit();
  await allowOwnReview(strict.url, strict.unit.administrator);
  const editor = await strict.person('editor', '审核甲');
  again = editor.again;
  person = await again();
  browser = await browserOf(person);
  other = await browserOf(await (await strict.person('editor', '审核丙')).again());
});
afterEach(() => strict[Symbol.asyncDispose]());

/** Items of as many faults, reported done and seen to be right, at the server. */
async function proven(...about: string[]): Promise<readonly string[]> {
  const page = await read(browser.pen, about.map((one) => fault(one)));
  await decide(browser.pen, page.present, 'confirmed', '');
  const findings = await Promise.all(page.present.map((id) => browser.pen.store.get('finding', id)));
  const ids = await issue(browser.pen, findings.map((finding) => ({
    inspectionId: finding!.data.inspectionId!, findingIds: [finding!.id], unit: '示范县教育局', says: finding!.data.says, fix: '', note: '', workingDays: null, dueOn: '2099-01-01', dueBecause: '上级规定',
  })));
  await takeStep(browser.pen, ids, { act: 'reply-done', note: '', day: null });
  await read(browser.pen, []);
  await verifyVisit(browser.pen, sight(report([])));
  await shown();
  await sync();
  expect(await browser.store.count('op')).toBe(0);
  return ids;
}

test('closings wait, are kept and not asked about again; one verification sends them all', async () => {
  const ids = await proven('SiteName', 'SiteIDCode', 'SiteDomain');
  strict.time.pass(16 * minute);
  await takeStep(browser.pen, ids, { act: 'close', note: '', day: null });
  await sync();
  expect(await closingsWaiting(browser.store)).toBe(3);
  expect(await browser.store.count('tray')).toBe(0);
  expect(await item(ids[0]!)).toMatchObject({ state: 'closed' });
  const asked = (await browser.store.getAll('op')).map(({ deferrals, notBefore }) => [deferrals, notBefore]);
  await sync();
  expect((await browser.store.getAll('op')).map(({ deferrals, notBefore }) => [deferrals, notBefore])).toEqual(asked);
  await other.sync();
  expect((await other.store.get('rectification', ids[0]!))?.data.state).toBe('review');

  await shown();
  await sync();
  expect([await closingsWaiting(browser.store), await browser.store.count('op'), await browser.store.count('tray')]).toEqual([0, 0, 0]);
  await other.sync();
  for (const id of ids) expect((await other.store.get('rectification', id))?.data).toEqual(await item(id));
  expect(await item(ids[2]!)).toMatchObject({ state: 'closed' });
});

test('what is about the item waits behind it in its order, also what comes back; everything else goes', async () => {
  const [one, two] = await proven('SiteName', 'SiteIDCode') as [string, string];
  strict.time.pass(16 * minute);
  await takeStep(browser.pen, [one], { act: 'close', note: '', day: null });
  await sync();
  // The fault is back on the page: the closed item continues in a new one.
  await read(browser.pen, [fault('SiteName')]);
  await verifyVisit(browser.pen, sight(report([fault('SiteName')])));
  expect((await item(one))!.reopenedAs).not.toBeNull();
  await takeStep(browser.pen, [two], { act: 'remind', note: '', day: null });
  await sync();
  expect(await browser.store.count('tray')).toBe(0);
  await other.sync();
  expect((await other.store.get('rectification', two))?.data.reminders).toBe(1);
  expect(await other.store.count('rectification')).toBe(2);

  await shown();
  await sync();
  expect([await browser.store.count('op'), await browser.store.count('tray')]).toEqual([0, 0]);
  await other.sync();
  expect((await other.store.get('rectification', one))?.data).toMatchObject({ state: 'closed', reopenedAs: (await item(one))!.reopenedAs });
});

test('a closing that waits can be taken back; one the server has cannot', async () => {
  const [one, two] = await proven('SiteName', 'SiteIDCode') as [string, string];
  const before = await item(one);
  strict.time.pass(16 * minute);
  await takeStep(browser.pen, [one, two], { act: 'close', note: '', day: null });
  await sync();
  expect((await readItems(browser.store, Date.now())).map(({ undoable }) => undoable)).toEqual([true, true]);
  expect(await undoClose(browser.pen, [one], Date.now())).toBe(1);
  expect(await item(one)).toEqual(before);
  expect(await closingsWaiting(browser.store)).toBe(1);
  await shown();
  await sync();
  await expect(undoClose(browser.pen, [two], Date.now())).rejects.toThrow('已经送出');
  await other.sync();
  expect((await other.store.get('rectification', one))?.data).toEqual(before);
  expect((await other.store.get('rectification', two))?.data.state).toBe('closed');
});
