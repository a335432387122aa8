import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqlite } from './sqlite.ts';

/** `write` is what changes go through; `read` sees only what is committed. Which engine answers makes no difference to anybody above `db/`. */
export interface Databases {
  readonly engine: 'sqlite' | 'postgres';
  readonly write: Kysely<Database>;
  readonly read: Kysely<Database>;
  /** Whether the engine still keeps what it acknowledges; asked by /readyz. */
  keepsPromises(): Promise<boolean>;
  close(): Promise<void>;
}

export interface DatabaseChoice {
  /** Folder of the SQLite file and its lock; made when it does not exist. */
  readonly dataDir: string;
  /** SQLite file; `duwang.sqlite` in the data folder when not given. */
  readonly file?: string | undefined;
  /** `postgres://` address; SQLite when not given. */
  readonly postgres?: string | undefined;
  /** SQLite only: largest size of the file in pages; 0 for no limit. */
  readonly limitPages?: number | undefined;
  /** SQLite only: open beside a running server, without its lock. PostgreSQL serves many processes anyway. */
  readonly beside?: boolean;
}

/** @throws with a sentence in Chinese and English when the database cannot be opened, or cannot promise that what is acknowledged is stored. */
export async function openDatabases(choice: DatabaseChoice): Promise<Databases> {
  if (choice.postgres !== undefined) return openPostgres(choice.postgres);
  return openSqlite(sqliteFile(choice), { limitPages: choice.limitPages, beside: choice.beside ?? false });
}

/** Where the SQLite file of this choice is. */
export function sqliteFile(choice: Pick<DatabaseChoice, 'dataDir' | 'file'>): string {
  return choice.file ?? join(choice.dataDir, 'duwang.sqlite');
}
