import { createHash, randomBytes } from 'node:crypto';

/** UUIDv7 (RFC 9562) text. Nothing relies on its order. */
export function uuid7(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret to hand out once: tenant and 256 random bits. The tenant stands in front so that every look-up names it. */
export function newSecret(tenant: string): string {
  return `${tenant}.${randomBytes(32).toString('base64url')}`;
}

/** The two parts of a secret as it arrived, hashed; null when it is not one of ours. */
export function readSecret(secret: string): { readonly tenant: string; readonly hash: string } | null {
  const parts = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(secret);
  if (!parts?.[1]) return null;
  return { tenant: parts[1], hash: digest(secret) };
}

/** SHA-256 with its name in front, so that another algorithm can stand beside it later. */
export function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}

/** SHA-256 as clients write it into records: plain hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
