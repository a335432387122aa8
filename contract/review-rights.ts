import type { FindingStatus } from './record.ts';
import type { Role } from './sync.ts';

/** Why a ruling is not this person's to make. `own_review`: they found it themselves; `needs_editor`: it is for who reviews. */
export type RulingBar = 'own_review' | 'needs_editor';

export interface Ruler {
  readonly roles: readonly Role[];
  /** Whether the unit lets people rule on findings of their own (an exception its administrator makes, with a reason). */
  readonly ownReview: boolean;
}

/** What a ruling is about: who found it, and who ruled on it last. */
export interface Ruled {
  readonly own: boolean;
  readonly last: 'nobody' | 'self' | 'other';
  readonly ruling: FindingStatus;
}

/**
 * Whether a ruling may be made; null when it may. The same question in the browser and at the server (backend 5.4: nobody reviews an own
 * finding; who inspects does not turn over what a reviewer ruled). Taking back one's own ruling leaves it to others, so that is always open.
 */
export function rulingBar({ roles, ownReview }: Ruler, { own, last, ruling }: Ruled): RulingBar | null {
  if (ruling === 'pending' && last === 'self') return null;
  if (own && !ownReview) return 'own_review';
  if (!roles.includes('editor') && (!own || last === 'other')) return 'needs_editor';
  return null;
}
