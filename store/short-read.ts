import type { FindingStatus } from '../contract/record.ts';
import { compareText } from '../scoring/facts.ts';
import { withoutTwins } from '../scoring/canonical-finding.ts';
import { reading, write, type Read, type Store } from './database.ts';
import { besideFindings, workOf, type InspectionRead } from './read-inspection.ts';
import { packFindings, shortened, shortShape, unpackFindings, type ShortFinding } from './short-findings.ts';
import { findingsStamp, stampsOf } from './stamps.ts';

/** One inspection as it stands, its findings in short. Equal stamps: nothing of it was written since. */
export interface Look {
  readonly read: InspectionRead<ShortFinding>;
  /** Twins among them; by inspection and id, as the records lie. */
  readonly all: readonly ShortFinding[];
  readonly stamps: string;
}

/** The findings of one inspection record as far as they are known here. `applied`: which changes since its summary are in it, by their stamps. */
interface Known { stamp: string; readonly byId: Map<string, ShortFinding>; readonly applied: Map<string, string>; sorted: readonly ShortFinding[] | null; summarised: boolean; waiting: number }

export interface ShortReader {
  /** What was looked at last of this inspection, if nothing was written since; null: it would have to be read. @throws StoreRefused for an unknown one */
  fresh(store: Store, id: string): Promise<Look | null>;
  /** All of one inspection: what a full read would give, without reading again what did not change. @throws StoreRefused for an unknown one */
  look(store: Store, id: string): Promise<Look>;
  /** Writes down what the next worker would have to read in full, where that is much. */
  keep(store: Store, id: string): Promise<void>;
}

/** So many inspections are remembered at once. */
const remembered = 4;

/**
 * Reads inspections again and again. Nothing here matters: a new one, with empty hands, gives the same answers.
 * @param large smaller inspections are always read in full: that is as quick
 * @param most so many changes are read one by one; more, and the summary is made anew
 */
export function shortReader(large = 500, most = 300): ShortReader {
  let owner: Store | null = null;
  const known = new Map<string, Known>();
  const looks = new Map<string, Look>();
  let turn: Promise<unknown> = Promise.resolve();

  const findingsOf = async (tx: Read, id: string): Promise<Known> => {
    const stamp = await findingsStamp(tx, id);
    const had = known.get(id);
    if (had?.stamp === stamp) return had;
    const summarised = await tx.objectStore('summary').count(id) > 0;
    // Changes are noted from the moment there is a summary: before that, and after everything changed at once, all is read.
    const base = summarised && had?.summarised === true && had.stamp.split(' ')[0] === stamp.split(' ')[0] ? had : summarised ? await unpacked(tx, id) : null;
    const now = base ? await caughtUp(tx, id, base) : await readAll(tx, id);
    now.stamp = stamp;
    return now;
  };

  const take = async (store: Store, id: string): Promise<Look> => {
    if (owner !== store) {
      known.clear();
      looks.clear();
      owner = store;
    }
    const tx = reading(store);
    const { inspection, ids } = await workOf(tx, id);
    const stamps = await stampsOf(tx, inspection.siteId, ids);
    const had = looks.get(id);
    if (had?.stamps === stamps) return had;
    const parts: (readonly ShortFinding[])[] = [];
    for (const one of ids) {
      const own = await findingsOf(tx, one);
      remember(known, one, own);
      own.sorted ??= [...own.byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      parts.push(own.sorted);
    }
    // Joined, not spread into a call: a hundred thousand arguments are more than the stack holds.
    const all = parts.flat();
    const findings = withoutTwins(all.map((data) => ({ id: data.id, data }))).map(({ data }) => (data.inspectionId === inspection.id ? data : { ...data, inspectionId: inspection.id }));
    const look: Look = { read: { ...await besideFindings(tx, inspection, ids), findings }, all, stamps };
    remember(looks, id, look);
    return look;
  };

  return {
    fresh: async (store, id) => {
      const had = owner === store ? looks.get(id) : undefined;
      if (!had) return null;
      const tx = reading(store);
      const { inspection, ids } = await workOf(tx, id);
      return had.stamps === await stampsOf(tx, inspection.siteId, ids) ? had : null;
    },
    look: (store, id) => {
      const mine = turn.then(() => take(store, id));
      turn = mine.catch(() => undefined);
      return mine;
    },
    keep: async (store, id) => {
      const { ids } = await workOf(reading(store), id);
      for (const one of ids) {
        const own = known.get(one);
        if (!own || owner !== store || own.byId.size < large || (own.summarised && own.waiting <= most)) continue;
        const { stamp } = own;
        const bytes = packFindings([...own.byId.values()]);
        const kept = await write(store, async (tx) => {
          if (await findingsStamp(tx, one) !== stamp) return false;
          await tx.objectStore('summary').put({ shape: shortShape, stamp, bytes }, one);
          await tx.objectStore('changed').delete(IDBKeyRange.bound([one], [one, []]));
          return true;
        });
        if (!kept || own.stamp !== stamp) continue;
        own.summarised = true;
        own.waiting = 0;
      }
    },
  };
}

/** Ids of its findings by check, of one check or one status where asked. */
export function idsOf({ all }: Look, only: { readonly status: FindingStatus | null; readonly check: string | null }): readonly string[] {
  return all.filter(({ check, status }) => (only.check === null || check === only.check) && (only.status === null || status === only.status))
    .toSorted((a, b) => compareText(a.check, b.check)).map(({ id }) => id);
}

async function readAll(tx: Read, id: string): Promise<Known> {
  const records = await tx.objectStore('finding').index('inspectionId').getAll(id);
  return { stamp: '', byId: new Map(records.map(({ data }) => [data.id, shortened(data)])), applied: new Map(), sorted: null, summarised: false, waiting: 0 };
}

/** What the summary says; null where it is of another shape or cannot be read. */
async function unpacked(tx: Read, id: string): Promise<Known | null> {
  const summary = await tx.objectStore('summary').get(id);
  if (!summary || summary.shape !== shortShape) return null;
  try {
    return { stamp: '', byId: new Map(unpackFindings(summary.bytes).map((finding) => [finding.id, finding])), applied: new Map(), sorted: null, summarised: true, waiting: 0 };
  } catch {
    return null;
  }
}

/** With everything written since that was not known yet. */
async function caughtUp(tx: Read, id: string, known: Known): Promise<Known> {
  const changes = await tx.objectStore('changed').getAll(IDBKeyRange.bound([id], [id, []]));
  const unknown = changes.filter((change) => known.applied.get(change.id) !== change.stamp);
  const records = await Promise.all(unknown.map((change) => tx.objectStore('finding').get(change.id)));
  for (const [at, change] of unknown.entries()) {
    const data = records[at]?.data;
    if (data && data.inspectionId === id) known.byId.set(data.id, shortened(data));
    else known.byId.delete(change.id);
    known.applied.set(change.id, change.stamp);
  }
  if (unknown.length > 0) known.sorted = null;
  known.waiting = changes.length;
  return known;
}

/** The newest last; the oldest goes when there are too many. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= remembered) return;
    map.delete(oldest);
  }
}
