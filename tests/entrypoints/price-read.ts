import { score } from '../../scoring/score.ts';
import { sheetInput } from '../../scoring/sheet.ts';
import { packOf } from '../../standards/rubrics.ts';
import type { InspectionRead } from '../../store/read-inspection.ts';

/** An inspection as its own form prices it: what 定稿 freezes. */
export function inputOfRead(read: InspectionRead) {
  const pack = packOf(read.inspection.rubric)!;
  const input = sheetInput(pack, { ...read, columns: [] });
  return { pack, input, sheet: score(pack, input) };
}
