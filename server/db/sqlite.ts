import { chmodSync, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Databases } from './databases.ts';
import { kyselyDriver } from './node-sqlite.ts';
import { lockFolder } from './process-lock.ts';
import type { Database } from './schema.ts';

/** Before 3.51.3 a reset of the write-ahead log could corrupt the file; 3.52.0 was withdrawn. */
const oldestSqlite = [3, 51, 3] as const;

/** statfs types of NFS, SMB, CIFS and SMB2, on which SQLite's locks cannot be trusted. */
const networkFileSystems: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

export interface OpenOptions {
  /** Largest size of the file in pages, for installations with a quota; 0 for no limit. */
  readonly limitPages?: number | undefined;
  /** Open beside a running server, to read: without the process lock. */
  readonly beside?: boolean;
}

/**
 * Opens the database file, creating folder and file (0700, 0600) when they do not exist.
 * @throws with a sentence in Chinese and English when this place or this SQLite cannot keep the promise that what is acknowledged is stored.
 */
export function openSqlite(file: string, { limitPages = 0, beside = false }: OpenOptions = {}): Databases {
  if (beside && !existsSync(file)) throw new Error(`没有数据库文件：${file}。No database file.`);
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (networkFileSystems.has(statfsSync(folder).type)) throw new Error(`数据目录在网络文件系统上，不能保证数据安全，请换成本机磁盘：${folder}。The data folder is on a network file system.`);

  const unlock = beside ? () => undefined : lockFolder(folder);
  try {
    const writer = connect(file);
    const sqliteVersion = versionOf(writer);
    if (isTooOld(sqliteVersion)) throw new Error(`SQLite ${sqliteVersion} 版本过低，至少需要 ${oldestSqlite.join('.')}，请更新 Node。SQLite is too old.`);
    chmodSync(file, 0o600);
    if (limitPages > 0) writer.exec(`PRAGMA max_page_count=${limitPages}`);
    if (!isDurable(writer)) throw new Error('数据库无法以 WAL 和 synchronous=FULL 方式打开，不能保证已确认的数据不丢失。The database cannot be opened with WAL and synchronous=FULL.');
    const reader = connect(file);
    reader.exec('PRAGMA query_only=ON');
    const write = kysely(writer);
    const read = kysely(reader);
    return {
      engine: 'sqlite', write, read,
      keepsPromises: async () => isDurable(writer) && hasRoom(folder),
      async close() {
        await read.destroy();
        if (reader.isOpen) reader.close();
        if (writer.isOpen && !beside) writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        await write.destroy();
        if (writer.isOpen) writer.close();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

/** True for versions that may lose committed data. */
export function isTooOld(version: string): boolean {
  const found = version.split('.').map(Number);
  if (found[0] === 3 && found[1] === 52 && found[2] === 0) return true;
  for (const [place, least] of oldestSqlite.entries()) {
    const part = found[place] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  for (const pragma of ['busy_timeout=5000', 'journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON', 'trusted_schema=OFF']) database.exec(`PRAGMA ${pragma}`);
  return database;
}

function isDurable(database: DatabaseSync): boolean {
  const full = 2;
  const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
  const level = database.prepare('PRAGMA synchronous').get()?.['synchronous'];
  return mode === 'wal' && level === full;
}

/** Five in a hundred of the disk must be free, or the next large day fills it. */
function hasRoom(folder: string): boolean {
  const least = 0.05;
  const { bavail, blocks } = statfsSync(folder);
  return blocks === 0 || bavail / blocks > least;
}

function versionOf(database: DatabaseSync): string {
  return String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
}

function kysely(database: DatabaseSync): Kysely<Database> {
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: kyselyDriver(database) }) });
}
