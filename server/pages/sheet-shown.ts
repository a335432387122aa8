import { catalogue, checkNames } from '../../checks/catalogue.ts';
import type { AnswerRecord, ColumnRecord, Final, FindingRecord, Inspection, Site, Visit } from '../../contract/record.ts';
import { checkCounts, lastVisits } from '../../scoring/coverage.ts';
import { confirmedColumns } from '../../scoring/register.ts';
import { findingsByRow } from '../../scoring/row-findings.ts';
import { score } from '../../scoring/score.ts';
import { sheetInput } from '../../scoring/sheet.ts';
import { withoutKeys } from '../../scoring/without-keys.ts';
import type { Pack } from '../../standards/pack.ts';
import { same } from '../exchange/canonical.ts';
import type { FoundLine, SheetShown } from './sheet-page.ts';

/** The records of one inspection. `itemOf`: by finding, the number of the 整改 item it was issued in last. */
export interface SheetRecords {
  readonly inspection: Inspection; readonly site: Site | null; readonly unit: string; readonly final: Final | null; readonly rubric: string; readonly pack: Pack | null;
  readonly visits: readonly Visit[]; readonly findings: readonly FindingRecord[]; readonly answers: readonly AnswerRecord[]; readonly columns: readonly ColumnRecord[];
  readonly itemOf: ReadonlyMap<string, string | null>;
}

/** What a page shows of them: while it stands 定稿 the sheet that was frozen, else what the records come to, by the scoring of the extension. Pure. */
export function sheetShown(records: SheetRecords): SheetShown {
  const { inspection, site, unit, final, rubric, pack, itemOf } = records;
  const priced = pack ? price(pack, records) : null;
  return {
    inspection, site, unit, final, rubric, pack,
    sheet: final?.step === 'final' ? final.sheet : priced?.sheet ?? null,
    moved: final?.step === 'final' && priced !== null && !same(priced.sheet, final.sheet),
    counts: Object.fromEntries((priced?.byRow ?? []).map(([row, own]) => [row, { confirmed: countOf(own, 'confirmed'), pending: countOf(own, 'pending') }])),
    found: (priced?.byRow ?? []).map(([row, own]) => ({ row, findings: own.map(one => foundLine(one, itemOf.get(one.id) ?? null)) })),
    ...coverage(records),
  };
}

/** The sheet as the records stand, and the findings behind each row in the order of the form. */
function price(pack: Pack, { inspection, visits, findings, answers, columns }: SheetRecords) {
  const input = sheetInput(pack, { inspection, visits, findings, answers, columns: confirmedColumns(columns) });
  const byKey = new Map(findings.map(one => [one.key, one]));
  const rows = findingsByRow(pack, input);
  const byRow = pack.rows.flatMap(({ id }): readonly (readonly [string, readonly FindingRecord[]])[] => {
    const own = (rows.get(id) ?? []).flatMap(({ key }) => byKey.get(key) ?? []);
    return own.length === 0 ? [] : [[id, own]];
  });
  return { sheet: withoutKeys(score(pack, input)), byRow };
}

function coverage({ visits, findings }: SheetRecords): Pick<SheetShown, 'checks' | 'pages'> {
  const pages = lastVisits(visits);
  const names: Readonly<Record<string, string>> = checkNames;
  return {
    pages: pages.map(({ url, title, pageType, opened, at }) => ({ url, title, pageType, opened, at })),
    checks: checkCounts(pages, catalogue).map(one => {
      const own = findings.filter(({ check }) => check === one.check);
      return { ...one, name: names[one.check] ?? '', pending: countOf(own, 'pending'), confirmed: countOf(own, 'confirmed'), dismissed: countOf(own, 'dismissed') };
    }),
  };
}

function countOf(findings: readonly FindingRecord[], wanted: FindingRecord['status']): number {
  return findings.filter(({ status }) => status === wanted).length;
}

function foundLine({ id, says, url, pageTitle, status }: FindingRecord, item: string | null): FoundLine {
  return { id, says, url, title: pageTitle, status, item };
}
