import 'fake-indexeddb/auto';
import type { Store } from '../../store/database.ts';
import { steps } from '../../store/migrations/steps.ts';

type Key = IDBValidKey;
interface Row { readonly key: Key; readonly value: unknown }
interface Shape { readonly keyPath: string | readonly string[] | null; readonly indexes: Map<string, string | readonly string[]> }
type Changes = Map<string, Map<string, Row | null>>;

/** The worker was ended: whatever it was doing stops here, and nothing more of it is written. */
export class Killed extends Error {}

/** What becomes of a transaction that is about to be committed. `torn` and `torn-op` (only `meta`, only `op` is written) are no fault of a browser: they are bugs planted in ours. */
export type Fate = 'commit' | 'lose' | 'commit-and-die' | 'torn' | 'torn-op';

export interface Disk {
  /** Opens the store, as a worker does when it starts. Handles opened before are dead from now on. */
  open(name: string): Store;
  /** Ends the worker that has it open now. */
  kill(): void;
  fate: (stores: ReadonlySet<string>) => Fate;
}

/**
 * IndexedDB as a port in memory: the schema is made by our own upgrade steps, keys and ranges compare as the standard says,
 * and a transaction is written whole or not at all, also when the worker dies. Nothing of ours is copied here.
 */
export function memoryDisk(): Disk {
  const shapes = shapesOf();
  const rows = new Map<string, Map<string, Row>>([...shapes.keys()].map(name => [name, new Map()]));
  let life = 0;
  const disk: Disk = {
    fate: () => 'commit',
    kill: () => { life += 1; },
    open(name) {
      const born = life += 1;
      const transaction = (_stores: unknown, mode: 'readonly' | 'readwrite') => begin(shapes, rows, mode, () => life === born, disk);
      return { name, transaction } as unknown as Store;
    },
  };
  return disk;
}

function begin(shapes: ReadonlyMap<string, Shape>, rows: ReadonlyMap<string, Map<string, Row>>, mode: string, alive: () => boolean, disk: Disk) {
  const changes: Changes = new Map();
  let asked = 0;
  let ended: (cause?: unknown) => void = () => undefined;
  let over = false;
  const done = new Promise<void>((resolve, reject) => { ended = cause => { over = true; if (cause === undefined) resolve(); else reject(cause); }; });
  done.catch(() => undefined);

  // As in a browser: a transaction nobody asks anything of any more is committed.
  const whenIdle = (seen: number): void => {
    setImmediate(() => {
      if (over) return;
      if (seen !== asked) return whenIdle(asked);
      finish();
    });
  };
  const finish = () => {
    if (!alive()) return ended(new Killed());
    if (mode === 'readonly' || changes.size === 0) return ended();
    const fate = disk.fate(new Set(changes.keys()));
    if (fate === 'lose') disk.kill();
    if (fate === 'lose') return ended(new Killed());
    for (const [name, changed] of changes) {
      if ((fate === 'torn' && name !== 'meta') || (fate === 'torn-op' && name !== 'op')) continue;
      for (const [id, row] of changed) if (row) rows.get(name)?.set(id, row); else rows.get(name)?.delete(id);
    }
    if (fate === 'commit') return ended();
    disk.kill();
    ended(new Killed());
  };
  whenIdle(0);

  const ask = <T>(work: () => T): Promise<T> => {
    asked += 1;
    if (!alive()) return Promise.reject(new Killed());
    return Promise.resolve(work());
  };
  const all = (name: string): Row[] => {
    const changed = changes.get(name);
    const kept = [...rows.get(name) ?? []].filter(([id]) => !changed?.has(id)).map(([, row]) => row);
    return [...kept, ...[...changed?.values() ?? []].filter(row => row !== null)];
  };
  const one = (name: string, key: Key): Row | undefined => {
    const changed = changes.get(name);
    const id = JSON.stringify(key);
    return changed?.has(id) ? changed.get(id) ?? undefined : rows.get(name)?.get(id);
  };
  const change = (name: string, key: Key, row: Row | null) => {
    if (mode === 'readonly') throw new Error(`read-only: ${name}`);
    const changed = changes.get(name) ?? new Map<string, Row | null>();
    changes.set(name, changed.set(JSON.stringify(key), row));
  };
  const put = (name: string, value: unknown, key?: Key) => {
    const { keyPath } = shapes.get(name)!;
    const place = key ?? at(value, keyPath ?? '') as Key;
    change(name, place, { key: place, value: structuredClone(value) });
    return place;
  };
  const found = (name: string, path: string | readonly string[] | null, query?: unknown): { readonly by: Key; readonly row: Row }[] => all(name)
    .map(row => ({ by: path === null ? row.key : at(row.value, path) as Key, row }))
    .filter(({ by }) => isKey(by) && fits(by, query))
    .toSorted((left, right) => indexedDB.cmp(left.by, right.by) || indexedDB.cmp(left.row.key, right.row.key));

  const cursor = (name: string, hits: readonly { readonly row: Row }[], place = 0): unknown => {
    const hit = hits[place];
    if (!hit) return null;
    return {
      key: hit.row.key, primaryKey: hit.row.key, value: hit.row.value,
      continue: () => ask(() => cursor(name, hits, place + 1)), update: (value: unknown) => ask(() => put(name, value, shapes.get(name)!.keyPath === null ? hit.row.key : undefined)),
      delete: () => ask(() => change(name, hit.row.key, null)),
    };
  };
  const reader = (name: string, path: string | readonly string[] | null) => ({
    get: (query: unknown) => ask(() => (path === null && isKey(query) ? one(name, query) : found(name, path, query)[0]?.row)?.value),
    getAll: (query?: unknown, count?: number) => ask(() => found(name, path, query).slice(0, count).map(({ row }) => row.value)),
    getAllKeys: (query?: unknown, count?: number) => ask(() => found(name, path, query).slice(0, count).map(({ row }) => row.key)),
    count: (query?: unknown) => ask(() => found(name, path, query).length),
    openCursor: (query?: unknown, direction = 'next') => ask(() => cursor(name, direction === 'prev' ? found(name, path, query).toReversed() : found(name, path, query))),
  });
  return {
    done,
    abort: () => ended(new DOMException('aborted', 'AbortError')),
    objectStore: (name: string) => ({
      ...reader(name, null),
      put: (value: unknown, key?: Key) => ask(() => put(name, value, key)),
      delete: (query: unknown) => ask(() => { for (const { row } of found(name, null, query)) change(name, row.key, null); }),
      clear: () => ask(() => { for (const { key } of all(name)) change(name, key, null); }),
      index: (index: string) => reader(name, shapes.get(name)!.indexes.get(index)!),
    }),
  };
}

/** Runs our upgrade steps against something that only writes down what they make. */
function shapesOf(): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  const handle = (name: string) => ({ createIndex: (index: string, path: string | readonly string[]) => void shapes.get(name)?.indexes.set(index, path) });
  const database = {
    createObjectStore(name: string, options: { readonly keyPath?: string | readonly string[] } = {}) {
      shapes.set(name, { keyPath: options.keyPath ?? null, indexes: new Map() });
      return handle(name);
    },
  };
  // Steps that change data find nothing to change: a request of theirs is never answered.
  const transaction = { objectStore: (name: string) => new Proxy(handle(name), { get: (target, property) => property === 'createIndex' ? target.createIndex : () => ({}) }) };
  for (const step of steps) step(database as unknown as IDBDatabase, transaction as unknown as IDBTransaction);
  return shapes;
}

function at(value: unknown, path: string | readonly string[]): unknown {
  if (typeof path !== 'string') return path.map(part => at(value, part));
  return path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | null | undefined)?.[name], value);
}

function isKey(key: unknown): key is Key {
  return typeof key === 'string' || typeof key === 'number' || (Array.isArray(key) && key.every(isKey));
}

function fits(key: Key, query: unknown): boolean {
  if (query === undefined || query === null) return true;
  return query instanceof IDBKeyRange ? query.includes(key) : indexedDB.cmp(key, query as Key) === 0;
}
