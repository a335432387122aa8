import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseName } from '../../store/database.ts';
import { forgetLoss, lossOf } from '../../store/kept-token.ts';
import { fault, penFor, read } from './reports.ts';
import { alone, area, browser, everything, look, snapshot, start, startEmpty, tear, use, work, work1, zhou } from './torn-browser.ts';

beforeEach(startEmpty);
afterEach(() => tear(...everything));

it('first use, and the first start after an update from a version without it: nothing is said', async () => {
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
  await work();
  expect(await look()).toBe(false);
  browser.kept = undefined; // as if everything had been recorded by the older version
  await browser.store.delete('meta', 'identity');
  await browser.settings.delete('value', 'identity');
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
});

it('everything torn, alone: what was there is told, at every start, until a person has seen it', async () => {
  await work();
  await look();
  await tear(...everything);
  await start(null);
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toEqual({ at: 1000, settings: true, works: [alone] });
  await work();
  await start();
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toMatchObject({ works: [alone] });
  await forgetLoss(area);
  expect(await lossOf(area)).toBeNull();
  await start();
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
});

it('everything torn while signed in: the account is gone with it, and its server, name and unsent changes are told', async () => {
  await use(zhou);
  await work();
  const unsent = await browser.store.count('op');
  expect(unsent).toBeGreaterThan(0);
  await look();
  await tear(...everything);
  await start(null);
  await work(); // a page that read itself before anybody looked
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toEqual({ at: 1000, settings: true, works: [{ was: { server: zhou.server, name: '周小一', sites: 1, inspections: 1, unsent }, left: null }] });
});

it('the records of the account alone torn: told, and the settings are not', async () => {
  await use(zhou);
  await work();
  await look();
  await tear(databaseName(zhou));
  await start();
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toMatchObject({ settings: false, works: [{ was: { name: '周小一' }, left: null }] });
});

it('the settings alone torn: the records that are still there are not told as lost', async () => {
  await work();
  await use(zhou);
  await work();
  await look();
  await tear('duwang browser');
  await start(null);
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toEqual({ at: 1000, settings: true, works: [] });
});

it('set back to an earlier state, with its identity: told, with what is left; the settings too', async () => {
  await work();
  await look();
  const shots = [await snapshot(databaseName(null)), await snapshot('duwang browser')];
  await read(penFor(browser.store, { sharing: false }), [fault('SiteIDCode')], { host: 'www.other.gov.cn' });
  await look();
  await tear(databaseName(null));
  await start();
  await shots[0]!();
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toEqual({ at: 1000, settings: false, works: [{ was: { ...work1, sites: 2, inspections: 2 }, left: work1 }] });
  expect(await look()).toBe(false);

  // The account was written last: without it another database is in use, and still the loss is told.
  await forgetLoss(area);
  await use(zhou);
  await work();
  await look();
  await tear('duwang browser');
  await start(null);
  await shots[1]!();
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toEqual({ at: 1000, settings: true, works: [] });
});

it('a second loss before the first was seen: both are told', async () => {
  await work();
  await look();
  await tear(...everything);
  await start(null);
  await look();
  await work();
  await look();
  await tear(...everything);
  await start(null);
  await look();
  expect((await lossOf(area))!.works).toEqual([alone, alone]);
});

it('local storage lost: it is written anew, and guards again', async () => {
  await work();
  await look();
  browser.kept = undefined;
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
  browser.kept = { of: 'another version' };
  expect(await look()).toBe(false);
  await tear(...everything);
  await start(null);
  expect(await look()).toBe(true);
});

it('local storage set back by the power cut: the loss it had noted is noted again', async () => {
  await work();
  await look();
  const before = structuredClone(browser.kept);
  await tear(...everything);
  await start(null);
  await look();
  browser.kept = before;
  await start();
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toMatchObject({ settings: true, works: [alone] });
});
