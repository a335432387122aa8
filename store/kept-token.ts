import * as z from 'zod/mini';
import { lossSchema, workSchema, type Loss, type LostWork, type Work } from '../contract/loss.ts';
import { readValue, writeValue, type Account, type BrowserStore } from './browser-store.ts';
import { databaseName, openStore, reading, write, type Store } from './database.ts';

/**
 * A browser replaces a database it finds damaged by an empty one, or opens it as it was some time ago, and says nothing. So each database has an
 * identity of its own and a count of what was committed (`turn`), and a place that is stored apart from the databases (storage.local) keeps both:
 * where that knows another identity, the database was replaced; where it knows a higher count, it was set back.
 *
 * Emptying records on purpose (adopt after signing in, another account, signing out) leaves the identity and counts on, so none of it looks like a
 * loss, in whichever order it is done and wherever it dies. The database is always written first, so what is kept elsewhere is never ahead of it;
 * and a loss is noted in the same write that forgets what is gone. So a crash in between neither tells of a loss that was none nor hides one;
 * only what was written after the last look (half a second) can go unnoticed.
 */
export interface KeptArea {
  read(): Promise<unknown>;
  /** All of it or nothing. */
  write(kept: unknown): Promise<void>;
}

const markSchema = z.strictObject({ identity: z.string(), turn: z.int() });
type Mark = z.infer<typeof markSchema>;
const tokenSchema = z.extend(markSchema, { work: workSchema });
const keptSchema = z.strictObject({
  /** Of the database that holds settings and account; null: not noted yet. */
  browser: z.nullable(markSchema),
  /** By name of the database. */
  records: z.record(z.string(), tokenSchema),
  lost: z.nullable(lossSchema),
});
type Kept = z.infer<typeof keptSchema>;

const nothing: Kept = { browser: null, records: {}, lost: null };
const identityKey = 'identity';
const turnKey = 'turn';

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
  const settings = isBehind(await browserMark(browserStore), before.browser);
  const gone: Record<string, LostWork> = {};
  // Where the settings are gone nobody knows whose records were in use: every database that is known is looked at.
  for (const name of settings ? Object.keys(before.records) : [store.name].filter((one) => one in before.records)) {
    const was = before.records[name]!;
    const is = name === store.name ? await markOf(store) : await elsewhere(name, markOf);
    if (isBehind(is, was)) gone[name] = { was: was.work, left: is?.identity === was.identity ? await (name === store.name ? workOf(store, was.work) : elsewhere(name, (other) => workOf(other, was.work))) : null };
  }
  let kept = before;
  if (settings || Object.keys(gone).length > 0) {
    kept = {
      browser: settings ? null : before.browser,
      records: Object.fromEntries(Object.entries(before.records).filter(([name]) => !(name in gone))),
      lost: together(before.lost, { at: now(), settings, works: Object.values(gone).filter(({ was, left }) => left !== null || held(was)) }),
    };
    await area.write(kept);
  }
  const alone = databaseName(null);
  const left = kept.records[alone];
  const whose = { server: account?.server ?? null, name: account?.name ?? null };
  // What was recorded alone went along with who signed in since: it is not counted there any more.
  const moved = store.name !== alone && left && held(left.work) ? { [alone]: await elsewhere(alone, (other) => tokenOf(other, left.work)) } : {};
  const next: Kept = { ...kept, browser: await marked(browserStore), records: { ...kept.records, ...moved, [store.name]: await tokenOf(store, whose) } };
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

function isBehind(is: Mark | null, was: Mark | null): boolean {
  return was !== null && (is?.identity !== was.identity || is.turn < was.turn);
}

async function elsewhere<T>(name: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(name);
  try {
    return await look(store);
  } finally {
    store.close();
  }
}

async function markOf(store: Store): Promise<Mark | null> {
  const meta = reading(store).objectStore('meta');
  const [identity, turn] = await Promise.all([meta.get(identityKey), meta.get(turnKey)]);
  return markSchema.safeParse({ identity, turn }).data ?? null;
}

async function browserMark(store: BrowserStore): Promise<Mark | null> {
  const [identity, turn] = await Promise.all([readValue(store, identityKey), readValue(store, turnKey)]);
  return markSchema.safeParse({ identity, turn }).data ?? null;
}

/** With an identity, given now where it has none. */
async function marked(store: BrowserStore): Promise<Mark> {
  const known = await browserMark(store);
  if (known) return known;
  await writeValue(store, identityKey, crypto.randomUUID());
  return (await browserMark(store))!;
}

async function tokenOf(store: Store, whose: Pick<Work, 'server' | 'name'>): Promise<Kept['records'][string]> {
  if (!await markOf(store)) await write(store, async (tx) => {
    await tx.objectStore('meta').put(crypto.randomUUID(), identityKey);
  });
  // The counts are for people and may be of a moment later; only the mark decides.
  const mark = (await markOf(store))!;
  return { ...mark, work: await workOf(store, whose) };
}

async function workOf(store: Store, { server, name }: Pick<Work, 'server' | 'name'>): Promise<Work> {
  const tx = reading(store);
  const [sites, inspections, ops, tray] = await Promise.all((['site', 'inspection', 'op', 'tray'] as const).map((one) => tx.objectStore(one).count()));
  return { server, name, sites: sites!, inspections: inspections!, unsent: ops! + tray! };
}

function held({ sites, inspections, unsent }: Work): boolean {
  return sites + inspections + unsent > 0;
}

/** A second loss before the first was seen: both are told. */
function together(before: Loss | null, loss: Loss): Loss {
  return before ? { at: loss.at, settings: before.settings || loss.settings, works: [...before.works, ...loss.works] } : loss;
}
