import { catalogue, type CatalogueId, checkNames } from '../../../checks/catalogue.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { holdingAnswers } from '../../../scoring/answers.ts';
import { checkCounts, lastVisits } from '../../../scoring/coverage.ts';
import { confirmedColumns } from '../../../scoring/register.ts';
import { findingsByRow } from '../../../scoring/row-findings.ts';
import type { SheetFinding } from '../../../scoring/input.ts';
import { score } from '../../../scoring/score.ts';
import { sheetInput } from '../../../scoring/sheet.ts';
import { type Pack, packKey } from '../../../standards/pack.ts';
import { packOf } from '../../../standards/rubrics.ts';
import { StoreRefused } from '../../../store/database.ts';
import type { InspectionRead } from '../../../store/read-inspection.ts';

/** One inspection priced by one form, with everything a page or a file shows of it. @throws StoreRefused for a form this version does not have */
export function deskFacts<Finding extends SheetFinding>(read: InspectionRead<Finding>, rubric: string | null, now: number): InspectionFacts<Finding> {
  const { inspection, site, visits, findings } = read;
  const pack = packOfKey(rubric ?? inspection.rubric);
  const input = sheetInput(pack, { inspection, visits, findings, answers: read.answers, columns: confirmedColumns(read.columns) });
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const pages = lastVisits(visits);
  return {
    pack, sheet: score(pack, input), site, inspection,
    pages: pages.map(({ url, title, pageType, opened, at }) => ({ url, title, pageType, opened, at })),
    findings,
    rowFindings: new Map([...findingsByRow(pack, input)].map(([row, own]) => [row, own.flatMap(({ key }) => byKey.get(key) ?? [])])),
    answers: holdingAnswers(read.answers, packKey(pack)),
    checks: checkCounts(pages, catalogue).map((one) => ({ ...one, name: checkNames[one.check as CatalogueId] })),
    tools: distinct(pages.map(({ toolVersion }) => toolVersion)), catalogues: distinct(pages.map(({ catalogue: version }) => version)),
    exportedAt: now,
  };
}

/** The form of that name. @throws StoreRefused */
export function packOfKey(rubric: string): Pack {
  const pack = packOf(rubric);
  if (!pack) throw new StoreRefused('rule', 'said.find.rubricHere', rubric);
  return pack;
}

function distinct(versions: readonly string[]): readonly string[] {
  return [...new Set(versions)].toSorted();
}
