import { createHash } from 'node:crypto';

export type HashName = 'sha256' | 'sm3';

const names: readonly string[] = ['sha256', 'sm3'];

/** A digest with the name of its algorithm in front: `sm3:…`, base64url. */
export function labelledDigest(name: HashName, text: string | Uint8Array): string {
  return `${name}:${createHash(name).update(text).digest('base64url')}`;
}

/** The algorithm a digest names. @returns null for one this program does not know */
export function hashNameOf(labelled: string): HashName | null {
  const name = labelled.slice(0, labelled.indexOf(':'));
  return names.includes(name) ? name as HashName : null;
}
