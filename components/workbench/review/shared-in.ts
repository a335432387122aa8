import type { EvidenceList } from '../../../contract/review.ts';
import type { Words } from '../../../messages/words.ts';

/** Where a proof stands at the unit's server; a code of a later server is shown as it came. */
export function sharedIn(words: Words, { as, why }: EvidenceList['shared'][string]): string {
  if (as === 'theirs') return words['evidence.shared.theirs'](why ?? '');
  if (as !== 'refused') return words[`evidence.shared.${as}`];
  const key = `evidence.refused.${why}`;
  return words['evidence.shared.refused'](Object.hasOwn(words, key) ? String(words[key as 'evidence.refused.invalid']) : why ?? '');
}
