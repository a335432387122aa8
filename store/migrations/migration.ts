/**
 * One step of the database's shape, inside the upgrade transaction: if it fails or the browser dies, the old shape stays whole.
 * Steps are written against the plain API, not the current schema: an old step must not change when the schema does.
 */
export type Migration = (db: IDBDatabase, transaction: IDBTransaction) => void;
