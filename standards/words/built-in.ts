import type { CanonicalWord, ConfusedWord } from '../word-entry.ts';
import { confusions } from './confusions.ts';
import { documentNames } from './documents.ts';
import { formulations } from './formulations.ts';
import { institutions, institutionVariants } from './institutions.ts';
import { lookAlikes } from './look-alikes.ts';
import { sameSound } from './same-sound.ts';

/** Everything a text is compared with where no unit has packs of its own. No names of persons. */
export const builtInWords: {
  readonly canonical: readonly CanonicalWord[];
  readonly confused: readonly ConfusedWord[];
  readonly allowed: readonly string[];
  readonly alike: readonly string[];
} = { canonical: [...institutions, ...documentNames, ...formulations], confused: confusions, allowed: institutionVariants, alike: [...sameSound, ...lookAlikes] };
