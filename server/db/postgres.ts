import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Databases } from './databases.ts';
import type { Database } from './schema.ts';

/** Connections for writing transactions and for reading: apart, so that a reader never waits for a writer that waits for a reader. */
const writers = 10;
const readers = 6;

/**
 * Set on every connection, whatever the server's defaults are: no acknowledged commit is lost, nobody waits for ever,
 * and correctness rests on row locks (backend 4.4), for which READ COMMITTED is enough.
 */
const session = [
  'synchronous_commit=on', 'default_transaction_isolation=read\\ committed', 'statement_timeout=20000', 'lock_timeout=10000',
  'idle_in_transaction_session_timeout=30000', 'TimeZone=UTC',
].map(setting => `-c ${setting}`).join(' ');

/**
 * Connects to PostgreSQL 15 or later. Several server processes may share one database: they share nothing else.
 * @throws with a sentence in Chinese and English when it cannot be reached or may lose what it has acknowledged.
 */
export async function openPostgres(address: string): Promise<Databases> {
  const write = connect(address, writers);
  const read = connect(address, readers);
  const close = async () => {
    await Promise.all([write.destroy(), read.destroy()]);
  };
  try {
    await assertFit(read);
  } catch (cause) {
    await close();
    throw cause;
  }
  return { engine: 'postgres', write, read, keepsPromises: () => isDurable(read), close };
}

function connect(address: string, most: number): Kysely<Database> {
  const { connectionString, options } = withSession(address);
  const pool = new pg.Pool({
    connectionString, max: most, options, application_name: 'duwang', connectionTimeoutMillis: 5000, idleTimeoutMillis: 60_000, keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks, idle or in use, fails the statement on it and is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', client => void client.on('error', () => undefined));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** What the address itself sets (`?options=-c search_path=…`) comes first, what we need last and so stands. */
function withSession(address: string): { readonly connectionString: string; readonly options: string } {
  if (!URL.canParse(address)) return { connectionString: address, options: session };
  const url = new URL(address);
  const own = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return { connectionString: url.toString(), options: `${own} ${session}`.trim() };
}

/** BIGINT and counts arrive as numbers, as from SQLite: all of ours stay below 2^53 (backend 4.4). */
const numbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  numbers.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;

const oldestVersion = 150_000;

async function assertFit(db: Kysely<Database>): Promise<void> {
  let version: number;
  try {
    version = Number(await show(db, 'server_version_num'));
  } catch (cause) {
    throw new Error(`连不上数据库，请核对 DATABASE_URL 和数据库服务：${messageOf(cause)}。Cannot reach the database.`, { cause });
  }
  if (version < oldestVersion) throw new Error(`PostgreSQL 版本过低，至少需要 15。PostgreSQL is too old, 15 is the oldest supported.`);
  if (await show(db, 'server_encoding') !== 'UTF8') throw new Error('数据库的编码不是 UTF8，请用 UTF8 重新建库。The database encoding must be UTF8.');
  if (!await isDurable(db)) throw new Error('数据库关闭了 fsync 或 full_page_writes，不能保证已确认的数据不丢失，请打开后再启动。fsync and full_page_writes must be on.');
}

async function isDurable(db: Kysely<Database>): Promise<boolean> {
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) if (await show(db, name) === 'off') return false;
  return true;
}

async function show(db: Kysely<Database>, name: string): Promise<string> {
  const { rows } = await sql<Record<string, string>>`${sql.raw(`SHOW ${name}`)}`.execute(db);
  return Object.values(rows[0] ?? {})[0] ?? '';
}

/** A refused connection to a name with several addresses has an empty message and the reasons inside. */
function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(messageOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
