import { newId } from '../id.ts';
import type { Migration } from './migration.ts';

/** A unit's own forms become records with an id, so that they can be shared: what was imported stays, switched on, in this browser alone. */
export const v009: Migration = (db, transaction) => {
  const old = transaction.objectStore('rubric').getAll();
  old.onsuccess = () => {
    db.deleteObjectStore('rubric');
    const rubrics = db.createObjectStore('rubric', { keyPath: 'id' });
    for (const { sha256, at, by, pack } of old.result as readonly { readonly sha256: string; readonly at: number; readonly by: string; readonly pack: unknown }[]) {
      const id = newId(at);
      rubrics.put({ id, rev: null, base: null, data: { id, pack, sha256, state: 'on', by, at } });
    }
  };
};
