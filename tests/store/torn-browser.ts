import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { openBrowserStore, writeAccount, type Account, type BrowserStore } from '../../store/browser-store.ts';
import { databaseName, openStore, type Store } from '../../store/database.ts';
import { keepTokens, type KeptArea } from '../../store/kept-token.ts';
import { fault, penFor, read } from './reports.ts';

export const zhou: Account = { server: 'https://duwang.shifan.gov.cn', userId: 'u1', name: '周小一', role: 'editor', org: 'o1', deviceId: 'd1' };
export const wang: Account = { ...zhou, userId: 'u2', name: '王小二', deviceId: 'd2' };
/** One site read on this computer alone, and what is told when it is lost. */
export const work1 = { server: null, name: null, sites: 1, inspections: 1, unsent: 0 };
export const alone = { was: work1, left: null };
export const everything = ['duwang browser', databaseName(null), databaseName(zhou), databaseName(wang)];

/** A browser whose databases can be torn away: what is open, who is signed in, and the storage apart from the databases. */
interface Browser {
  settings: BrowserStore;
  store: Store;
  account: Account | null;
  /** What the storage apart from the databases holds. */
  kept: unknown;
  /** The browser is killed instead of the n-th write from now on. */
  dies: number;
}

export const browser = { account: null, kept: undefined, dies: Infinity } as Browser;

export const area: KeptArea = {
  read: async () => structuredClone(browser.kept),
  write: async (value) => {
    browser.dies -= 1;
    if (browser.dies < 0) throw new Error('killed');
    browser.kept = structuredClone(value);
  },
};

export const look = (): Promise<boolean> => keepTokens({ area, browserStore: browser.settings, store: browser.store, account: browser.account, now: () => 1000 });

/** The databases are opened as after a start of the browser, with this account in use. */
export async function start(now: Account | null = browser.account): Promise<void> {
  browser.store?.close();
  browser.settings?.close();
  browser.dies = Infinity;
  browser.account = now;
  browser.settings = await openBrowserStore();
  browser.store = await openStore(databaseName(now));
}

/** A computer on which nothing was done yet. */
export async function startEmpty(): Promise<void> {
  browser.kept = undefined;
  await start(null);
}

/** Another account comes into use, by what a person does. */
export async function use(now: Account | null): Promise<void> {
  browser.account = now;
  await writeAccount(browser.settings, now);
  browser.store.close();
  browser.store = await openStore(databaseName(now));
}

/** What Chromium does with a damaged database: it is gone, and an empty one is opened. */
export async function tear(...names: readonly string[]): Promise<void> {
  browser.store.close();
  browser.settings.close();
  for (const name of names) await deleteDB(name);
}

/** Takes down what a database holds; the answer writes it into an empty one of that name. */
export async function snapshot(name: string): Promise<() => Promise<void>> {
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

export const work = (): Promise<unknown> => read(penFor(browser.store, { sharing: browser.account !== null }), [fault('SiteName')]);
