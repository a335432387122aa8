import type { AnswerRecord, ColumnRecord, FindingRecord, Inspection, Visit } from '../../../contract/record.ts';
import type { ScoreInput } from '../../../contract/score-input.ts';
import type { ScoreSheet } from '../../../contract/score.ts';
import { emptyInput, scored, type SheetFinding } from '../../../scoring/input.ts';
import { pageDeduction } from '../../../scoring/page-deductions.ts';
import { confirmedColumns } from '../../../scoring/register.ts';
import { score } from '../../../scoring/score.ts';
import { sheetInput } from '../../../scoring/sheet.ts';
import type { Pack } from '../../../standards/pack.ts';

export interface Price {
  readonly price: { readonly row: string; readonly tenths: number } | null;
  readonly veto: boolean;
}

/** What of a finding decides its price. */
type Priced = Omit<SheetFinding, 'id' | 'inspectionId' | 'foundAt'>;

/** What one finding costs, or would cost once confirmed, and whether it may decide the whole site alone. */
export function priceOf(pack: Pack | null, finding: Priced, inspection: Inspection | null): Price {
  if (!pack) return { price: null, veto: false };
  const options = optionsOf(inspection);
  const deduction = pageDeduction(pack, scored(finding), options);
  return {
    price: deduction?.kind === 'deduction' && deduction.tenths !== null ? { row: deduction.row, tenths: deduction.tenths } : null,
    veto: finding.verdict !== 'hint' && isVetoCandidate(pack, finding),
  };
}

/** Confirmed deductions of one page by the same counting as the sheet, tenths; null for packs without points. */
export function pageTenths(pack: Pack | null, findings: readonly FindingRecord[], inspection: Inspection | null): number | null {
  if (!pack || pack.points === null) return null;
  const options = optionsOf(inspection);
  return score(pack, { ...emptyInput, options, findings: findings.map(scored) }).deductions.reduce((sum, { tenths }) => sum + tenths, 0);
}

/** How this inspection counts, where it says otherwise than its form. */
function optionsOf(inspection: Inspection | null): ScoreInput['options'] {
  return { ...emptyInput.options, homeIsNavigationOnly: inspection?.homeIsNavigationOnly ?? false, linksOncePer: inspection?.linksOncePer ?? null, secondLevelPages: inspection?.secondLevelPages ?? null };
}

/** The sheet of the running inspection so far; null where there is nothing to price or the pack is not in this build. */
export function sheetOf(pack: Pack | null, inspection: Inspection | null, visits: readonly Visit[], findings: readonly FindingRecord[], answers: readonly AnswerRecord[], columns: readonly ColumnRecord[]): ScoreSheet | null {
  if (!pack || !inspection) return null;
  return score(pack, sheetInput(pack, { inspection, visits, findings, answers, columns: confirmedColumns(columns) }));
}

/**
 * What a person entered for a veto row, or feeds one that is ruled from findings or by a person alone: one case may fail the site. It is
 * a lead, never the ruling. Rows that count columns or probes need more than one.
 */
function isVetoCandidate(pack: Pack, finding: Priced): boolean {
  return pack.rows.some((row) => row.kind === 'veto' && (finding.check === 'manual' ? finding.code === row.id
    : (row.condition.by === 'findings' || row.condition.by === 'person') && row.from.some((source) => source.check === finding.check && source.codes.some((code) => code === finding.code))));
}
