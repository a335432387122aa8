import { openDB } from 'idb';
import { browser } from 'wxt/browser';
import type { DeskList } from '../../contract/workbench.ts';
import { databaseName, openStore, reading, type Store } from '../../store/database.ts';
import { listInspections } from '../../store/list-inspections.ts';
import { packOf } from '../../standards/rubrics.ts';

/**
 * The list of inspections, read from the very records the worker reads, without the shapes of messages: their code is large.
 * @returns null where anything is other than plain: then the whole workbench shows the list, or says in words what is wrong
 */
export async function firstList(): Promise<DeskList | null> {
  try {
    const [{ account, settings }, policy] = await Promise.all([browserValues(), managedValues()]);
    if (account === false) return null;
    const store = await openStore(databaseName(account));
    try {
      const [inspections, fixed] = await Promise.all([listInspections(store, true, browser.runtime.getManifest().version), account ? fixesLanguage(store) : false]);
      // A form of the unit's own has its name from its record; what a server fixed needs its shape to be read.
      if (fixed || inspections.some(({ inspection }) => !packOf(inspection.rubric))) return null;
      const language = policy.language ?? settings.language;
      return { own: { language: language === 'en' ? 'en' : 'zh-CN', name: null, mayWrite: account?.role !== 'reader' }, inspections: [...inspections] };
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}

type Values = Readonly<Record<string, unknown>>;
interface SomeAccount { readonly server: string; readonly userId: string; readonly role: string }

/** Who is signed in (null: nobody; false: not to be told from here) and what the person chose. */
async function browserValues(): Promise<{ readonly account: SomeAccount | null | false; readonly settings: Values }> {
  const db = await openDB('duwang browser', 1, { upgrade: (made) => void made.createObjectStore('value') });
  try {
    const [account, settings] = await Promise.all(['account', 'settings'].map((key) => db.get('value', key) as Promise<unknown>));
    return { account: account === undefined || account === null ? null : isAccount(account) ? account : false, settings: isValues(settings) ? settings : {} };
  } finally {
    db.close();
  }
}

/** What the browser's policy fixes; nothing where there is none. */
async function managedValues(): Promise<Values> {
  return await browser.storage.managed?.get(null).catch(() => ({})) ?? {};
}

/** Whether the unit's server may have fixed the language of the screen. */
async function fixesLanguage(store: Store): Promise<boolean> {
  return JSON.stringify(await reading(store).objectStore('meta').get('profile') ?? null).includes('"language"');
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function isAccount(value: unknown): value is SomeAccount {
  return isValues(value) && ['server', 'userId', 'role'].every((key) => typeof value[key] === 'string');
}
