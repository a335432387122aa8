import type { Db, Tx } from '../db/transaction.ts';

/** The random value that tells clients "this is the same database as last time". Renewed by restore. */
export async function readEpoch(db: Db): Promise<string> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', 'epoch').executeTakeFirstOrThrow();
  return row.value;
}

/** Sets a named value of the installation. */
export async function putValue(tx: Tx, name: string, value: string): Promise<void> {
  await tx.insertInto('installation').values({ name, value }).onConflict(row => row.column('name').doUpdateSet({ value })).execute();
}

/** True when nothing has been set up in this database yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  return await db.selectFrom('installation').select('name').where('name', '=', 'epoch').executeTakeFirst() === undefined;
}
