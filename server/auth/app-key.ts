import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Encrypts what must be read again and must not lie open in the database or a backup: secrets of second factors. */
export interface AppKey {
  /** @param about what the text belongs to; it cannot be opened for anything else */
  seal(text: string, about: string): string;
  /** @throws when it was sealed with another key or for something else */
  open(sealed: string, about: string): string;
}

/**
 * The key of this installation: APP_KEY, or a file in the data folder that is made at first start (0600).
 * Several processes on one PostgreSQL are given the same APP_KEY.
 */
export function appKey(dataDir: string, given: string | undefined): AppKey {
  const key = createHash('sha256').update('duwang app key').update(given ?? keyFile(dataDir)).digest();
  return {
    seal(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['aes-256-gcm', ...[iv, body, cipher.getAuthTag()].map(part => part.toString('base64url'))].join('$');
    },
    open(sealed, about) {
      const [, iv = '', body = '', tag = ''] = sealed.split('$');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
    },
  };
}

function keyFile(dataDir: string): string {
  const file = join(dataDir, 'app.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
