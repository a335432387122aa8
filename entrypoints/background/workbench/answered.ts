import type { DeskAnswer } from '../../../contract/workbench.ts';
import { refusalOf } from '../words-now.ts';
import { ownRubricsLoaded } from './rubrics.ts';

/** Does what the workbench asks, once the unit's own forms are known. Refuses in words; then nothing was saved. */
export async function answered(work: () => Promise<unknown>): Promise<DeskAnswer> {
  try {
    await ownRubricsLoaded();
    return { ok: true, value: await work() };
  } catch (error) {
    return refusalOf(error);
  }
}
