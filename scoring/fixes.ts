import type { ScoreInput } from '../contract/score-input.ts';
import type { ScoreSheet } from '../contract/score.ts';
import type { DeductionRow, ManualRow, Pack, Row } from '../standards/pack.ts';
import { countOf } from './count.ts';
import { compareText, factsOf } from './facts.ts';
import { score } from './score.ts';

/** A cause with the keys of its findings and the number of pages it is on. */
export interface Mendable { readonly key: string; readonly keys: readonly string[]; readonly pages: number }

/** One step of mending: these causes together give back these tenths. */
export interface Fix {
  readonly causes: readonly string[];
  readonly rows: readonly string[];
  readonly pages: number;
  readonly gain: number;
  /** The sheet's confirmed score after this step and all before it, tenths; null while a veto stands. */
  readonly after: number | null;
  readonly result: ScoreSheet['result'];
}

/**
 * What to mend first: the causes that give back most points for each repair, then the next, as if every one before were mended.
 * Causes that only count together (the same missing class in two guides) are one step. What a person answered, and vetoes, are not mended here.
 * @param most steps at most
 */
export function fixesOf(pack: Pack, input: ScoreInput, causes: readonly Mendable[], most = 30): readonly Fix[] {
  const confirmed: ScoreInput = { ...input, findings: input.findings.filter(({ status }) => status === 'confirmed') };
  const causeOf = new Map(causes.flatMap(({ key, keys }) => keys.map((finding) => [finding, key] as const)));
  const pagesOf = new Map(causes.map(({ key, pages }) => [key, pages]));
  const rows = pricedRows(pack, confirmed, causeOf);
  const mended = new Set<string>();
  const steps: Fix[] = [];
  while (steps.length < most) {
    const next = bundlesOf(rows, mended).map((bundle) => ({ bundle, ...gainOf(rows, mended, bundle) })).filter(({ gain }) => gain > 0)
      .toSorted((a, b) => b.gain / b.bundle.length - a.gain / a.bundle.length || a.bundle.length - b.bundle.length || compareText(a.bundle.join('\n'), b.bundle.join('\n')))[0];
    if (!next) break;
    for (const key of next.bundle) mended.add(key);
    const sheet = score(pack, { ...confirmed, coverage: [], findings: confirmed.findings.filter(({ key }) => !mended.has(causeOf.get(key) ?? '')) });
    steps.push({
      causes: next.bundle, rows: next.rows, gain: next.gain, pages: next.bundle.reduce((sum, key) => sum + (pagesOf.get(key) ?? 0), 0),
      after: sheet.score?.[1] ?? null, result: sheet.result,
    });
  }
  return steps;
}

/** A row with what each of its cases needs mended. `fixed`: cases no cause accounts for. */
interface PricedRow { readonly id: string; readonly tenths: number; readonly cap: number | null; readonly once: boolean; readonly fixed: number; readonly cases: readonly ReadonlySet<string>[] }

function pricedRows(pack: Pack, input: ScoreInput, causeOf: ReadonlyMap<string, string>): readonly PricedRow[] {
  const facts = factsOf(pack, input);
  return pack.rows.filter(isPriced).flatMap((row): PricedRow[] => {
    if (row.tenths === null) return [];
    const counting = row.kind === 'deduction' ? row.counting : row.unit === 'once' ? 'once' : 'item';
    const { count, units } = countOf(facts, { id: row.id, counting, from: row.kind === 'deduction' ? row.from : [] }, 'confirmed');
    if (count === 0 || units === undefined) return [];
    const cases = [...units.values()].map((keys) => new Set(keys.map((key) => causeOf.get(key) ?? '')));
    // A case nobody can mend (entered in the register, answered by a person) stays whatever is mended.
    const mendable = cases.filter((needed) => !needed.has(''));
    const once = counting === 'once';
    return [{ id: row.id, tenths: row.tenths, cap: row.cap, once, fixed: once ? cases.length - mendable.length : count - mendable.length, cases: mendable }];
  });
}

function isPriced(row: Row): row is DeductionRow | ManualRow {
  return row.kind === 'deduction' || row.kind === 'manual';
}

/** Sets of causes that would each give something back: those of one case; of a row that counts once, all; of a row over its limit, as many cases as bring it below. */
function bundlesOf(rows: readonly PricedRow[], mended: ReadonlySet<string>): readonly (readonly string[])[] {
  const bundles = new Map<string, readonly string[]>();
  for (const row of rows) {
    const open = row.cases.map((needed) => [...needed].filter((key) => !mended.has(key))).filter((left) => left.length > 0).toSorted((a, b) => a.length - b.length || compareText(a.join('\n'), b.join('\n')));
    const over = row.cap === null ? 0 : row.fixed + open.length - Math.ceil(row.cap / row.tenths);
    for (const left of row.once ? [open.flat()] : over > 0 ? [open.slice(0, over + 1).flat()] : open) {
      const keys = [...new Set(left)].toSorted(compareText);
      if (keys.length > 0) bundles.set(keys.join('\n'), keys);
    }
  }
  return [...bundles.values()];
}

function gainOf(rows: readonly PricedRow[], mended: ReadonlySet<string>, bundle: readonly string[]): { readonly gain: number; readonly rows: readonly string[] } {
  const then = new Set([...mended, ...bundle]);
  const gains = rows.map((row) => ({ row: row.id, gain: costOf(row, mended) - costOf(row, then) })).filter(({ gain }) => gain > 0);
  return { gain: gains.reduce((sum, one) => sum + one.gain, 0), rows: gains.map(({ row }) => row) };
}

function costOf({ tenths, cap, once, fixed, cases }: PricedRow, mended: ReadonlySet<string>): number {
  const open = fixed + cases.filter((needed) => [...needed].some((key) => !mended.has(key))).length;
  const cost = (once ? Math.min(1, open) : open) * tenths;
  return cap === null ? cost : Math.min(cap, cost);
}
