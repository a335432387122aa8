import type { Db, Tx } from '../db/transaction.ts';

/** The random value that tells clients "this is the same database as last time". Renewed by restore. */
export async function readEpoch(db: Db): Promise<string> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', 'epoch').executeTakeFirstOrThrow();
  return row.value;
}

/** A named value of the installation; null when it was never set. */
export async function readValue(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Sets a named value of the installation. */
export async function putValue(tx: Tx, name: string, value: string): Promise<void> {
  await tx.insertInto('installation').values({ name, value }).onConflict(row => row.column('name').doUpdateSet({ value })).execute();
}

/** Gives an empty database its first epoch. @returns false when it has one: the installation exists. */
export async function claimInstallation(tx: Tx, epoch: string): Promise<boolean> {
  const made = await tx.insertInto('installation').values({ name: 'epoch', value: epoch }).onConflict(row => row.column('name').doNothing()).returning('name').execute();
  return made.length === 1;
}
