import type { FinalsHere } from '../../../contract/review.ts';
import { finalsOf } from '../../../store/finalise.ts';
import { recordDatabase } from '../services.ts';

/** Every step, and whether this browser holds what it was computed from. */
export async function finalSteps(inspectionId: string): Promise<FinalsHere> {
  const store = await recordDatabase();
  const steps = await finalsOf(store, inspectionId);
  return Promise.all(steps.map(async (final) => ({ final, here: await store.count('frozen', final.inputHash) > 0 })));
}
