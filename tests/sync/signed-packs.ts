import { listPacks, packsInForce } from '../../store/packs.ts';
import type { Store } from '../../store/database.ts';
import { refusedOnes, signingOf } from '../../store/signing.ts';
import { rawSql } from '../server/support/place.ts';
import type { Unit } from '../server/support/unit.ts';

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
