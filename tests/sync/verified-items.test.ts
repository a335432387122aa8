import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { issue } from '../../store/issue.ts';
import { takeStep } from '../../store/items.ts';
import { verifyByPerson, verifyVisit } from '../../store/verify-visit.ts';
import { fault, home, read, report } from '../store/reports.ts';
import { a, b, both, found, itemOf, sight } from './items-browsers.ts';

test('a closed fault that is there again reopens itself, once, whoever meets it', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  await verifyVisit(a.pen, sight(report([])));
  await takeStep(a.pen, [id], { act: 'close', note: '', day: null });
  await both();

  const faulty = report([fault('SiteName')]);
  for (const one of [a, b]) {
    await read(one.pen, [fault('SiteName')]);
    expect(await verifyVisit(one.pen, sight(faulty))).toMatchObject([{ as: 'reopened' }]);
    expect(await verifyVisit(one.pen, sight(faulty))).toEqual([]);
  }
  await both();
  await b.sync();
  const items = (await a.store.getAll('rectification')).map(({ data }) => data).toSorted((x, y) => (x.number! < y.number! ? -1 : 1));
  expect(items.map(({ state, number }) => [state, number?.slice(-4)])).toEqual([['closed', '0001'], ['open', '0002']]);
  expect(items[1]).toMatchObject({ reopens: id, unit: '示范县教育局', workingDays: 3 });
  expect(items[0]).toMatchObject({ reopenedAs: items[1]!.id });
  expect((await b.store.getAll('rectification')).map(({ data }) => data).toSorted((x, y) => (x.number! < y.number! ? -1 : 1))).toEqual(items);
  expect(await a.store.count('tray') + await b.store.count('tray')).toBe(0);
});

test('a page that is gone is 以删代改 and not closed; a reviewer may find that right, and the fault does not come back by that', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'reply-done', note: '页面已撤', day: null });
  const gone = report([], { status: 404, opened: false, settledBy: 'failed', checks: [{ id: 'site-tags', version: 1, outcome: 'cannot-check', reason: '页面未能打开（HTTP 404），未检', findings: [] }] });
  expect(await verifyVisit(a.pen, sight(gone))).toEqual([{ itemId: id, as: 'removed' }]);
  await expect(takeStep(a.pen, [id], { act: 'close', note: '', day: null })).rejects.toThrow('已删除，都不算已改');
  expect(await verifyByPerson(a.pen, id, home, 'fixed', ' ', { catalogue: 'test', toolVersion: '0.1.0' })).toBe(false);
  expect(await verifyByPerson(b.pen, id, home, 'fixed', '应当删除', { catalogue: 'test', toolVersion: '0.1.0' })).toBe(false);
  expect(await verifyByPerson(a.pen, id, home, 'fixed', '页面泄露个人信息，应当删除', { catalogue: 'test', toolVersion: '0.1.0' })).toBe(true);
  await takeStep(a.pen, [id], { act: 'close', note: '', day: null });
  await both();
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed' });
  expect(await a.store.count('tray')).toBe(0);
});

test('a page that does not open proves nothing', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  expect(await verifyVisit(a.pen, sight(null))).toEqual([{ itemId: id, as: 'unable' }]);
  expect(await itemOf(a, id)).toMatchObject({ state: 'answered' });
  const [seen] = await a.store.getAllFromIndex('verification', 'itemId', id);
  expect(seen!.data).toMatchObject({ as: 'unable', because: '页面没有打开', before: { at: expect.any(Number) } });
});

test('only what is reported done is looked at by itself; a person may ask for any; the same look is entered once', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  expect(await verifyVisit(a.pen, sight(report([])))).toEqual([]);
  expect(await verifyVisit(a.pen, sight(report([fault('SiteName')]), { asked: true }))).toEqual([{ itemId: id, as: 'unfixed' }]);
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  // The look before the report is not enough.
  expect(await verifyVisit(a.pen, sight(report([fault('SiteName')])))).toEqual([{ itemId: id, as: 'unfixed' }]);
  expect(await verifyVisit(a.pen, sight(report([fault('SiteName')])))).toEqual([]);
  expect(await verifyVisit(a.pen, sight(report([])))).toEqual([{ itemId: id, as: 'fixed' }]);
});
