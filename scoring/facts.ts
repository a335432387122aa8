import type { ColumnEntry, PageCoverage, ScoredFinding, ScoreInput } from '../contract/score-input.ts';
import type { PageType } from '../contract/page-type.ts';
import type { FindingSource, Pack } from '../standards/pack.ts';
import { isOnTrial } from '../standards/trial-checks.ts';
import { demandOf, type ProbeDemand } from './probes.ts';

/** Which findings count: only confirmed ones, or also those nobody has ruled on. */
export type Reach = 'confirmed' | 'with-pending';

/** The input, cleared of repetitions, with the pack's defaults filled in. */
export interface Facts {
  readonly input: ScoreInput;
  readonly findings: readonly ScoredFinding[];
  readonly coverage: readonly PageCoverage[];
  readonly columns: readonly ColumnEntry[];
  readonly linksOncePer: 'page' | 'site';
  readonly demand: ProbeDemand;
}

const strength = { confirmed: 2, pending: 1, dismissed: 0 } as const;

/** Prepares an input for one pack. A finding named twice counts once, with its strongest status; the order of the input is lost on purpose. */
export function factsOf(pack: Pack, input: ScoreInput): Facts {
  const findings = new Map<string, ScoredFinding>();
  for (const finding of sorted(input.findings)) {
    const known = findings.get(finding.key);
    if (known === undefined || strength[finding.status] > strength[known.status]) findings.set(finding.key, finding);
  }
  return {
    input,
    findings: [...findings.values()],
    coverage: sorted(input.coverage),
    columns: sorted(input.columns),
    linksOncePer: input.options.linksOncePer ?? pack.linksOncePer,
    demand: demandOf(pack),
  };
}

/** Whether the rows about the home page take this page: the home page, or what stands for it where that is only navigation. */
export function countsAsHome(facts: Facts, url: string, pageType: PageType): boolean {
  if (pageType === 'home') return true;
  const { homeIsNavigationOnly, secondLevelPages } = facts.input.options;
  if (!homeIsNavigationOnly) return false;
  return secondLevelPages === null ? pageType === 'column' : secondLevelPages.some((page) => pageAddress(page) === pageAddress(url));
}

/** Whether a source takes pages of this kind. */
export function takesPage(facts: Facts, source: FindingSource, url: string, pageType: PageType): boolean {
  return source.pages === undefined || (source.pages === 'home') === countsAsHome(facts, url, pageType);
}

/** The findings that feed a row from these sources, or that a person entered for it. Hints, dismissed ones and those of checks on trial never do. */
export function findingsFor(facts: Facts, row: string, sources: readonly FindingSource[], reach: Reach): readonly ScoredFinding[] {
  return facts.findings.filter((finding) => {
    if (finding.verdict === 'hint' || finding.status === 'dismissed' || isOnTrial(finding.check)) return false;
    if (reach === 'confirmed' && finding.status !== 'confirmed') return false;
    if (finding.check === 'manual') return finding.code === row;
    return sources.some((source) => source.check === finding.check
      && source.codes.some((code) => code === finding.code)
      && takesPage(facts, source, finding.url, finding.pageType));
  });
}

/** An address without its fragment: one page is one page wherever the reader scrolled to. */
export function pageAddress(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}

/** Orders by code units, so that no locale can change a stored sheet. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted<Item>(items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ item, text: JSON.stringify(item) })).sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
}
