/**
 * RFC 6238: six digits, thirty seconds. SHA-1 is what every authenticator app knows; SM3 (CRYPTO_PROFILE=sm) wants one that can do HMAC-SM3.
 * A secret is base 32; one for SM3 has `sm3:` in front.
 */
export type TotpHash = 'sha1' | 'sm3';

/** A secret's hash, and its base 32 as people type it. */
export function partsOf(secret: string): { readonly hash: TotpHash; readonly typed: string } {
  return secret.startsWith('sm3:') ? { hash: 'sm3', typed: secret.slice('sm3:'.length) } : { hash: 'sha1', typed: secret };
}
