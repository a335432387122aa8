import type { ScoreInput } from '../../../contract/score-input.ts';
import type { ScoreSheet } from '../../../contract/score.ts';
import { confirmedColumns } from '../../../scoring/register.ts';
import { score } from '../../../scoring/score.ts';
import { sheetInput } from '../../../scoring/sheet.ts';
import type { Pack } from '../../../standards/pack.ts';
import type { InspectionRead } from '../../../store/read-inspection.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import { reading } from '../../../store/database.ts';
import { packOfKey } from './desk-facts.ts';
import { basisOf, finalisedFacts, standingFinal } from './finalised-read.ts';
import { inspectionNow } from './inspection-now.ts';
import { recordDatabase } from '../services.ts';

export interface Priced { readonly read: InspectionRead<ShortFinding>; readonly pack: Pack; readonly input: ScoreInput; readonly sheet: ScoreSheet }

/** One inspection as a form prices it now, with everything the score depends on. @throws StoreRefused for an unknown inspection or form */
export async function inputOfRead(inspectionId: string, rubric: string | null): Promise<Priced> {
  const read = await inspectionNow(inspectionId);
  const pack = packOfKey(rubric ?? read.inspection.rubric);
  const input = sheetInput(pack, { ...read, columns: confirmedColumns(read.columns) });
  return { read, pack, input, sheet: score(pack, input) };
}

/** The same as it is shown: while it stands 定稿 by this form, from what was frozen. @throws StoreRefused */
export async function inputShown(inspectionId: string, rubric: string | null): Promise<Priced> {
  const read = await inspectionNow(inspectionId);
  const standing = await standingFinal(reading(await recordDatabase()), read.inspection.id, rubric ?? read.inspection.rubric);
  if (!standing?.frozen || basisOf(standing) !== 'whole') return inputOfRead(inspectionId, rubric);
  const then = finalisedFacts(read, standing, rubric, 0);
  return { read: then.read, pack: then.facts.pack, input: standing.frozen.input, sheet: then.facts.sheet };
}
