import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { issue } from '../../store/issue.ts';
import { takeStep } from '../../store/items.ts';
import { readItems } from '../../store/read-items.ts';
import { closingStays, undoClose } from '../../store/undo-close.ts';
import { verifyVisit } from '../../store/verify-visit.ts';
import { newStore, penFor, report } from '../store/reports.ts';
import { a, b, both, found, itemOf, sight } from './items-browsers.ts';

const close = { act: 'close', note: '', day: null } as const;

/** Items of as many faults, reported done and seen to be right here. */
async function proven(pen: typeof a.pen, ...about: string[]): Promise<readonly string[]> {
  const ids = await issue(pen, await found({ pen }, ...about));
  await takeStep(pen, ids, { act: 'reply-done', note: '', day: null });
  await verifyVisit(pen, sight(report([])));
  return ids;
}

test('a closing stays for a moment; taken back in that time nobody ever hears of it', async () => {
  const [id] = await proven(a.pen, 'SiteName') as [string];
  await both();
  const before = await a.store.get('rectification', id);
  const now = Date.now();
  await takeStep(a.pen, [id], close, now + closingStays);
  await a.sync();
  expect(await a.store.count('op')).toBe(1);
  expect((await readItems(a.store, now))[0]).toMatchObject({ undoable: true, item: { state: 'closed' } });
  expect(await undoClose(a.pen, [id], now)).toBe(1);
  expect(await a.store.get('rectification', id)).toEqual(before);
  expect(await a.store.count('op')).toBe(0);
  await both();
  expect(await itemOf(b, id)).toMatchObject({ state: 'review' });
  expect((await b.store.getAllFromIndex('step', 'itemId', id)).map(({ data }) => data.act)).toEqual(['reply-done']);
  // And it can be closed again.
  await takeStep(a.pen, [id], close);
  await both();
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed' });
});

test('after that time it goes and stays: not taken back on its way, not when the answer was lost, not when it has arrived', async () => {
  const [id] = await proven(a.pen, 'SiteName') as [string];
  await both();
  const now = Date.now();
  await takeStep(a.pen, [id], close, now + closingStays);
  await expect(undoClose(a.pen, [id], now + closingStays)).rejects.toThrow('已经送出');
  await a.sync({ now: () => now + closingStays });
  expect(await a.store.count('op')).toBe(0);
  await expect(undoClose(a.pen, [id], now)).rejects.toThrow('已经送出');
  expect((await readItems(a.store, now))[0]).toMatchObject({ undoable: false });
  await b.sync();
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed' });
});

test('a worker that dies leaves the closing on its way: the next exchange takes it along', async () => {
  const [id] = await proven(a.pen, 'SiteName') as [string];
  await takeStep(a.pen, [id], close, Date.now() + closingStays);
  await a.sync();
  await a.sync({ now: () => Date.now() + closingStays });
  await b.sync();
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed' });
});

test('a clock that is set back does not hold a closing for years, and one that is set forward does not open it again', async () => {
  const [id] = await proven(a.pen, 'SiteName') as [string];
  const year = 365 * 24 * 3_600_000;
  const ahead = Date.now() + 10 * year;
  await takeStep(a.pen, [id], close, ahead + closingStays);
  await expect(undoClose(a.pen, [id], Date.now())).rejects.toThrow('已经送出');
  await both();
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed' });
});

test('many at once: those still here are taken back, the number is said', async () => {
  const ids = await proven(a.pen, 'SiteName', 'SiteIDCode', 'SiteDomain');
  await both();
  const now = Date.now();
  await takeStep(a.pen, ids.slice(0, 1), close);
  await a.sync();
  await takeStep(a.pen, ids.slice(1), close, now + closingStays);
  expect(await undoClose(a.pen, ids, now)).toBe(2);
  expect((await Promise.all(ids.map(async (id) => (await itemOf(a, id))!.state)))).toEqual(['closed', 'review', 'review']);
});

test('alone there is no sending: the same moment counts, from the closing', async () => {
  const pen = { ...penFor(await newStore(), {}), sharing: false };
  const [id] = await proven(pen, 'SiteName') as [string];
  const before = await itemOf(pen, id);
  await takeStep(pen, [id], close);
  const at = (await itemOf(pen, id))!.closedAt!;
  expect((await readItems(pen.store, at + 1))[0]).toMatchObject({ undoable: true });
  await expect(undoClose(pen, [id], at + closingStays)).rejects.toThrow('过了可以撤销的时间');
  expect(await undoClose(pen, [id], at + closingStays - 1)).toBe(1);
  expect(await itemOf(pen, id)).toEqual(before);
});
