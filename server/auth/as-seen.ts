import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Organisation } from '../repo/organisations.ts';
import type { User } from '../repo/users.ts';
import { Refused, refusals } from '../refusal.ts';

/**
 * What a form was drawn with, so that what somebody else changed meanwhile is not overwritten unseen (backend 2.7: settings, units and
 * people go by If-Match). A form without it, of a page from before, is taken as it is. Without Node's own hash: the pages that call it are also
 * drawn in a browser, for the contact sheets.
 */
export function seenOf(stands: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(stands)))).slice(0, 24);
}

/** @throws Refused `changed_meanwhile` */
export function assertAsSeen(seen: string | undefined, stands: readonly unknown[]): void {
  if (seen !== undefined && seen !== seenOf(stands)) throw new Refused(refusals.changedMeanwhile);
}

export const settingsOf = ({ name, policies: { ownReview, administratorInspects } }: Pick<Organisation, 'name' | 'policies'>): readonly unknown[] => [name, ownReview, administratorInspects];
export const fixedOf = ({ policies: { fixed } }: Pick<Organisation, 'policies'>): readonly unknown[] => [fixed ?? null];
export const placeOf = ({ name, parentId, level }: Pick<Organisation, 'name' | 'parentId' | 'level'>): readonly unknown[] => [name, parentId, level];
export const accessOf = ({ role, disabled, orgId }: Pick<User, 'role' | 'disabled' | 'orgId'>): readonly unknown[] => [role, disabled, orgId];
