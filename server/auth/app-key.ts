import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CipherName, openAny, sealWith } from '../crypto/cipher.ts';

/** Encrypts what must be read again and must not lie open in the database or a backup: secrets of second factors. */
export interface AppKey {
  /** @param about what the text belongs to; it cannot be opened for anything else */
  seal(text: string, about: string): string;
  /** @throws when it was sealed with another key or for something else */
  open(sealed: string, about: string): string;
  /** Whether it was sealed with the cipher in use, and not with that of another profile. */
  isCurrent(sealed: string): boolean;
}

/**
 * The key of this installation: APP_KEY, or a file in the data folder that is made at first start (0600).
 * Several processes on one PostgreSQL are given the same APP_KEY.
 */
export function appKey(dataDir: string, given: string | undefined, cipher: CipherName = 'aes-256-gcm'): AppKey {
  const master = given ?? keyFile(dataDir);
  return {
    seal: (text, about) => sealWith(cipher, master, text, about),
    open: (sealed, about) => openAny(master, sealed, about),
    isCurrent: sealed => sealed.startsWith(`${cipher}$`),
  };
}

function keyFile(dataDir: string): string {
  const file = join(dataDir, 'app.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
