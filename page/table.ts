import type { Policy } from '../contract/policy.ts';
import { editionOn } from '../standards/edition.ts';
import type { RuleTable } from '../standards/tables/table.ts';
import { beijingDay } from '../standards/window.ts';
import type { PageView } from './page-view.ts';

/** What tells which rules hold for a page. */
export type Judged = Pick<PageView, 'policy' | 'now'>;

/** The built-in rules of today, for what is judged without a page. */
export function today(): Judged {
  return { policy: null, now: Date.now() };
}

/**
 * The entries of a table on this page: those of the edition of its day, with what the unit's packs add and without what they drop.
 * The same list (by identity) for the same rules, so that what is made of it can be remembered by it.
 */
export function entriesOf(page: Judged, table: RuleTable): readonly string[] {
  const known = asked.get(page) ?? new Map<RuleTable, readonly string[]>();
  asked.set(page, known);
  const entries = known.get(table) ?? inForce(page, table);
  known.set(table, entries);
  return entries;
}

function inForce({ policy, now }: Judged, table: RuleTable): readonly string[] {
  const { value } = editionOn(table.editions, beijingDay(now));
  if (!policy?.tables.some(({ id }) => id === table.id)) return value;
  const known = changed.get(policy) ?? new Map<readonly string[], readonly string[]>();
  changed.set(policy, known);
  const entries = known.get(value) ?? changedBy(policy, table, value);
  known.set(value, entries);
  return entries;
}

/**
 * A table of words or patterns as one regular expression, made once for the same entries and the same `make`.
 * @param make puts the alternatives into their place: `(any) => new RegExp(\`^(?:${any})$\`)`; a function that stays the same
 */
export function patternOf(page: Judged, table: RuleTable, make: (alternatives: string) => RegExp): RegExp {
  const entries = entriesOf(page, table);
  const known = patterns.get(entries) ?? new Map<typeof make, RegExp>();
  patterns.set(entries, known);
  // Without any entry nothing may match: an empty alternative would match everything.
  const pattern = known.get(make) ?? make(entries.length === 0 ? '(?!)' : (table.holds === 'pattern' ? entries : entries.map(plain)).join('|'));
  known.set(make, pattern);
  return pattern;
}

const asked = new WeakMap<Judged, Map<RuleTable, readonly string[]>>();
const changed = new WeakMap<Policy, Map<readonly string[], readonly string[]>>();
const patterns = new WeakMap<readonly string[], Map<(alternatives: string) => RegExp, RegExp>>();

/** Later packs have the last word about an entry. In a table of patterns a unit's words stand as they are, and drop the built-in entry they are written like. */
function changedBy(policy: Policy, table: RuleTable, built: readonly string[]): readonly string[] {
  const entries = new Set(built);
  for (const { id, text, change } of policy.tables) {
    if (id !== table.id) continue;
    const entry = table.holds === 'pattern' && !built.includes(text) ? plain(text) : text;
    if (change === 'add') entries.add(entry);
    else entries.delete(entry);
  }
  return [...entries];
}

function plain(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
