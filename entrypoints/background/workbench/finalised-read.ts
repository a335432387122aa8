import type { Final } from '../../../contract/record.ts';
import type { Finalised, InspectionFacts } from '../../../forms/inspection-facts.ts';
import type { SheetFinding } from '../../../scoring/input.ts';
import { findingsByRow } from '../../../scoring/row-findings.ts';
import { score } from '../../../scoring/score.ts';
import type { Pack } from '../../../standards/pack.ts';
import { packKey } from '../../../standards/pack.ts';
import { StoreRefused, type Read } from '../../../store/database.ts';
import { digestOf } from '../../../store/digest.ts';
import { readInspectionIn, type InspectionRead } from '../../../store/read-inspection.ts';
import type { Frozen } from '../../../store/schema.ts';
import { deskFacts } from './desk-facts.ts';

/**
 * One inspection as papers print it: as it was frozen while it stands 定稿 by this form, else as the records stand.
 * @param rubric null: the inspection's own form
 * @param now epoch milliseconds, printed as the time of the export
 * @throws StoreRefused for an unknown inspection or form, or a 定稿 that its basis does not give again
 */
export async function standingFacts(tx: Read, inspectionId: string, rubric: string | null, now: number): Promise<{ readonly read: InspectionRead; readonly facts: InspectionFacts }> {
  const records = await readInspectionIn(tx, inspectionId);
  const standing = await standingFinal(tx, records.inspection.id, rubric ?? records.inspection.rubric);
  if (!standing) return { read: records, facts: deskFacts(records, rubric, now) };
  if (basisOf(standing) === 'damaged') throw new StoreRefused('rule', 'said.export.damaged');
  return finalisedFacts(records, standing, rubric, now);
}

/** Records of an inspection as its 定稿 left them, whatever came later. */
export function finalisedFacts<Finding extends SheetFinding>(records: InspectionRead<Finding>, standing: Standing, rubric: string | null, now: number): { readonly read: InspectionRead<Finding>; readonly facts: InspectionFacts<Finding> } {
  const read = asFinalised(records, standing);
  return { read, facts: withFinal(deskFacts(read, rubric, now), standing) };
}

/** A 定稿 with what it was computed from, where this browser holds it. */
export interface Standing { readonly final: Final; readonly frozen: Frozen | null }

/** The 定稿 an inspection stands at, by this form, with what it was computed from where this browser holds it; null while it is open, was reopened, or another form is asked for. */
export async function standingFinal(tx: Read, inspectionId: string, rubric: string): Promise<Standing | null> {
  const steps = (await tx.objectStore('final').index('inspectionId').getAll(inspectionId)).map(({ data }) => data).toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  const final = steps.at(-1);
  if (final?.step !== 'final' || final.rubric !== rubric) return null;
  return { final, frozen: await tx.objectStore('frozen').get(final.inputHash) ?? null };
}

/** The records as they stood at 定稿: what came later is left out, every finding has the status that was frozen, and the site is called what it was called then. */
function asFinalised<Finding extends SheetFinding>(read: InspectionRead<Finding>, { final, frozen }: Standing): InspectionRead<Finding> {
  const statuses = new Map(frozen?.input.findings.map(({ key, status }) => [key, status]) ?? []);
  return {
    ...read, site: frozen?.site ?? read.site,
    visits: read.visits.filter(({ at }) => at <= final.at), answers: read.answers.filter(({ at }) => at <= final.at),
    findings: read.findings.filter(({ key, foundAt }) => statuses.has(key) || foundAt <= final.at).map((finding) => ({ ...finding, status: statuses.get(finding.key) ?? finding.status })),
  };
}

/** Whether the frozen basis of a 定稿 gives again what was frozen; `elsewhere`: it lies on another computer. */
export function basisOf({ final, frozen }: Standing): 'whole' | 'elsewhere' | 'damaged' {
  if (!frozen) return 'elsewhere';
  const pack = JSON.parse(frozen.pack) as Pack;
  const whole = digestOf(frozen.input) === final.inputHash && digestOf(pack) === final.packHash && packKey(pack) === final.rubric && digestOf(score(pack, frozen.input)) === final.sheetHash;
  return whole ? 'whole' : 'damaged';
}

/** The facts with the sheet that was frozen: computed again from its frozen input, or as the shared record holds it where that is not here. */
function withFinal<Finding extends SheetFinding>(facts: InspectionFacts<Finding>, { final, frozen }: Standing): InspectionFacts<Finding> {
  const finalised: Finalised = { version: final.version, by: final.by, at: final.at, sheetHash: final.sheetHash, inputHash: final.inputHash, note: final.note, whole: frozen !== null };
  if (!frozen) return { ...facts, sheet: final.sheet, finalised };
  const pack = JSON.parse(frozen.pack) as Pack;
  const byKey = new Map(facts.findings.map((finding) => [finding.key, finding]));
  return { ...facts, pack, sheet: score(pack, frozen.input), finalised, rowFindings: new Map([...findingsByRow(pack, frozen.input)].map(([row, own]) => [row, own.flatMap(({ key }) => byKey.get(key) ?? [])])) };
}
