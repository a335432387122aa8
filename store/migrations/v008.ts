import type { Migration } from './migration.ts';

/** What is kept to show a large inspection at once: when each was changed last, its findings in short, what changed since, and answers made ready. */
export const v008: Migration = (db) => {
  db.createObjectStore('stamp');
  db.createObjectStore('summary');
  db.createObjectStore('changed', { keyPath: ['inspectionId', 'id'] });
  db.createObjectStore('ready');
};
