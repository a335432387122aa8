import type { FindingRecord } from '../contract/record.ts';
import type { Write } from './database.ts';
import { allStamp } from './stamps.ts';
import type { StoreName } from './schema.ts';

/**
 * A writing transaction that notes by itself what it changes, in the same transaction: every inspection and site gets a new stamp, and
 * a finding whose inspection has a summary is named as changed since. So what was made ready from the records (inspection summaries,
 * sheets) is known to hold or not, whoever wrote, and also after the worker died.
 * @returns the transaction to work with; `done` is to be awaited before it ends, and rejects where something could not be noted
 */
export function marking(tx: Write): { readonly tx: Write; readonly done: () => Promise<void> } {
  const stamp = crypto.randomUUID();
  const touched = new Set<string>();
  const summarised = new Map<string, Promise<boolean>>();
  const marks: Promise<unknown>[] = [];

  const note = (mark: Promise<unknown>): void => {
    // It is awaited at the end; until then the work may fail first.
    mark.catch(() => undefined);
    marks.push(mark);
  };
  const touch = (id: string | null | undefined): void => {
    if (id === null || id === undefined || touched.has(id)) return;
    touched.add(id);
    note(tx.objectStore('stamp').put(stamp, id));
  };
  const changed = (inspectionId: string, id: string): void => {
    const known = summarised.get(inspectionId) ?? tx.objectStore('summary').count(inspectionId).then((count) => count > 0);
    summarised.set(inspectionId, known);
    note(known.then((is) => (is ? tx.objectStore('changed').put({ inspectionId, id, stamp }) : undefined)));
  };
  const all = (): void => {
    if (touched.has(allStamp)) return;
    touch(allStamp);
    for (const name of ['summary', 'changed', 'ready'] as const) note(tx.objectStore(name).clear());
  };
  const wrote = (name: Noted, data: Data): void => {
    if (name === 'site' || name === 'inspection') touch(data.id);
    if (name === 'inspection' || name === 'column') touch(data.siteId);
    if (name === 'finding' || name === 'visit' || name === 'answer' || name === 'final') touch(data.inspectionId);
    if (name === 'finding' && data.inspectionId) changed(data.inspectionId, data.id);
    // What a form says decides every sheet by it.
    if (name === 'rubric') all();
  };

  /** One store. What is written through a cursor, or to a range, is not looked at one by one: then nothing made before holds. */
  const noted = (name: Noted) => {
    const store = tx.objectStore(name);
    return new Proxy(store, {
      get(target, property) {
        switch (property) {
          case 'put': case 'add': return (record: { readonly data: Data }) => {
            wrote(name, record.data);
            return target.put(record as never);
          };
          case 'delete': return async (key: unknown) => {
            const record = typeof key === 'string' ? await target.get(key) : undefined;
            if (record) wrote(name, record.data as Data);
            else if (typeof key !== 'string') all();
            return target.delete(key as string);
          };
          case 'clear': case 'openCursor':
            all();
        }
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? (value as (...given: readonly unknown[]) => unknown).bind(target) : value;
      },
    });
  };
  const proxy = new Proxy(tx, {
    get(target, property) {
      if (property === 'objectStore') return (name: StoreName) => (isNoted(name) ? noted(name) : target.objectStore(name));
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value as (...given: readonly unknown[]) => unknown).bind(target) : value;
    },
  });
  return { tx: proxy, done: async () => void await Promise.all(marks) };
}

/** What an inspection is read from (see read-inspection), and what it stands frozen at. */
const notedStores = ['site', 'inspection', 'visit', 'finding', 'answer', 'column', 'rubric', 'final'] as const;
type Noted = typeof notedStores[number];
type Data = Pick<FindingRecord, 'id' | 'siteId' | 'inspectionId'>;

function isNoted(name: StoreName): name is Noted {
  return (notedStores as readonly StoreName[]).includes(name);
}
