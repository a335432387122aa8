import type { FindingStatus } from '../../../contract/record.ts';
import type { Decided } from '../../../contract/workbench.ts';
import { decide, decideMany, type Reach } from '../../../store/decide.ts';
import { prove } from '../evidence/evidence.ts';
import { mayWrite, pen } from '../services.ts';

/**
 * Rules on what the workbench chose, and puts down the proof of what was confirmed. One finding that is somebody else's to rule on is
 * refused; of many such are left as they were, and the answer names them.
 * @throws StoreRefused
 */
export async function ruled(findingIds: readonly string[], ruling: FindingStatus, reason: string, reach: Reach): Promise<Decided> {
  await mayWrite();
  if (findingIds.length === 1) await decide(await pen(), findingIds, ruling, reason, reach);
  const left = findingIds.length === 1 ? [] : await decideMany(await pen(), findingIds, ruling, reason, reach);
  const untouched = new Set(left.map(({ id }) => id));
  const done = findingIds.filter((id) => !untouched.has(id));
  if (ruling === 'confirmed' && done.length > 0) await prove(done, null);
  return left.length === 0 ? undefined : { left: [...left] };
}
