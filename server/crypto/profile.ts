import { getCiphers, getHashes } from 'node:crypto';
import type { CipherName } from './cipher.ts';
import type { HashName } from './hash.ts';

/** Which algorithms an installation uses from now on (CRYPTO_PROFILE): the international ones, or 国密 SM3 and SM4. */
export type CryptoProfile = 'intl' | 'sm';

interface Algorithms {
  /** Of the audit chain. */
  readonly hash: HashName;
  readonly passwords: 'scrypt' | 'pbkdf2-sm3';
  /** Of what lies sealed in the database. */
  readonly cipher: CipherName;
  /** Of new second factors. */
  readonly totp: 'sha1' | 'sm3';
}

/**
 * GB/T 32905 (SM3) and GB/T 32907 (SM4) as Node's OpenSSL has them; it has no SM4-GCM, so a MAC stands beside the cipher (backend 5.1).
 * Every value stored under one of them names its algorithm, so that what was written under the other profile can be read for ever.
 */
export const cryptoProfiles: { readonly [profile in CryptoProfile]: Algorithms } = {
  intl: { hash: 'sha256', passwords: 'scrypt', cipher: 'aes-256-gcm', totp: 'sha1' },
  sm: { hash: 'sm3', passwords: 'pbkdf2-sm3', cipher: 'sm4-cbc-hmac-sm3', totp: 'sm3' },
};

/** @throws with a sentence when this Node lacks an algorithm of the profile: nothing is started then with a weaker one */
export function assertAvailable(profile: CryptoProfile): void {
  if (profile === 'sm' && !(getHashes().includes('sm3') && getCiphers().includes('sm4-cbc'))) throw new Error('CRYPTO_PROFILE=sm：这个 Node 的 OpenSSL 没有 SM3 或 SM4，服务器没有启动。请使用官方 Node 24。This Node has no SM3 or SM4.');
}
