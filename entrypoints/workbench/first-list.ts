import { openDB } from 'idb';
import { browser } from 'wxt/browser';
import type { DeskList } from '../../contract/workbench.ts';
import { databaseName, openStore } from '../../store/database.ts';
import { listInspections } from '../../store/list-inspections.ts';

/**
 * The list of inspections as this page can read it before the rest of its code is here, so that it stands as soon as the code that draws it.
 * It reads the very records the worker reads, but for what beside them only a checked answer may say: it is asked for right after.
 * @returns null where anything is other than plain: then the list is shown when it was asked for
 */
export async function firstList(): Promise<DeskList | null> {
  try {
    const [{ account, settings }, fixed] = await Promise.all([browserValues(), policy()]);
    if (account === false) return null;
    const store = await openStore(databaseName(account));
    try {
      if (await store.count('rubric') > 0) await adoptOwn(store);
      const inspections = await listInspections(store, true, browser.runtime.getManifest().version);
      const language = fixed.language ?? settings.language;
      return {
        own: { language: language === 'en' ? 'en' : 'zh-CN', name: account?.name ?? (typeof settings.readerName === 'string' && settings.readerName.trim() !== '' ? settings.readerName : null), mayWrite: account?.role !== 'reader' },
        inspections: [...inspections],
      };
    } finally {
      store.close();
    }
  } catch {
    return null; // The answer says in words what is wrong.
  }
}

type Values = Readonly<Record<string, unknown>>;
interface SomeAccount { readonly server: string; readonly userId: string; readonly name: string; readonly role: string }

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
async function policy(): Promise<Values> {
  return await browser.storage.managed?.get(null).catch(() => ({})) ?? {};
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function isAccount(value: unknown): value is SomeAccount {
  return isValues(value) && ['server', 'userId', 'name', 'role'].every((key) => typeof value[key] === 'string');
}

/** The unit's own forms, so that a name is shown as the form it means: only where it has any, for the code is large. */
async function adoptOwn(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  await (await import('../../store/own-rubrics.ts')).adoptOwnRubrics(store);
}
