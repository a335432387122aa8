import * as z from 'zod/mini';
import { lossSchema, workSchema, type Loss, type Work } from '../contract/loss.ts';
import { readValue, writeValue, type Account, type BrowserStore } from './browser-store.ts';
import { databaseName, openStore, reading, write, type Store } from './database.ts';

/**
 * A browser replaces a database it finds damaged by an empty one and says nothing. So each database has an identity of its own inside,
 * and a place that is stored apart from the databases (storage.local) keeps the same: where that knows a database by another identity than it has, it was replaced.
 *
 * Emptying records on purpose (adopt after signing in, another account, signing out) leaves the identity where it is, so none of it looks like a loss,
 * in whichever order it is done and wherever it dies. Identities are written before they are kept elsewhere, and a loss is noted in the same
 * write that forgets the old ones: a crash in between neither tells of a loss that was none nor hides one.
 */
export interface KeptArea {
  read(): Promise<unknown>;
  /** All of it or nothing. */
  write(kept: unknown): Promise<void>;
}

const tokenSchema = z.strictObject({ identity: z.string(), work: workSchema });
const keptSchema = z.strictObject({
  /** Identity of the database that holds settings and account; null: not noted yet. */
  browser: z.nullable(z.string()),
  /** By name of the database. */
  records: z.record(z.string(), tokenSchema),
  lost: z.nullable(lossSchema),
});
type Kept = z.infer<typeof keptSchema>;

const nothing: Kept = { browser: null, records: {}, lost: null };
const key = 'identity';

export interface Watched {
  readonly area: KeptArea;
  readonly browserStore: BrowserStore;
  readonly store: Store;
  readonly account: Account | null;
  readonly now: () => number;
}

/**
 * Compares what is kept elsewhere with the databases that are open, notes what was lost, and keeps how they stand now. One at a time.
 * What was kept is lost: then there is nothing to compare with, and it is written anew.
 * @returns whether something was found lost just now
 * @throws StoreRefused when the databases cannot be read; then nothing was noted, and the next time finds the same
 */
export async function keepTokens({ area, browserStore, store, account, now }: Watched): Promise<boolean> {
  const before = await readKept(area);
  const settingsLost = before.browser !== null && await readValue(browserStore, key) !== before.browser;
  const replaced = await replacedOf(before, store, settingsLost);
  let kept = before;
  if (settingsLost || replaced.length > 0) {
    kept = {
      browser: settingsLost ? null : before.browser,
      records: Object.fromEntries(Object.entries(before.records).filter(([name]) => !replaced.includes(name))),
      lost: together(before.lost, { at: now(), settings: settingsLost, works: replaced.map((name) => before.records[name]!.work).filter(held) }),
    };
    await area.write(kept);
  }
  const alone = databaseName(null);
  // What was recorded alone went along with who signed in since: it is not counted there any more.
  const left = kept.records[alone];
  const moved = store.name !== alone && left && held(left.work) ? { [alone]: await elsewhere(alone, (other) => tokenOf(other, null)) } : {};
  const next: Kept = { ...kept, browser: await browserIdentity(browserStore), records: { ...kept.records, ...moved, [store.name]: await tokenOf(store, account) } };
  if (JSON.stringify(next) !== JSON.stringify(kept)) await area.write(next);
  return kept !== before;
}

/** What a person has to be told, or null. */
export async function lossOf(area: KeptArea): Promise<Loss | null> {
  return (await readKept(area)).lost;
}

/** A person has seen it. */
export async function forgetLoss(area: KeptArea): Promise<void> {
  const kept = await readKept(area);
  if (kept.lost) await area.write({ ...kept, lost: null });
}

async function readKept(area: KeptArea): Promise<Kept> {
  const parsed = keptSchema.safeParse(await area.read());
  return parsed.success ? parsed.data : nothing;
}

/** Names of the databases that are not the ones that are known: the one in use; where the settings are gone too, every one, for who used it is not known any more. */
async function replacedOf(kept: Kept, store: Store, settingsLost: boolean): Promise<readonly string[]> {
  const replaced: string[] = [];
  for (const name of settingsLost ? Object.keys(kept.records) : [store.name].filter((one) => one in kept.records)) {
    const identity = name === store.name ? await identityOf(store) : await elsewhere(name, identityOf);
    if (identity !== kept.records[name]!.identity) replaced.push(name);
  }
  return replaced;
}

async function elsewhere<T>(name: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(name);
  try {
    return await look(store);
  } finally {
    store.close();
  }
}

async function identityOf(store: Store): Promise<string | null> {
  const identity = await reading(store).objectStore('meta').get(key);
  return typeof identity === 'string' ? identity : null;
}

async function tokenOf(store: Store, account: Account | null): Promise<Kept['records'][string]> {
  let identity = await identityOf(store);
  if (identity === null) {
    identity = crypto.randomUUID();
    await write(store, async (tx) => {
      await tx.objectStore('meta').put(identity, key);
    });
  }
  const tx = reading(store);
  const [sites, inspections, ops, tray] = await Promise.all((['site', 'inspection', 'op', 'tray'] as const).map((name) => tx.objectStore(name).count()));
  return { identity, work: { server: account?.server ?? null, name: account?.name ?? null, sites: sites!, inspections: inspections!, unsent: ops! + tray! } };
}

async function browserIdentity(store: BrowserStore): Promise<string> {
  const known = await readValue(store, key);
  if (typeof known === 'string') return known;
  const identity = crypto.randomUUID();
  await writeValue(store, key, identity);
  return identity;
}

function held({ sites, inspections, unsent }: Work): boolean {
  return sites + inspections + unsent > 0;
}

/** A second loss before the first was seen: both are told. */
function together(before: Loss | null, loss: Loss): Loss {
  return before ? { at: loss.at, settings: before.settings || loss.settings, works: [...before.works, ...loss.works] } : loss;
}
