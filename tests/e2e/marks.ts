import type { ExtensionBrowser } from './fixtures.ts';
import { eventually } from './fixtures.ts';

/**
 * The marked points of T4, each by what the worker is about to do with the browser: it never gets further. Nothing of the product knows
 * of them, they are put over the browser's own functions in the running worker and go with it.
 */
export const marks = {
  'capture: the page is there, its run is not noted yet': ['session.set', 'run:'],
  'capture: the run is noted, the inspector is not in the page yet': ['executeScript', '/inspector.js'],
  'capture: the result is here, nothing of it is written': ['put', 'visit'],
  'capture: half of it is written': ['put', 'page'],
  'capture: it is on disk, nobody was told': ['session.remove', 'run:'],
  'push: nothing has left': ['fetch', '/v1/sync/push'],
  'push: the server has it, its answer is not here': ['fetched', '/v1/sync/push'],
  'push: the answer is half written': ['delete', 'op'],
  'push: the answer is written, nothing is fetched': ['fetch', '/v1/sync/pull'],
  'pull: the answer is on its way': ['fetched', '/v1/sync/pull'],
  'pull: the rows are written, the cursor is not': ['put', 'meta'],
  'pull: all is written': ['fetch', '/v1/profile'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type Mark = keyof typeof marks;

/** Halts the worker for good at the mark, once it comes there; the rest of it goes on, as an idle browser's would. */
export async function haltAt(browser: ExtensionBrowser, mark: Mark): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(([doing, what]) => {
    const here = globalThis as unknown as { halted: boolean };
    here.halted = false;
    const halt = (): Promise<never> => {
      here.halted = true;
      return new Promise<never>(() => undefined);
    };
    /** A request that is never answered, with its transaction held open: what is written in it stays half written. */
    const open = (store: IDBObjectStore): IDBRequest => {
      here.halted = true;
      const again = (): void => void store.count().addEventListener('success', again);
      again();
      return Object.create(IDBRequest.prototype, { addEventListener: { value: () => undefined }, removeEventListener: { value: () => undefined } }) as IDBRequest;
    };
    const own = (store: IDBObjectStore): boolean => store.name === what && store.transaction.db.name !== 'duwang browser' && store.transaction.mode === 'readwrite';
    const { put, delete: remove } = IDBObjectStore.prototype;
    if (doing === 'put') IDBObjectStore.prototype.put = function (value, key) { return own(this) && (what !== 'meta' || key === 'cursor') ? open(this) : put.apply(this, key === undefined ? [value] : [value, key]); };
    if (doing === 'delete') IDBObjectStore.prototype.delete = function (key) { return own(this) ? open(this) as IDBRequest<undefined> : remove.call(this, key); };
    const { session } = chrome.storage;
    const [set, forget] = [session.set.bind(session), session.remove.bind(session)];
    if (doing === 'session.set') Object.assign(session, { set: (values: Record<string, unknown>) => (Object.keys(values).some((key) => key.startsWith(what)) ? halt() : set(values)) });
    if (doing === 'session.remove') Object.assign(session, { remove: (keys: string | string[]) => ([keys].flat().some((key) => key.startsWith(what)) ? halt() : forget(keys)) });
    const { executeScript } = chrome.scripting;
    if (doing === 'executeScript') Object.assign(chrome.scripting, { executeScript: (injection: { readonly files?: readonly string[] }) => (injection.files?.includes(what) ? halt() : (executeScript as (one: unknown) => unknown).call(chrome.scripting, injection)) });
    const ask = globalThis.fetch;
    if (doing === 'fetch' || doing === 'fetched') globalThis.fetch = async (...args) => {
      if (!String(args[0]).includes(what)) return ask(...args);
      if (doing === 'fetched') await ask(...args).then((answer) => answer.text());
      return halt();
    };
  }, marks[mark]);
}

/** Waits until the worker stands at its mark. */
export async function halted(browser: ExtensionBrowser): Promise<void> {
  const worker = await browser.worker();
  await eventually(() => worker.evaluate(() => (globalThis as unknown as { halted?: boolean }).halted === true), 'the worker to come to its mark', 60_000);
}
