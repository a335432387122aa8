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

/** Finds a pack by `id@version`, or by id alone (its newest version); undefined for one this product does not have. */
export function packOf(name: string): Pack | undefined {
  const exact = packs.find((pack) => packKey(pack) === name);
  if (exact !== undefined) return exact;
  return packs.filter((pack) => pack.id === name).toSorted((a, b) => b.version - a.version)[0];
}
