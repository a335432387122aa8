import type { Saying } from '../../messages/server-words.ts';
import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Refused, refusals } from '../refusal.ts';

/** Work factors: of scrypt, whose memory is 128·N·r bytes, and the rounds of PBKDF2 with HMAC-SM3 (CRYPTO_PROFILE=sm). */
export interface PasswordCost { readonly N: number; readonly r: number; readonly p: number; readonly rounds?: number }
export const defaultCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3, rounds: 210_000 };

export type PasswordHash = 'scrypt' | 'pbkdf2-sm3';

export interface Passwords {
  /** @returns the text to store, with algorithm and cost in front. */
  hash(password: string): Promise<string>;
  /** Compares in constant time. With no stored text (unknown account) it works as long and says no. */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Whether a stored text was made with the algorithm in use; one that was not is made anew at the next sign-in. */
  isCurrent(stored: string): boolean;
}

const atOnce = 4;
const longestQueue = 32;
const keyBytes = 32;

/**
 * Hashing in Node's thread pool, at most four at once with a queue of its own, so that a morning of sign-ins does not stop uploads.
 * @param algorithm of new texts; those of the other are still compared
 * @throws Refused `busy` when the queue is full.
 */
export function createPasswords(cost: PasswordCost = defaultCost, algorithm: PasswordHash = 'scrypt'): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];
  const head = algorithm === 'scrypt' ? ['scrypt', cost.N, cost.r, cost.p] : ['pbkdf2-sm3', cost.rounds ?? defaultCost.rounds];
  const written = (salt: Buffer, key: Buffer): string => [...head, salt.toString('base64url'), key.toString('base64url')].join('$');
  const decoy = written(randomBytes(16), randomBytes(keyBytes));

  async function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
    if (running >= atOnce) {
      if (waiting.length >= longestQueue) throw new Refused(refusals.busy);
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  return {
    async hash(password) {
      const salt = randomBytes(16);
      return written(salt, await inTurn(() => derive(password, salt, head.map(String))));
    },
    async verify(password, stored) {
      const parts = (stored ?? decoy).split('$');
      const expected = Buffer.from(parts.at(-1) ?? '', 'base64url');
      const found = await inTurn(() => derive(password, Buffer.from(parts.at(-2) ?? '', 'base64url'), parts.slice(0, -2)));
      return timingSafeEqual(found, expected) && stored !== null;
    },
    isCurrent: stored => stored.startsWith(`${algorithm}$`),
  };
}

/** @param head algorithm and cost, as they stand in front of a stored text */
async function derive(password: string, salt: Buffer, [name, ...cost]: readonly string[]): Promise<Buffer> {
  const typed = password.normalize('NFKC');
  const [N = 0, r = 0, p = 0] = cost.map(Number);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, key: Buffer): void => error ? reject(error) : resolve(key);
    if (name === 'pbkdf2-sm3') pbkdf2(typed, salt, N, keyBytes, 'sm3', done);
    else scrypt(typed, salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, done);
  });
}

const shortest = 10;
const longest = 200;
const wantedClasses = 3;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Parts that make a password guessable however long it is. */
const denied = ['password', 'passw0rd', '12345678', '87654321', 'qwertyui', 'admin123', 'abcd1234', '11111111', '00000000', '88888888', '66666666', 'duwang'];

/** @returns what is wrong with a new password; null when it is good (GB/T 22239 8.1.4.1 a). */
export function passwordTrouble(password: string, name: string): Saying | null {
  if (password.length < shortest) return words => words['trouble.passwordShort'](shortest);
  if (password.length > longest) return words => words['trouble.passwordLong'](longest);
  if (classes.filter(one => one.test(password)).length < wantedClasses) return words => words['trouble.passwordPlain'];
  const lower = password.toLowerCase();
  if (denied.some(part => lower.includes(part))) return words => words['trouble.passwordCommon'];
  if (name.length > 1 && lower.includes(name.toLowerCase())) return words => words['trouble.passwordName'];
  return null;
}
