import { census2015 } from './packs/census-2015.ts';
import { closure2017 } from './packs/closure-2017.ts';
import { conformance2017 } from './packs/conformance-2017.ts';
import { guangxi2017 } from './packs/guangxi-2017.ts';
import { inspection2019 } from './packs/inspection-2019.ts';
import { type Pack, packKey } from './pack.ts';

/** The built-in packs, the default first. A changed pack is a new version beside the old one: stored sheets name theirs. */
export const packs: readonly Pack[] = [guangxi2017, census2015, conformance2017, closure2017, inspection2019];

/** The pack that is used where nobody chose one: 《政府网站监测评分表》. */
export const defaultPack: Pack = guangxi2017;

/**
 * The unit's own forms, known only where the program runs: the worker loads them from its records, a page is told them by the worker.
 * Kept here so that a name means the same form to everything that prices or shows one.
 */
let own: readonly Pack[] = [];
let offered: ReadonlySet<string> = new Set();

/**
 * Makes a unit's own forms known beside the built-in ones, which they never replace. What was known before is forgotten.
 * @param choosable names of those that are offered for new work; the others price only what was begun by them
 */
export function adoptRubrics(rubrics: readonly Pack[], choosable: ReadonlySet<string> = new Set(rubrics.map(packKey))): void {
  own = rubrics.filter((pack) => !packs.some((built) => built.id === pack.id));
  offered = choosable;
}

/** The built-in forms, then the unit's own. */
export function allPacks(): readonly Pack[] {
  return [...packs, ...own];
}

/** The forms to choose from for new work. */
export function offeredPacks(): readonly Pack[] {
  return [...packs, ...own.filter((pack) => offered.has(packKey(pack)))];
}

/** Finds a pack by `id@version`, or by id alone (its newest version); undefined for one this product does not have. */
export function packOf(name: string): Pack | undefined {
  const exact = allPacks().find((pack) => packKey(pack) === name);
  if (exact !== undefined) return exact;
  return allPacks().filter((pack) => pack.id === name).toSorted((a, b) => b.version - a.version)[0];
}
