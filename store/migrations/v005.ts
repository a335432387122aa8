import type { Migration } from './migration.ts';

/** The 读网记录 by shift and by day. */
export const v005: Migration = (_db, transaction) => {
  const readings = transaction.objectStore('reading');
  readings.createIndex('shiftId', 'data.shiftId');
  readings.createIndex('day', 'data.day');
};
