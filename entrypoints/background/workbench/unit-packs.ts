import type { Policy } from '../../../contract/policy.ts';
import type { UnitPack } from '../../../contract/unit-pack.ts';
import { policyOf } from '../../../packs/in-force.ts';
import { beijingDay } from '../../../standards/window.ts';
import { listPacks, packsInForce } from '../../../store/packs.ts';
import { recordDatabase, timeNow } from '../services.ts';

/** The unit's packs in force today, codes in order. @throws StoreRefused when the records cannot be opened */
export async function unitPacks(): Promise<readonly UnitPack[]> {
  const store = await recordDatabase();
  // Most units have none: then nothing else is read.
  if (await store.count('pack') === 0) return [];
  return packsInForce(await listPacks(store), beijingDay(await timeNow()));
}

/** What they change of the built-in rules; null when there are none. */
export async function policyInForce(): Promise<Policy | null> {
  return policyOf(await unitPacks());
}

