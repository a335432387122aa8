import type { Migration } from './migration.ts';

/** Answers to the rows of a sheet; the findings of an inspection by check, and by status and check. */
export const v002: Migration = (db, transaction) => {
  db.createObjectStore('answer', { keyPath: 'id' }).createIndex('inspectionId', 'data.inspectionId');
  const finding = transaction.objectStore('finding');
  finding.createIndex('check', ['data.inspectionId', 'data.check']);
  finding.createIndex('status', ['data.inspectionId', 'data.status', 'data.check']);
};
