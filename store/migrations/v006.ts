import type { Migration } from './migration.ts';

/** 整改 items with what was done and seen. */
export const v006: Migration = (db) => {
  db.createObjectStore('rectification', { keyPath: 'id' }).createIndex('siteId', 'data.siteId');
  db.createObjectStore('step', { keyPath: 'id' }).createIndex('itemId', 'data.itemId');
  db.createObjectStore('verification', { keyPath: 'id' }).createIndex('itemId', 'data.itemId');
};
