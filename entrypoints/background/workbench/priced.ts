import type { ScoreInput } from '../../../contract/score-input.ts';
import type { ScoreSheet } from '../../../contract/score.ts';
import { score } from '../../../scoring/score.ts';
import { sheetInput } from '../../../scoring/sheet.ts';
import type { Pack } from '../../../standards/pack.ts';
import type { InspectionRead } from '../../../store/read-inspection.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import { packOfKey } from './desk-facts.ts';
import { confirmedColumns } from './pricing.ts';
import { inspectionNow } from './inspection-now.ts';

export interface Priced { readonly read: InspectionRead<ShortFinding>; readonly pack: Pack; readonly input: ScoreInput; readonly sheet: ScoreSheet }

/** One inspection as a form prices it now, with everything the score depends on. @throws StoreRefused for an unknown inspection or form */
export async function inputOfRead(inspectionId: string, rubric: string | null): Promise<Priced> {
  const read = await inspectionNow(inspectionId);
  const pack = packOfKey(rubric ?? read.inspection.rubric);
  const input = sheetInput(pack, { ...read, columns: confirmedColumns(read.columns) });
  return { read, pack, input, sheet: score(pack, input) };
}
