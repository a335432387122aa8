import type { PageReport } from '../contract/finding.ts';
import type { FindingRecord, Inspection, Visit } from '../contract/record.ts';
import type { PageCoverage, ScoredFinding, ScoreInput } from '../contract/score-input.ts';
import { compareText, pageAddress } from './facts.ts';

/** An input with nothing in it: nothing was read, nothing was found. */
export const emptyInput: ScoreInput = {
  findings: [], coverage: [], probes: null, columns: [], answers: [], vetoes: [],
  options: { linksOncePer: null, homeIsNavigationOnly: false, secondLevelPages: null, monitoringDate: null },
};

/** What a sheet needs of a stored finding. */
export type SheetFinding = Pick<FindingRecord, 'id' | 'inspectionId' | 'key' | 'check' | 'code' | 'verdict' | 'about' | 'url' | 'pageType' | 'category' | 'status' | 'foundAt'>;

/** What a person contributes to a score beside the findings. */
export type PersonalFacts = Pick<ScoreInput, 'probes' | 'columns' | 'answers' | 'vetoes'> & {
  readonly linksOncePer: 'page' | 'site' | null;
  readonly secondLevelPages: string[] | null;
  readonly monitoringDate: string | null;
};

/** The input of one inspection from the stored records. A page read twice counts as it was read last: `visits` are in the order they were taken; of a finding's records, where they are not one already, the latest counts. */
export function inputOf(inspection: Inspection, visits: readonly Visit[], findings: readonly SheetFinding[], personal: Partial<PersonalFacts> = {}): ScoreInput {
  const mine = findings.filter((finding) => finding.inspectionId === inspection.id);
  const blocked = blockedByPage(mine);
  const { linksOncePer = inspection.linksOncePer ?? null, secondLevelPages = inspection.secondLevelPages ?? null, monitoringDate = null, ...facts } = personal;
  return {
    ...emptyInput,
    ...facts,
    findings: latest(mine, (finding) => finding.key, (finding) => finding.foundAt).filter((finding) => !isBlocked(finding)).map(scored),
    coverage: lastOf(visits.filter((visit) => visit.inspectionId === inspection.id && visit.opened), (visit) => pageAddress(visit.url))
      .map((visit) => ({ url: visit.url, pageType: visit.pageType, outcomes: visit.outcomes, blockedLinks: blocked.get(pageAddress(visit.url))?.size ?? 0 })),
    options: { linksOncePer, homeIsNavigationOnly: inspection.homeIsNavigationOnly, secondLevelPages, monitoringDate },
  };
}

/** The input of a run without people (the command line): every finding is pending, nothing is answered. `category` names a finding's column category, where it has one. */
export function inputOfReports(pages: readonly PageReport[], monitoringDate: string | null, category: (check: string, about: string) => string | null = () => null): ScoreInput {
  const opened = pages.filter((page) => page.opened);
  return {
    ...emptyInput,
    findings: opened.flatMap((page) => page.checks.flatMap((check) => check.findings
      .filter((finding) => !isBlocked({ check: check.id, code: finding.code }))
      .map((finding): ScoredFinding => ({
        key: finding.key, check: check.id, code: finding.code, verdict: finding.verdict, about: finding.about,
        url: page.url, pageType: page.pageType, category: category(check.id, finding.about), status: 'pending',
      })))),
    coverage: opened.map((page): PageCoverage => ({
      url: page.url, pageType: page.pageType,
      outcomes: Object.fromEntries(page.checks.map((check) => [check.id, check.outcome])),
      blockedLinks: page.checks.flatMap((check) => check.findings.filter((finding) => isBlocked({ check: check.id, code: finding.code }))).length,
    })),
    options: { ...emptyInput.options, monitoringDate },
  };
}

/** A stored finding as scoring needs it. */
export function scored(finding: Omit<SheetFinding, 'id' | 'inspectionId' | 'foundAt'>): ScoredFinding {
  const { key, check, code, verdict, about, url, pageType, category, status } = finding;
  return { key, check, code, verdict, about, url, pageType, category, status };
}

/** A link that answered without its page: listed, never priced. */
function isBlocked(finding: { readonly check: string; readonly code: string }): boolean {
  return finding.check === 'broken-link' && finding.code === 'blocked';
}

/** Keys of the links without a verdict, by page. */
function blockedByPage(findings: readonly SheetFinding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const pages = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (!isBlocked(finding) || finding.status === 'dismissed') continue;
    const page = pageAddress(finding.url);
    pages.set(page, (pages.get(page) ?? new Set<string>()).add(finding.key));
  }
  return pages;
}

function lastOf<Item extends { readonly id: string }>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()].toSorted((a, b) => compareText(a.id, b.id));
}

function latest<Item extends { readonly id: string }>(items: readonly Item[], keyOf: (item: Item) => string, timeOf: (item: Item) => number): readonly Item[] {
  const newest = new Map<string, Item>();
  for (const item of items) {
    const known = newest.get(keyOf(item));
    if (known === undefined || timeOf(item) > timeOf(known) || (timeOf(item) === timeOf(known) && item.id > known.id)) newest.set(keyOf(item), item);
  }
  return [...newest.values()].toSorted((a, b) => compareText(a.id, b.id));
}
