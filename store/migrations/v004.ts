import type { Migration } from './migration.ts';

/** Dismissals that reach further than their finding; 定稿 with frozen inputs; evidence with pictures, and its chain; imported forms; sampling runs. */
export const v004: Migration = (db, transaction) => {
  transaction.objectStore('decision').createIndex('scope', 'data.scope');
  db.createObjectStore('final', { keyPath: 'id' }).createIndex('inspectionId', 'data.inspectionId');
  db.createObjectStore('frozen', { keyPath: 'hash' });
  const evidence = db.createObjectStore('evidence', { keyPath: 'id' });
  evidence.createIndex('findingId', 'findingId');
  evidence.createIndex('inspectionId', 'inspectionId');
  db.createObjectStore('picture', { keyPath: 'sha256' });
  db.createObjectStore('chain', { keyPath: ['inspectionId', 'seq'] });
  db.createObjectStore('rubric', { keyPath: 'key' });
  db.createObjectStore('run', { keyPath: 'inspectionId' });
};
