import type { ColumnEntry, ScoredFinding } from '../contract/score-input.ts';
import { columnOfSubject } from '../standards/column-category.ts';
import type { FindingSource } from '../standards/pack.ts';
import { compareText, type Facts, findingsFor, pageAddress, type Reach } from './facts.ts';

/** Which columns a row counts. `categories` null: whatever their category. */
export interface ColumnQuery {
  readonly id: string;
  readonly from: readonly FindingSource[];
  readonly state: 'stale' | 'empty';
  readonly categories: readonly string[] | null;
}

/** Distinct columns in that state, from findings and from the register; one column seen both ways counts once. */
export function staleColumns(facts: Facts, query: ColumnQuery, reach: Reach): { readonly count: number; readonly keys: readonly string[]; readonly units: ReadonlyMap<string, readonly string[]> } {
  const columns = new Map<string, string[]>();
  const add = (column: string, key: string): void => {
    columns.set(column, [...columns.get(column) ?? [], key]);
    keys.push(key);
  };
  const keys: string[] = [];
  for (const finding of findingsFor(facts, query.id, query.from, reach)) {
    const entry = entryOf(facts, finding);
    if (finding.check !== 'manual' && !inCategories(query, finding.category ?? entry?.category ?? null)) continue;
    add(columnOf(finding, entry), finding.key);
  }
  for (const entry of facts.columns) {
    if (entry.state !== query.state || entry.status === 'dismissed' || (reach === 'confirmed' && entry.status === 'pending')) continue;
    if (!inCategories(query, entry.category)) continue;
    add(entry.key, `column:${entry.key}`);
  }
  return { count: columns.size, keys: keys.toSorted(compareText), units: columns };
}

/** What keeps the register from answering: columns nobody has looked at, or whose category is not known. */
export function registerGaps(facts: Facts, query: ColumnQuery): readonly string[] {
  const unknown = facts.columns.filter((entry) => entry.state === 'unknown' && (entry.category === null || inCategories(query, entry.category))).length;
  const uncategorised = query.categories === null ? 0 : findingsFor(facts, query.id, query.from, 'with-pending')
    .filter((finding) => finding.check !== 'manual' && (finding.category ?? entryOf(facts, finding)?.category ?? null) === null).length;
  return [
    ...(facts.columns.length === 0 ? ['未登记栏目'] : []),
    ...(unknown > 0 ? [`${unknown} 个栏目未检查`] : []),
    ...(uncategorised > 0 ? [`${uncategorised} 个栏目未定类别`] : []),
  ];
}

function entryOf(facts: Facts, finding: ScoredFinding): ColumnEntry | undefined {
  const onHome = finding.pageType === 'home';
  return facts.columns.find((entry) => (onHome ? entry.name === nameOf(finding.about) : pageAddress(entry.key) === pageAddress(finding.url)));
}

/** A block of the home page is the column it is about; any other page is the column itself. */
function columnOf(finding: ScoredFinding, entry: ColumnEntry | undefined): string {
  if (entry !== undefined) return entry.key;
  return finding.pageType === 'home' && finding.about !== '' ? finding.about : pageAddress(finding.url);
}

/** The register knows a column by its name; a finding's subject may have the category before it. */
function nameOf(about: string): string {
  return columnOfSubject(about)?.name ?? about;
}

function inCategories(query: ColumnQuery, category: string | null): boolean {
  return query.categories === null || (category !== null && query.categories.includes(category));
}
