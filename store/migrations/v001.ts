import type { Migration } from './migration.ts';

/** The first shape: records, outbox, journal, tray, pages. */
export const v001: Migration = (db) => {
  db.createObjectStore('site', { keyPath: 'id' }).createIndex('host', 'data.host');
  db.createObjectStore('inspection', { keyPath: 'id' }).createIndex('siteId', 'data.siteId');
  db.createObjectStore('visit', { keyPath: 'id' }).createIndex('inspectionId', 'data.inspectionId');
  const finding = db.createObjectStore('finding', { keyPath: 'id' });
  finding.createIndex('page', ['data.siteId', 'data.url']);
  finding.createIndex('key', ['data.siteId', 'data.key']);
  finding.createIndex('inspectionId', 'data.inspectionId');
  db.createObjectStore('decision', { keyPath: 'id' }).createIndex('findingId', 'data.findingId');
  db.createObjectStore('reading', { keyPath: 'id' }).createIndex('siteId', 'data.siteId');
  db.createObjectStore('page', { keyPath: ['siteId', 'url'] });
  db.createObjectStore('notes', { keyPath: 'siteId' });
  const op = db.createObjectStore('op', { keyPath: 'opId' });
  op.createIndex('seq', 'seq', { unique: true });
  op.createIndex('about', 'about');
  db.createObjectStore('journal', { keyPath: 'opId' }).createIndex('sentAt', 'sentAt');
  db.createObjectStore('tray', { keyPath: 'opId' }).createIndex('about', 'about');
  db.createObjectStore('meta');
};
