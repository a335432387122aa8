import { catalogue, checkNames } from '../../../checks/catalogue.ts';
import type { Visit } from '../../../contract/record.ts';
import type { CheckFact, InspectionFacts } from '../../../forms/inspection-facts.ts';
import { holdingAnswers } from '../../../scoring/answers.ts';
import { findingsByRow } from '../../../scoring/row-findings.ts';
import type { SheetFinding } from '../../../scoring/input.ts';
import { score } from '../../../scoring/score.ts';
import { sheetInput } from '../../../scoring/sheet.ts';
import { type Pack, packKey } from '../../../standards/pack.ts';
import { packOf } from '../../../standards/rubrics.ts';
import { StoreRefused } from '../../../store/database.ts';
import { confirmedColumns } from './pricing.ts';
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
    checks: checkFacts(pages),
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

/** A page read twice counts as it was read last. */
export function lastVisits(visits: readonly Visit[]): readonly Visit[] {
  const newest = new Map<string, Visit>();
  for (const visit of visits) {
    const known = newest.get(visit.url);
    if (!known || visit.at > known.at || (visit.at === known.at && visit.id > known.id)) newest.set(visit.url, visit);
  }
  return [...newest.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Over the pages that opened. What a page does not name was not run there. */
function checkFacts(pages: readonly Visit[]): readonly CheckFact[] {
  const opened = pages.filter(({ opened }) => opened);
  return catalogue.map((check) => {
    const outcomes = opened.map((page) => page.outcomes[check] ?? 'not-run');
    const count = (...wanted: readonly string[]): number => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    return { check, name: checkNames[check], settled: count('pass', 'fail', 'review'), cannot: count('cannot-check'), notRun: count('not-run'), inapplicable: count('inapplicable') };
  });
}

function distinct(versions: readonly string[]): readonly string[] {
  return [...new Set(versions)].toSorted();
}
