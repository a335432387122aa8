import type { DeskAnswer } from '../../../contract/workbench.ts';
import { StoreRefused } from '../../../store/database.ts';
import { ownRubricsLoaded } from './rubrics.ts';

/** Does what the workbench asks, once the unit's own forms are known. Refuses in words; then nothing was saved. */
export async function answered(work: () => Promise<unknown>): Promise<DeskAnswer> {
  try {
    await ownRubricsLoaded();
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof StoreRefused) return { ok: false, message: error.message };
    return { ok: false, message: `没有完成：${error instanceof Error ? error.message : String(error)}` };
  }
}
