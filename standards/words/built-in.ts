import type { CanonicalWord, ConfusedWord } from '../word-entry.ts';
import { confusions } from './confusions.ts';
import { documentNames } from './documents.ts';
import { formulations } from './formulations.ts';
import { institutions } from './institutions.ts';
import { lawNames } from './laws.ts';
import { lookAlikes } from './look-alikes.ts';
import { misprints } from './misprints.ts';
import { organisations } from './organisations.ts';
import { partyOrgans } from './party.ts';
import { places } from './places.ts';
import { rightVariants } from './right-variants.ts';
import { sameSound } from './same-sound.ts';
import { stateCouncil } from './state-council.ts';
import { stateOrgans } from './state-organs.ts';

/** Everything a text is compared with where no unit has packs of its own. No names of persons. */
export const builtInWords: {
  readonly canonical: readonly CanonicalWord[];
  readonly confused: readonly ConfusedWord[];
  readonly allowed: readonly string[];
  readonly alike: readonly string[];
} = { canonical: [...institutions, ...stateOrgans, ...partyOrgans, ...organisations, ...stateCouncil, ...places, ...documentNames, ...lawNames, ...formulations], confused: [...confusions, ...misprints], allowed: rightVariants, alike: [...sameSound, ...lookAlikes] };
