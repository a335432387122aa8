import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as z from 'zod/mini';
import { defaultSettings, settingsSchema, type Settings } from '../contract/settings.ts';
import { roleSchema } from '../contract/sync.ts';
import { storeError } from './database.ts';
import { migrateSettings } from './migrations/settings.ts';

/** Who signed in last on the chosen server; its records stay in use while signed out. Holds nothing secret. */
export const accountSchema = z.strictObject({
  server: z.string(), userId: z.string(), name: z.string(), role: roleSchema, org: z.string(), deviceId: z.string(),
});
export type Account = z.infer<typeof accountSchema>;

interface BrowserSchema extends DBSchema { value: { key: string; value: unknown } }

/** What belongs to this browser and not to one server's records: settings, the account in use, device ids. */
export type BrowserStore = IDBPDatabase<BrowserSchema>;

export async function openBrowserStore(onClosed: () => void = () => undefined): Promise<BrowserStore> {
  try {
    const store: BrowserStore = await openDB<BrowserSchema>('duwang browser', 1, {
      upgrade: (db) => void db.createObjectStore('value'),
      blocking() {
        store.close();
        onClosed();
      },
      terminated: onClosed,
    });
    return store;
  } catch (error) {
    throw storeError(error);
  }
}

/** The settings, brought to the present shape; the defaults where none were stored or they cannot be read. */
export async function readSettings(store: BrowserStore): Promise<Settings> {
  const parsed = settingsSchema.safeParse(migrateSettings(await store.get('value', 'settings')));
  return parsed.success ? parsed.data : defaultSettings;
}

/** Returns once they are on disk. @throws StoreRefused */
export async function writeSettings(store: BrowserStore, settings: Settings): Promise<void> {
  await put(store, 'settings', settings);
}

/** The account in use, or null: alone. */
export async function readAccount(store: BrowserStore): Promise<Account | null> {
  const parsed = accountSchema.safeParse(await store.get('value', 'account'));
  return parsed.success ? parsed.data : null;
}

export async function writeAccount(store: BrowserStore, account: Account | null): Promise<void> {
  await put(store, 'account', account);
  if (account) await put(store, `device ${account.server} ${account.userId}`, account.deviceId);
}

/** Device ids this browser uses at a server, the last user's first: each belongs to one user there. */
export async function deviceIds(store: BrowserStore, server: string): Promise<readonly string[]> {
  const account = await readAccount(store);
  const prefix = `device ${server} `;
  const known = await store.getAll('value', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  const last = account?.server === server ? [account.deviceId] : [];
  return [...new Set([...last, ...known.filter((id) => typeof id === 'string')])];
}

/** Any small value of this browser, for instance what a fallback sign-in waits for. */
export async function readValue(store: BrowserStore, key: string): Promise<unknown> {
  return store.get('value', key);
}

export async function writeValue(store: BrowserStore, key: string, value: unknown): Promise<void> {
  await put(store, key, value);
}

async function put(store: BrowserStore, key: string, value: unknown): Promise<void> {
  try {
    const tx = store.transaction('value', 'readwrite', { durability: 'strict' });
    await tx.store.put(value, key);
    await tx.store.put(((await tx.store.get('turn')) as number | undefined ?? 0) + 1, 'turn');
    await tx.done;
  } catch (error) {
    throw storeError(error);
  }
}
