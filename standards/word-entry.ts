/** A name or formulation that must be written so, with the publication it was taken from. */
export interface CanonicalWord {
  readonly text: string;
  /** name: no other letter may stand in it; text: another word may be meant, so only alike, doubled and swapped letters count. */
  readonly kind: 'name' | 'text';
  readonly source: string;
}

/** A word known to be mistaken for another. */
export interface ConfusedWord {
  readonly wrong: string;
  readonly right: string;
  /** Letters that, directly before or after it, make it another word: never reported then. */
  readonly notAfter?: string;
  readonly notBefore?: string;
  /** Where given, reported only directly before or after one of these. */
  readonly onlyBefore?: readonly string[];
  readonly onlyAfter?: readonly string[];
  /** `hint` where the word is right in other contexts. */
  readonly verdict: 'review' | 'hint';
  readonly source: string;
}
