import { columnAddress } from '../contract/column-address.ts';
import type { ColumnRecord, Visit } from '../contract/record.ts';
import type { ColumnEntry } from '../contract/score-input.ts';
import { columnKinds } from '../standards/column-kind.ts';
import type { SheetFinding } from './input.ts';

/** What scoring needs of one entry of the register, with the category of its line of 附件4. */
export type RegisteredColumn = Pick<ColumnRecord, 'url' | 'name'> & { readonly category: string | null };

/** The columns a person confirmed, with the category of their line of 附件4. */
export function confirmedColumns(columns: readonly ColumnRecord[]): readonly RegisteredColumn[] {
  return columns.filter(({ state }) => state === 'confirmed').map(({ url, name, kind }) => ({ url, name, category: columnKinds[kind].category }));
}

/**
 * What the visits of one inspection say of each confirmed column. `updated`: it was read and stands; `stale` and `empty` as confirmed or
 * still open; `unknown`: nobody read it in this inspection, or it could not be judged. A dismissed finding is no fault.
 * @param visits the last visit of each page
 */
export function columnEntries(columns: readonly RegisteredColumn[], visits: readonly Visit[], findings: readonly SheetFinding[]): ColumnEntry[] {
  const visited = new Map(visits.filter(({ opened }) => opened).map((visit) => [columnAddress(visit.url), visit]));
  const faults = new Map<string, SheetFinding[]>();
  for (const finding of findings) {
    if (finding.verdict === 'hint' || finding.pageType === 'home' || !stateOfCheck[finding.check]) continue;
    const address = columnAddress(finding.url) ?? finding.url;
    const known = faults.get(address);
    if (known) known.push(finding);
    else faults.set(address, [finding]);
  }
  return columns.map(({ url, name, category }) => {
    const address = columnAddress(url) ?? url;
    const visit = visited.get(address);
    // Counted by the address it was read under, so that its finding and its entry are one column.
    const entry = (state: ColumnEntry['state'], status: ColumnEntry['status'] = 'confirmed'): ColumnEntry => ({ key: visit?.url ?? url, name, category, state, status });
    const own = faults.get(address) ?? [];
    const worst = own.find(({ status }) => status === 'confirmed') ?? own.find(({ status }) => status === 'pending');
    if (worst) return entry(stateOfCheck[worst.check]!, worst.status);
    if (!visit) return entry('unknown');
    const settled = (check: string): boolean => ['pass', 'inapplicable'].includes(visit.outcomes[check] ?? 'not-run') || own.some((finding) => finding.check === check && finding.status === 'dismissed');
    return entry(settled('stale-column') && settled('empty-column') ? 'updated' : 'unknown');
  });
}

const stateOfCheck: Readonly<Record<string, 'stale' | 'empty'>> = { 'stale-column': 'stale', 'empty-column': 'empty' };
