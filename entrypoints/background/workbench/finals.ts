import type { ScoreSheet } from '../../../contract/score.ts';
import { score } from '../../../scoring/score.ts';
import type { Pack } from '../../../standards/pack.ts';
import { reading, StoreRefused } from '../../../store/database.ts';
import { digestOf } from '../../../store/digest.ts';
import { finalise, frozenInput, reopen } from '../../../store/finalise.ts';
import { inputOfRead } from './priced.ts';
import { pen, recordDatabase } from '../services.ts';

/** 定稿 as the sheet stands now. @throws StoreRefused as `finalise` */
export async function finaliseNow(inspectionId: string, rubric: string | null, after: string | null, note: string): Promise<void> {
  const { read, pack, input, sheet } = await inputOfRead(inspectionId, rubric);
  const distinct = (values: readonly string[]): string[] => [...new Set(values)].toSorted();
  await finalise(await pen(), {
    inspectionId: read.inspection.id, after, pack, input, sheet, note, pages: new Set(read.visits.map(({ url }) => url)).size,
    tools: distinct(read.visits.map(({ toolVersion }) => toolVersion)), catalogues: distinct(read.visits.map(({ catalogue }) => catalogue)),
  });
}

export async function reopenNow(inspectionId: string, after: string, reason: string): Promise<void> {
  await reopen(await pen(), inspectionId, after, reason);
}

/** A frozen sheet, computed again from its frozen input. @throws StoreRefused where the input is not here or does not give what was frozen */
export async function recomputed(finalId: string): Promise<ScoreSheet> {
  const store = await recordDatabase();
  const final = (await reading(store).objectStore('final').get(finalId))?.data;
  if (!final) throw new StoreRefused('rule', 'said.find.final');
  const frozen = await frozenInput(store, final.inputHash);
  if (!frozen) throw new StoreRefused('rule', 'said.final.elsewhere');
  const pack = JSON.parse(frozen.pack) as Pack;
  const sheet = score(pack, frozen.input);
  if (digestOf(frozen.input) !== final.inputHash || digestOf(pack) !== final.packHash || digestOf(sheet) !== final.sheetHash) throw new StoreRefused('rule', 'said.final.damaged');
  return sheet;
}
