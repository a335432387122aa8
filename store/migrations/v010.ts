import type { Migration } from './migration.ts';

/** How far each proof has come to the unit's server. What was kept before waits to be sent. */
export const v010: Migration = (db, transaction) => {
  db.createObjectStore('upload', { keyPath: 'id' }).createIndex('state', 'state');
  const kept = transaction.objectStore('evidence').getAll();
  kept.onsuccess = () => {
    const uploads = transaction.objectStore('upload');
    for (const { id } of kept.result as readonly { readonly id: string }[]) uploads.put({ id, state: 'waiting', words: false, why: null, sentBy: null });
  };
};
