import type { Migration } from './migration.ts';

/** The register of columns. */
export const v007: Migration = (db) => {
  db.createObjectStore('column', { keyPath: 'id' }).createIndex('siteId', 'data.siteId');
};
