import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import initial from './migrations/001-initial.ts';
import siteHost from './migrations/002-site-host.ts';
import attempts from './migrations/003-attempts.ts';
import items from './migrations/004-items.ts';
import organisationTree from './migrations/010-organisation-tree.ts';
import secondFactor from './migrations/011-second-factor.ts';
import accountAge from './migrations/012-account-age.ts';
import ownReview from './migrations/013-own-review.ts';
import identities from './migrations/014-identities.ts';
import passkeys from './migrations/015-passkeys.ts';
import chainHash from './migrations/016-chain-hash.ts';
import belongsTo from './migrations/017-belongs-to.ts';
import signatures from './migrations/018-signatures.ts';
import evidence from './migrations/019-evidence.ts';
import type { Database } from './schema.ts';

/** A forward-only change of the schema. Each step is one DDL statement or one repeatable change of data. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly steps: readonly (string | ((db: Kysely<Database>) => Promise<void>))[];
}

export const migrations: readonly Migration[] = [initial, siteHost, attempts, items, organisationTree, secondFactor, accountAge, ownReview, identities, passkeys, chainHash, belongsTo, signatures, evidence];
export const newestVersion = migrations.at(-1)?.version ?? 0;

const leaseMilliseconds = 60_000;

/**
 * Brings the schema to the newest version, or to `upTo` (for tests of old databases).
 * Every step is recorded in its own transaction, so a crash in the middle continues where it stopped.
 * @throws when the database is newer than this program, or another process is migrating.
 */
export async function migrate(db: Kysely<Database>, now: () => number, upTo: number = newestVersion): Promise<void> {
  if (!await isCurrent(db)) for (const table of ownTables) await sql.raw(table).execute(db).catch(unlessThere);
  const found = await schemaVersion(db);
  if (found > newestVersion) throw new Error(`数据库版本 ${found} 比程序支持的版本 ${newestVersion} 新，请使用新版程序。Database schema ${found} is newer than this program (${newestVersion}).`);

  // A database that is up to date is not touched, so that the server may run as a user who cannot change tables.
  if (found === newestVersion) return;
  const holder = randomUUID();
  await takeLock(db, holder, now);
  try {
    for (const migration of migrations) if (migration.version <= upTo) await apply(db, migration, now);
  } finally {
    await db.updateTable('schema_lock').set({ holder: null, until: 0 }).where('id', '=', 1).where('holder', '=', holder).execute();
  }
}

/** The highest version up to which all steps of all versions are recorded; 0 for an empty database, and the raw number for one from the future. */
export async function schemaVersion(db: Kysely<Database>): Promise<number> {
  const rows = await db.selectFrom('schema_version').select(['version', 'step']).execute();
  const beyond = rows.reduce((newest, row) => Math.max(newest, row.version), 0);
  if (beyond > newestVersion) return beyond;
  const unfinished = migrations.findIndex(one => rows.filter(row => row.version === one.version).length < one.steps.length);
  return unfinished === -1 ? newestVersion : migrations[unfinished - 1]?.version ?? 0;
}

const ownTables = [
  'CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL, step BIGINT NOT NULL, name TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (version, step))',
  'CREATE TABLE IF NOT EXISTS schema_lock (id SMALLINT NOT NULL, holder TEXT, until BIGINT NOT NULL, PRIMARY KEY (id))',
];

async function isCurrent(db: Kysely<Database>): Promise<boolean> {
  return schemaVersion(db).then(version => version >= newestVersion, () => false);
}

async function apply(db: Kysely<Database>, migration: Migration, now: () => number): Promise<void> {
  const done = await db.selectFrom('schema_version').select('step').where('version', '=', migration.version).execute();
  for (const [step, work] of migration.steps.entries()) {
    if (done.some(row => row.step === step)) continue;
    // DDL stands alone: not every engine takes it into a transaction (backend 4.4). What exists already was made before a crash.
    if (typeof work === 'string') await sql.raw(work).execute(db).catch(unlessThere);
    await db.transaction().execute(async tx => {
      if (typeof work !== 'string') await work(tx);
      await tx.insertInto('schema_version').values({ version: migration.version, step, name: migration.name, applied_at: now() }).execute();
    });
  }
}

/** SQLite says it in words; 42701 and 42P07 are PostgreSQL's duplicate column and duplicate table or index, 23505 two processes at the same moment. */
function unlessThere(cause: unknown): void {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  if (['42701', '42P07', '23505'].includes(String(code)) || /already exists|duplicate column name/.test(String(message))) return;
  throw cause;
}

/** Waits as long as another process that started at the same moment may take. */
async function takeLock(db: Kysely<Database>, holder: string, now: () => number): Promise<void> {
  await db.insertInto('schema_lock').values({ id: 1, holder: null, until: 0 }).onConflict(row => row.column('id').doNothing()).execute();
  const patience = 100;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const taken = await db.updateTable('schema_lock').set({ holder, until: now() + leaseMilliseconds })
      .where('id', '=', 1).where(row => row.or([row('holder', 'is', null), row('until', '<', now()), row('until', '>', now() + 2 * leaseMilliseconds)])).returning('id').execute();
    if (taken.length > 0) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('另一个进程正在升级数据库，请一分钟后再启动。Another process is migrating the database.');
}
