import * as z from 'zod/mini';

/** How packs and forms are signed: ECDSA on P-256 with SHA-256, which every browser we run in can verify (Ed25519 is not in the oldest ones). */
const base64url = z.string().check(z.maxLength(200), z.regex(/^[A-Za-z0-9_-]+$/));
const id = z.string().check(z.maxLength(100));
/** SHA-256 of the public key's bytes, hex: whoever has the key can tell its name. */
export const keyIdSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A public key, uncompressed point. A renewed one is vouched for by the one before; null where that was lost, or for the first. */
export const signingKeySchema = z.strictObject({ id: keyIdSchema, publicKey: base64url, madeAt: z.int(), vouched: z.nullable(z.strictObject({ by: keyIdSchema, signature: base64url })) });
export type SigningKey = z.infer<typeof signingKeySchema>;

/** The server's signature of one record as it stood at `rev`. `by`, `at`: who published or switched it, and when the server took it. */
export const signatureSchema = z.strictObject({ id, unit: id, rev: z.int().check(z.positive()), by: z.string().check(z.maxLength(500)), at: z.int(), key: keyIdSchema, signature: base64url });
export type Signature = z.infer<typeof signatureSchema>;

/** Answered by GET /v1/signatures: every key there ever was, the oldest first, and the signatures after the record id that was asked for. */
export const signaturesResponseSchema = z.strictObject({ keys: z.array(signingKeySchema), signatures: z.array(signatureSchema), more: z.boolean() });
export type SignaturesResponse = z.infer<typeof signaturesResponseSchema>;

/** What is shared in these kinds of records holds for everybody in the unit, so it is signed. */
export const signedEntities = ['pack', 'rubric'] as const;
export type SignedEntity = (typeof signedEntities)[number];

export interface Signed { readonly unit: string; readonly entity: SignedEntity; readonly id: string; readonly rev: number; readonly by: string; readonly at: number }

/** The text a signature is of. @param sha256 of the record as canonical JSON, switch included, so that switching off cannot be forged either */
export function signedText({ unit, entity, id: record, rev, by, at }: Signed, sha256: string): string {
  return JSON.stringify(['duwang-signature/1', unit, entity, record, rev, sha256, by, at]);
}

/** The text with which one key vouches for the next. */
export function vouchedText(publicKey: string): string {
  return JSON.stringify(['duwang-signing-key/1', publicKey]);
}

/** A key as people compare it: the first sixteen signs of its name, in fours. */
export function fingerprintOf(key: string): string {
  return key.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}
