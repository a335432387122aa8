import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { contentTables, primaryKeys } from './tables.ts';

/** How many rows a table has, and a digest of all of them that does not depend on their order. */
export interface TableSum { readonly table: string; readonly rows: number; readonly digest: string }

const page = 1000;
/** Rows with pictures in them are read a few at a time: one may have 3 MB. */
const pictures = 8;
const most = 500; // rows of one INSERT: below every engine's limit of parameters

/**
 * Copies everything from one database into an empty one of either engine, and then reads both anew and compares row counts and
 * digests. Clients notice nothing: epoch, clocks, sessions and audit are the same.
 * @throws with a sentence when the target is not empty, or when what arrived is not what was sent; it must not be used then
 */
export async function transfer(from: Kysely<Database>, to: Kysely<Database>, now: () => number): Promise<readonly TableSum[]> {
  await migrate(from, now);
  await migrate(to, now);
  if (await to.selectFrom('installation').select('name').executeTakeFirst()) throw new Error('目标数据库不是空的，没有写入任何内容。The target database is not empty; nothing was written.');
  for (const table of contentTables) {
    for await (const rows of pagesOf(from, table)) for (let at = 0; at < rows.length; at += most) await to.insertInto(table).values(rows.slice(at, at + most) as never).execute();
  }
  const [sent, arrived] = [await sumsOf(from), await sumsOf(to)];
  const wrong = sent.filter((one, at) => one.rows !== arrived[at]?.rows || one.digest !== arrived[at].digest);
  if (wrong.length > 0) throw new Error(`核对不一致：${wrong.map(one => one.table).join('、')}。目标数据库不能使用。The copy does not match and must not be used.`);
  return sent;
}

/** Counts and digests of every table. */
export async function sumsOf(db: Kysely<Database>): Promise<readonly TableSum[]> {
  const sums: TableSum[] = [];
  for (const table of contentTables) {
    let rows = 0;
    let total = 0n;
    for await (const part of pagesOf(db, table)) for (const row of part) {
      rows += 1;
      total = (total + BigInt(`0x${createHash('sha256').update(textOf(row)).digest('hex')}`)) % 2n ** 256n;
    }
    sums.push({ table, rows, digest: total.toString(16).padStart(64, '0') });
  }
  return sums;
}

async function* pagesOf(db: Kysely<Database>, table: keyof Database): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const most = table === 'blobs' ? pictures : page;
  const order = sql.join(primaryKeys[table].map(name => sql.ref(name)));
  for (let offset = 0; ; offset += most) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by ${order} limit ${most} offset ${offset}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < most) return;
  }
}

function textOf(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.keys(row).toSorted().map(name => [name, row[name] ?? null]));
}
