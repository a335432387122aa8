import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { openBrowserStore, writeAccount, type Account, type BrowserStore } from '../../store/browser-store.ts';
import { databaseName, openStore, type Store } from '../../store/database.ts';
import { forgetLoss, keepTokens, lossOf, type KeptArea } from '../../store/kept-token.ts';
import { fault, penFor, read } from './reports.ts';

const zhou: Account = { server: 'https://duwang.shifan.gov.cn', userId: 'u1', name: '周小一', role: 'editor', org: 'o1', deviceId: 'd1' };
const wang: Account = { ...zhou, userId: 'u2', name: '王小二', deviceId: 'd2' };
const work1 = { server: null, name: null, sites: 1, inspections: 1, unsent: 0 };
const alone = { was: work1, left: null };

/** Storage apart from the databases. `dies`: the browser is killed instead of the n-th write from now on. */
let kept: unknown;
let dies = Infinity;
const area: KeptArea = {
  read: async () => structuredClone(kept),
  write: async (value) => {
    dies -= 1;
    if (dies < 0) throw new Error('killed');
    kept = structuredClone(value);
  },
};

let browserStore: BrowserStore;
let store: Store;
let account: Account | null;
const look = (): Promise<boolean> => keepTokens({ area, browserStore, store, account, now: () => 1000 });

/** The databases are opened as after a start of the browser, with this account in use. */
async function start(now: Account | null = account): Promise<void> {
  store?.close();
  browserStore?.close();
  dies = Infinity;
  account = now;
  browserStore = await openBrowserStore();
  store = await openStore(databaseName(account));
}

/** Another account comes into use, by what a person does. */
async function use(now: Account | null): Promise<void> {
  account = now;
  await writeAccount(browserStore, now);
  store.close();
  store = await openStore(databaseName(now));
}

/** What Chromium does with a damaged database: it is gone, and an empty one is opened. */
async function tear(...names: readonly string[]): Promise<void> {
  store.close();
  browserStore.close();
  for (const name of names) await deleteDB(name);
}

/** Takes down what a database holds; the answer writes it into an empty one of that name. */
async function snapshot(name: string): Promise<() => Promise<void>> {
  const db = await openDB(name);
  const rows = await Promise.all([...db.objectStoreNames].map(async (one) => [one, await db.getAllKeys(one), await db.getAll(one)] as const));
  db.close();
  return async () => {
    const empty = await openDB(name);
    for (const [one, keys, values] of rows) for (const [index, value] of values.entries()) {
      const inline = empty.transaction(one).objectStore(one).keyPath !== null;
      await (inline ? empty.put(one, value) : empty.put(one, value, keys[index]!));
    }
    empty.close();
  };
}

const everything = ['duwang browser', databaseName(null), databaseName(zhou), databaseName(wang)];
const work = (): Promise<unknown> => read(penFor(store, { sharing: account !== null }), [fault('SiteName')]);

beforeEach(async () => {
  kept = undefined;
  await start(null);
});
afterEach(() => tear(...everything));

it('first use, and the first start after an update from a version without it: nothing is said', async () => {
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
  await work();
  expect(await look()).toBe(false);
  kept = undefined; // as if everything had been recorded by the older version
  await store.delete('meta', 'identity');
  await browserStore.delete('value', 'identity');
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
  const unsent = await store.count('op');
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
  await read(penFor(store, { sharing: false }), [fault('SiteIDCode')], { host: 'www.other.gov.cn' });
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
  kept = undefined;
  expect(await look()).toBe(false);
  expect(await lossOf(area)).toBeNull();
  kept = { of: 'another version' };
  expect(await look()).toBe(false);
  await tear(...everything);
  await start(null);
  expect(await look()).toBe(true);
});

it('local storage set back by the power cut: the loss it had noted is noted again', async () => {
  await work();
  await look();
  const before = structuredClone(kept);
  await tear(...everything);
  await start(null);
  await look();
  kept = before;
  await start();
  expect(await look()).toBe(true);
  expect(await lossOf(area)).toMatchObject({ settings: true, works: [alone] });
});

it('signing in takes the work along and empties the database on purpose; signing out, another account, back again: never told as a loss, wherever the browser is killed', async () => {
  const steps: readonly (() => Promise<unknown>)[] = [
    () => use(zhou),
    async () => {
      const old = await openStore(databaseName(null));
      expect(await adopt(old, penFor(store))).toBeGreaterThan(0);
      expect(await old.count('site')).toBe(0);
      old.close();
    },
    () => use(null), () => use(wang), work, () => use(zhou), work, () => use(null),
  ];
  for (let killedBefore = 0; killedBefore <= steps.length * 2; killedBefore += 1) {
    await tear(...everything);
    kept = undefined;
    await start(null);
    await work();
    await look();
    for (const [index, step] of steps.entries()) {
      await step();
      // Killed before it could look, or while it wrote: started again.
      if (killedBefore === index * 2) await start();
      if (killedBefore === index * 2 + 1) {
        dies = 0;
        await look().catch(() => undefined);
        await start();
      }
      expect(await look(), `step ${index}, killed at ${killedBefore}`).toBe(false);
    }
    expect(await lossOf(area)).toBeNull();
    const { records } = kept as { readonly records: Readonly<Record<string, { readonly work: object }>> };
    expect(records[databaseName(null)]!.work).toEqual({ ...work1, sites: 0, inspections: 0 });
  }
});

it('after the work was taken along, a loss tells it under the account it went to, once', async () => {
  await work();
  await look();
  await use(zhou);
  const old = await openStore(databaseName(null));
  await adopt(old, penFor(store));
  old.close();
  await look();
  await tear(...everything);
  await start(null);
  await look();
  expect((await lossOf(area))!.works.map(({ was }) => [was.name, was.sites])).toEqual([['周小一', 1]]);
});

it('killed at any write while a loss is being noted: the next start tells it, and none is told twice as two', async () => {
  for (let writes = 0; writes < 3; writes += 1) {
    await tear(...everything);
    kept = undefined;
    await start(null);
    await work();
    await look();
    await tear(...everything);
    await start(null);
    dies = writes;
    await look().catch(() => undefined);
    await start();
    await look();
    expect(await lossOf(area), `killed at write ${writes}`).toEqual({ at: 1000, settings: true, works: [alone] });
  }
});
