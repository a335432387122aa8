import type { Role } from '../contract/sync.ts';
import type { Store } from './database.ts';

/** Who writes, and where: handed to every function that changes records. */
export interface Pen {
  readonly store: Store;
  /** Name put on decisions; the server replaces it by the name signed in. */
  readonly by: string;
  /** Whether changes are put into the outbox: false while working alone (see adopt) and for an account that may send nothing (role reader). */
  readonly sharing: boolean;
  /** The rights of the account; absent: everything, because one works alone or the server decides. */
  readonly roles?: readonly Role[];
  /** Whether the unit lets people rule on findings of their own; absent: yes, because one works alone, or the server decides. */
  readonly ownReview?: boolean;
  now(): number;
}
