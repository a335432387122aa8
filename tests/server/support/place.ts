import { createHash, randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { inject } from 'vitest';
import { ofTests } from './portable.ts';
import type { DatabaseChoice } from '../../../server/db/databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the PostgreSQL that runs for these tests; absent where they run on SQLite. */
    readonly postgres: string | undefined;
  }
}

/** Which engine this run of the suite is about. */
export const engine: 'sqlite' | 'postgres' = inject('postgres') === undefined ? 'sqlite' : 'postgres';

/** A new folder, in memory where the system has room there: SQLite does the same work, and the tests do not wait for a busy disk. */
export function temporaryFolder(): string {
  return mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'duwang-test-'));
}

/** The database that belongs to a folder: its file, or a schema of the same name. The same folder is the same database, also in another process. */
export async function databaseAt(dataDir: string): Promise<DatabaseChoice> {
  const postgres = inject('postgres');
  if (postgres === undefined) return { dataDir };
  const schema = schemaOf(dataDir);
  // Two that begin at the same moment would both find none and both make it: PostgreSQL's IF NOT EXISTS is no lock.
  await onPostgres(client => client.query(`${ofTests} SELECT pg_advisory_lock(1); CREATE SCHEMA IF NOT EXISTS ${schema}`));
  return { dataDir, postgres: `${postgres}?options=${encodeURIComponent(`-c search_path=${schema}`)}` };
}

/** Takes folder and database away. */
export async function dropDatabase(dataDir: string): Promise<void> {
  rmSync(dataDir, { recursive: true, force: true });
  if (engine === 'postgres') await onPostgres(client => client.query(`${ofTests} DROP SCHEMA IF EXISTS ${schemaOf(dataDir)} CASCADE`));
}

/**
 * A port a server can come back to after it was stopped. Ports the system hands out by itself may be somebody's by then, listening or
 * calling out; those below 32768 it hands to nobody.
 */
export async function portToReturnTo(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>(resolve => { probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)); });
    if (!free) continue;
    await new Promise(resolve => { probe.close(resolve); });
    return port;
  }
}

export type Row = Readonly<Record<string, unknown>>;

/** Looks into, or tampers with, a database behind the server's back. `?` stands for a parameter. */
export async function rawSql(dataDir: string, text: string, ...parameters: readonly (string | number | null)[]): Promise<readonly Row[]> {
  if (engine === 'sqlite') {
    const database = new DatabaseSync(join(dataDir, 'duwang.sqlite'));
    try {
      const statement = database.prepare(`${ofTests} ${text}`);
      return statement.columns().length > 0 ? statement.all(...parameters) : (statement.run(...parameters), []);
    } finally {
      database.close();
    }
  }
  let place = 0;
  return onPostgres(async client => {
    await client.query(`SET search_path TO ${schemaOf(dataDir)}`);
    return (await client.query(`${ofTests} ${text}`.replace(/\?/g, () => `$${place += 1}`), [...parameters])).rows as Row[];
  });
}

/** The names of all tables of a database. */
export async function tablesOf(dataDir: string): Promise<readonly string[]> {
  const rows = engine === 'sqlite'
    ? await rawSql(dataDir, "SELECT name FROM sqlite_master WHERE type = 'table'")
    : await rawSql(dataDir, 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?', schemaOf(dataDir));
  return rows.map(row => String(row['name']));
}

function schemaOf(dataDir: string): string {
  return `unit_${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
}

async function onPostgres<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function hasRoom(folder: string): boolean {
  const wanted = 256 * 1024 * 1024;
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > wanted;
}
