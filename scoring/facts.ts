import type { ColumnEntry, PageCoverage, ScoredFinding, ScoreInput } from '../contract/score-input.ts';
import type { PageType } from '../contract/page-type.ts';
import { readableAddress } from '../contract/readable-address.ts';
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
  /** The form has a row of its own for attachments of guides that cannot be downloaded. */
  readonly pricesAttachments: boolean;
}

const strength = { confirmed: 2, pending: 1, dismissed: 0 } as const;

/** Prepares an input for one pack. A finding named twice counts once, with its strongest status; the order of the input is lost on purpose. */
export function factsOf(pack: Pack, input: ScoreInput): Facts {
  return {
    input,
    findings: eachOnce(input.findings),
    coverage: sorted(input.coverage),
    columns: sorted(input.columns),
    linksOncePer: input.options.linksOncePer ?? pack.linksOncePer,
    demand: demandOf(pack),
    pricesAttachments: pack.rows.some((row) => row.kind === 'deduction' && row.from.some(({ check, codes }) => check === 'guide-attachments' && codes.some((code) => code === 'broken'))),
  };
}

const cleared = new WeakMap<readonly ScoredFinding[], readonly ScoredFinding[]>();

/** Sorted, each finding once; remembered with the list, since a sheet and the lists beside it are made of the same one. */
function eachOnce(list: readonly ScoredFinding[]): readonly ScoredFinding[] {
  const had = cleared.get(list);
  if (had) return had;
  const findings = new Map<string, ScoredFinding>();
  for (const finding of sortedByKey(list)) {
    const known = findings.get(finding.key);
    if (known === undefined || strength[finding.status] > strength[known.status]) findings.set(finding.key, finding);
  }
  const each = [...findings.values()];
  cleared.set(list, each);
  return each;
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

/**
 * The findings that feed a row from these sources, or that a person entered for it. Hints, dismissed ones and those of checks on
 * trial never do; nor does a dead link that a more exact row prices as what it is (`docs/decisions/one-fault-one-price.md`).
 */
export function findingsFor(facts: Facts, row: string, sources: readonly FindingSource[], reach: Reach): readonly ScoredFinding[] {
  const byRow = feeding.get(facts) ?? new Map<string, { readonly sources: readonly FindingSource[]; readonly findings: readonly ScoredFinding[] }>();
  feeding.set(facts, byRow);
  const had = byRow.get(`${reach} ${row}`);
  if (had?.sources === sources) return had.findings;
  const findings = searched(facts, row, sources, reach);
  byRow.set(`${reach} ${row}`, { sources, findings });
  return findings;
}

/** One row is asked for by its price, its range and its gaps: it is searched once. */
const feeding = new WeakMap<Facts, Map<string, { readonly sources: readonly FindingSource[]; readonly findings: readonly ScoredFinding[] }>>();

function searched(facts: Facts, row: string, sources: readonly FindingSource[], reach: Reach): readonly ScoredFinding[] {
  const index = indexOf(facts);
  const priced = pricedElsewhere(facts, index, reach);
  const found: Placed[] = [];
  for (const check of new Set(['manual', ...sources.map((source) => source.check)])) {
    for (const placed of index.get(check) ?? []) {
      const { finding } = placed;
      if (reach === 'confirmed' && finding.status !== 'confirmed') continue;
      if (check === 'manual' ? finding.code === row : priced.get(finding.key) !== true && sources.some((source) => source.check === check
        && source.codes.some((code) => code === finding.code)
        && takesPage(facts, source, finding.url, finding.pageType))) found.push(placed);
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ finding }) => finding);
}

/** A finding with its place in `facts.findings`. */
interface Placed {
  readonly finding: ScoredFinding;
  readonly at: number;
}

const indexes = new WeakMap<Facts, ReadonlyMap<string, readonly Placed[]>>();

/** The findings that can count at all, by check: a form of sixty rows asks for them some two hundred times. */
function indexOf(facts: Facts): ReadonlyMap<string, readonly Placed[]> {
  const had = indexes.get(facts);
  if (had) return had;
  const index = new Map<string, Placed[]>();
  for (const [at, finding] of facts.findings.entries()) {
    if (finding.verdict === 'hint' || finding.status === 'dismissed' || isOnTrial(finding.check)) continue;
    const list = index.get(finding.check);
    if (list) list.push({ finding, at });
    else index.set(finding.check, [{ finding, at }]);
  }
  indexes.set(facts, index);
  return index;
}

const exact = new WeakMap<Facts, Map<Reach, ReadonlyMap<string, true>>>();

/** Keys of the broken links that are attachments of a guide, counted as such in this reach by a row of their own. */
function pricedElsewhere(facts: Facts, index: ReadonlyMap<string, readonly Placed[]>, reach: Reach): ReadonlyMap<string, true> {
  const had = exact.get(facts)?.get(reach);
  if (had) return had;
  const keys = new Map<string, true>();
  if (facts.pricesAttachments) {
    const attachments = new Set((index.get('guide-attachments') ?? []).filter(({ finding }) => finding.code === 'broken' && (reach === 'with-pending' || finding.status === 'confirmed')).map(({ finding }) => addressOnPage(finding)));
    if (attachments.size > 0) for (const { finding } of index.get('broken-link') ?? []) if (attachments.has(addressOnPage(finding))) keys.set(finding.key, true);
  }
  const byReach = exact.get(facts) ?? new Map<Reach, ReadonlyMap<string, true>>();
  exact.set(facts, byReach);
  byReach.set(reach, keys);
  return keys;
}

/** One address on one page, however the check writes it. */
function addressOnPage({ url, about }: ScoredFinding): string {
  return `${pageAddress(url)} ${readableAddress(pageAddress(about))}`;
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

/** By key, and what has one key by its whole text: twenty thousand findings are written out only where two share a key. */
function sortedByKey(list: readonly ScoredFinding[]): readonly ScoredFinding[] {
  return list.toSorted((a, b) => compareText(a.key, b.key) || compareText(JSON.stringify(a), JSON.stringify(b)));
}

function sorted<Item>(items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ item, text: JSON.stringify(item) })).sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
}
