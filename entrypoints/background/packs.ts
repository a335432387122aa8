import type { Pack } from '../../standards/pack.ts';
import { packKey } from '../../standards/pack.ts';
import { census2015 } from '../../standards/packs/census-2015.ts';
import { conformance2017 } from '../../standards/packs/conformance-2017.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';

/** The packs of this build. */
export const packs: readonly Pack[] = [guangxi2017, census2015, conformance2017];

/** The pack with this key (`id@version`); null for one this build does not have. */
export function packOf(key: string): Pack | null {
  return packs.find((pack) => packKey(pack) === key) ?? null;
}
