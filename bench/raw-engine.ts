import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What the engine itself takes on this disk at this moment, with nothing of ours around it: the ceiling of every figure beside it. */
export interface RawLimit {
  /** Commits a second of one row each, one after the other. */
  readonly commits: number;
  /** Rows a second, a hundred in a commit. */
  readonly rows: number;
}

const table = 'CREATE TABLE raw (tenant_id TEXT NOT NULL, id TEXT NOT NULL, v BIGINT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (tenant_id, id))';
const data = JSON.stringify({ text: '问题'.repeat(200) });
const count = 2000;
const many = 100;

/** WAL and FULL, as the server demands. */
export function rawSqlite(folder: string): RawLimit {
  const database = new DatabaseSync(path.join(folder, 'raw.sqlite'));
  try {
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL']) database.exec(`PRAGMA ${setting}`);
    database.exec(table);
    const insert = database.prepare('INSERT INTO raw VALUES (?, ?, ?, ?)');
    const commits = timed(count, () => { for (let at = 0; at < count; at += 1) insert.run('t', `s${at}`, at, data); });
    const rows = timed(count * 10, () => {
      for (let at = 0; at < count * 10; at += many) {
        database.exec('BEGIN IMMEDIATE');
        for (let one = at; one < at + many; one += 1) insert.run('t', `b${one}`, one, data);
        database.exec('COMMIT');
      }
    });
    return { commits, rows };
  } finally {
    database.close();
  }
}

/** Over TCP on this machine with fsync on: one connection for single rows, one for hundreds. */
export async function rawPostgres(url: string): Promise<RawLimit> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(table);
    const started = performance.now();
    for (let at = 0; at < count; at += 1) await client.query({ name: 'one', text: 'INSERT INTO raw VALUES ($1, $2, $3, $4)', values: ['t', `s${at}`, at, data] });
    const commits = count / ((performance.now() - started) / 1000);
    const places = Array.from({ length: many }, (_, row) => `($${row * 4 + 1}, $${row * 4 + 2}, $${row * 4 + 3}, $${row * 4 + 4})`).join(', ');
    const begun = performance.now();
    for (let at = 0; at < count * 10; at += many) {
      await client.query({ name: 'many', text: `INSERT INTO raw VALUES ${places}`, values: Array.from({ length: many }, (_, row) => ['t', `b${at + row}`, at + row, data]).flat() });
    }
    const rows = count * 10 / ((performance.now() - begun) / 1000);
    await client.query('DROP TABLE raw');
    return { commits, rows };
  } finally {
    await client.end();
  }
}

function timed(done: number, work: () => void): number {
  const started = performance.now();
  work();
  return done / ((performance.now() - started) / 1000);
}
