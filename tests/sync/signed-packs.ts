import { keepPack, listPacks, packsInForce } from '../../store/packs.ts';
import type { Store } from '../../store/database.ts';
import { refusedOnes, signingOf } from '../../store/signing.ts';
import { rawSql } from '../server/support/place.ts';
import { somePack } from '../server/support/some-pack.ts';
import type { Unit } from '../server/support/unit.ts';
import type { browserOf } from './browsers.ts';

/** The one word of the packs published here, and what it is altered to. */
export const word = '示范县人民政府办公室';
export const forged = '示范县人民政府办公厅';

let made = 0;
/** A code no pack of the file has yet. */
export const code = (): string => `pack-${made += 1}`;

/** Publishes a pack. @returns its edition */
export async function publish(by: Awaited<ReturnType<typeof browserOf>>, over: Parameters<typeof somePack>[0] = {}): Promise<string> {
  const edition = await keepPack(by.pen, somePack(over), true);
  await by.sync();
  return edition;
}

/** Changes a published pack in the database, behind the server's back; `v` makes everybody fetch it anew. */
export async function alter(unit: Pick<Unit, 'dataDir'>, id: string, from: string, to: string, v = false): Promise<void> {
  await rawSql(unit.dataDir, 'UPDATE records SET data = replace(data, ?, ?) WHERE id = ?', from, to, id);
  if (v) await touch(unit, id);
}

/** Gives a record the next place in its stream, as a real change would. */
export async function touch(unit: Pick<Unit, 'dataDir'>, id: string): Promise<void> {
  await rawSql(unit.dataDir, 'UPDATE stream_clock SET v = v + 1 WHERE stream = (SELECT stream FROM records WHERE id = ?)', id);
  await rawSql(unit.dataDir, 'UPDATE records SET v = (SELECT v FROM stream_clock WHERE stream_clock.stream = records.stream AND stream_clock.tenant_id = records.tenant_id) WHERE id = ?', id);
}

/** What is in force of this code: version and the one word of it. */
export async function inForce(store: Store, code = 'county-words'): Promise<readonly string[]> {
  return packsInForce((await listPacks(store)).filter((one) => one.pack.code === code), '2026-11-22').map(({ version, words }) => `${version} ${words[0]!.text}`);
}

/** What was refused and is told, in short. */
export async function refused(store: Store): Promise<readonly string[]> {
  return refusedOnes(await signingOf(store)).map(({ key, doubt, kept }) => `${key} ${doubt}${kept ? ' kept' : ''}`);
}
