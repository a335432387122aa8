import type { Migration } from './migration.ts';

/** Packs of the unit's own rules, in parts. */
export const v003: Migration = (db) => {
  db.createObjectStore('pack', { keyPath: 'id' }).createIndex('edition', 'data.edition');
};
