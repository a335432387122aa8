import { browser } from 'wxt/browser';
import type { Settings } from '../../contract/settings.ts';
import { besideManaged, underManaged, withProfile, type Managed } from '../../contract/managed.ts';
import { presets } from '../../contract/preset.ts';
import { defaultSettings } from '../../contract/settings.ts';
import { openBrowserStore, readAccount, readSettings, readValue, writeSettings, type Account, type BrowserStore } from '../../store/browser-store.ts';
import { unnamed } from '../../store/answers.ts';
import { databaseName, openStore, StoreRefused, type Store } from '../../store/database.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Pen } from '../../store/pen.ts';
import { readProfile } from '../../store/profile.ts';
import { soundNow } from '../../sync/sound-clock.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { governmentOrigins } from './reading/automatic.ts';
import { managed } from './managed.ts';

// Open connections, nothing else: whatever matters is in the databases, so the worker may die at any point.
let browserStore: Promise<BrowserStore> | null = null;
let opened: { readonly name: string; readonly store: Promise<Store> } | null = null;

/** What belongs to this browser. @throws StoreRefused */
export function browserDatabase(): Promise<BrowserStore> {
  browserStore ??= openBrowserStore(() => {
    browserStore = null;
  }).catch((error: unknown) => {
    browserStore = null;
    throw error;
  });
  return browserStore;
}

/** The records of the account in use. @throws StoreRefused */
export async function recordDatabase(): Promise<Store> {
  const name = databaseName(await readAccount(await browserDatabase()));
  if (opened?.name === name) return opened.store;
  void opened?.store.then((store) => store.close(), () => undefined);
  const forget = (): void => {
    if (opened === mine) opened = null;
  };
  const mine = {
    name,
    store: openStore(name, forget).catch((error: unknown) => {
      forget();
      throw error;
    }),
  };
  opened = mine;
  return mine.store;
}

/** Who writes now. @throws StoreRefused */
export async function pen(): Promise<Pen> {
  const [store, account, settings] = await Promise.all([recordDatabase(), currentAccount(), currentSettings()]);
  const [profile, now] = account ? await Promise.all([readProfile(store), clockOf(store)]) : [null, Date.now];
  return { store, ...(profile ? { ownReview: profile.ownReview } : {}), by: account?.name ?? (settings.readerName || unnamed), sharing: account !== null && account.role !== 'reader', ...(account ? { roles: rightsOf(account.role, profile) } : {}), now };
}

/** What time it is: by this computer, or by the unit's server where this computer is known to be wrong. Epoch milliseconds. @throws StoreRefused */
export async function timeNow(): Promise<number> {
  return await currentAccount() ? (await clockOf(await recordDatabase()))() : Date.now();
}

async function clockOf(store: Store): Promise<() => number> {
  const note = await syncNote(store);
  return () => soundNow(note, Date.now());
}

/** An administrator may or may not review, as the unit has set. While it is not known here nothing is refused: the server decides. */
function rightsOf(role: Account['role'], profile: Profile | null): readonly Account['role'][] {
  return role === 'administrator' && profile?.administratorInspects !== false ? ['administrator', 'inspector', 'editor'] : [role];
}

/** @throws StoreRefused for an account that may only look */
export async function mayWrite(): Promise<void> {
  if ((await currentAccount())?.role === 'reader') throw new StoreRefused('rule', 'said.role.reader');
}

export async function currentAccount(): Promise<Account | null> {
  return readAccount(await browserDatabase());
}

/** What is fixed here: by the browser's policy, and by the unit's server as it said last. Without an account there is no server that could. */
export async function fixedSettings(): Promise<Managed> {
  const policy = await managed();
  const account = await currentAccount();
  return account ? withProfile(policy, (await readProfile(await recordDatabase()))?.fixed ?? []) : policy;
}

/** The settings as they hold: what the unit's policy fixes, else what the person chose. */
export async function currentSettings(): Promise<Settings> {
  return underManaged(await ownSettings(), await fixedSettings());
}

/** Stores changed settings; what the policy fixes stays as the person had it before. */
export async function saveSettings(settings: Settings): Promise<void> {
  await writeSettings(await browserDatabase(), besideManaged(settings, await ownSettings(), await fixedSettings()));
}

/** What the person chose; as long as none were stored, inspection is automatic where the browser allows it (granted at installation counts). */
async function ownSettings(): Promise<Settings> {
  const store = await browserDatabase();
  if (await readValue(store, 'settings') === undefined) {
    const { suggested } = await managed();
    return { ...defaultSettings, ...(suggested ? { ...presets[suggested], preset: suggested } : {}), automatic: (await governmentOrigins()).length > 0 && suggested !== 'editing' };
  }
  return readSettings(store);
}

/** Version of the extension, as visits name it. */
export function toolVersion(): string {
  return browser.runtime.getManifest().version;
}
