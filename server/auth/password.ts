import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Refused, refusals } from '../refusal.ts';

/** Work factors of scrypt; memory is 128·N·r bytes. */
export interface PasswordCost { readonly N: number; readonly r: number; readonly p: number }
export const defaultCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

export interface Passwords {
  /** @returns the text to store, with algorithm and cost in front. */
  hash(password: string): Promise<string>;
  /** Compares in constant time. With no stored text (unknown account) it works as long and says no. */
  verify(password: string, stored: string | null): Promise<boolean>;
}

const atOnce = 4;
const longestQueue = 32;
const keyBytes = 32;

/**
 * Hashing in Node's thread pool, at most four at once with a queue of its own, so that a morning of sign-ins does not stop uploads.
 * @throws Refused `busy` when the queue is full.
 */
export function createPasswords(cost: PasswordCost = defaultCost): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];
  const decoy = format(cost, randomBytes(16), randomBytes(keyBytes));

  async function derive(password: string, salt: Buffer, by: PasswordCost): Promise<Buffer> {
    if (running >= atOnce) {
      if (waiting.length >= longestQueue) throw new Refused(refusals.busy);
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    running += 1;
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const options = { ...by, maxmem: 256 * by.N * by.r };
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => error ? reject(error) : resolve(key));
      });
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  return {
    async hash(password) {
      const salt = randomBytes(16);
      return format(cost, salt, await derive(password, salt, cost));
    },
    async verify(password, stored) {
      const [, N, r, p, salt = '', key = ''] = (stored ?? decoy).split('$');
      const expected = Buffer.from(key, 'base64url');
      const found = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
      return timingSafeEqual(found, expected) && stored !== null;
    },
  };
}

const shortest = 10;
const longest = 200;
const wantedClasses = 3;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Parts that make a password guessable however long it is. */
const denied = ['password', 'passw0rd', '12345678', '87654321', 'qwertyui', 'admin123', 'abcd1234', '11111111', '00000000', '88888888', '66666666', 'duwang'];

/** @returns what is wrong with a new password, in Chinese; null when it is good (GB/T 22239 8.1.4.1 a). */
export function passwordTrouble(password: string, name: string): string | null {
  if (password.length < shortest) return `密码至少 ${shortest} 个字符。`;
  if (password.length > longest) return `密码最多 ${longest} 个字符。`;
  if (classes.filter(one => one.test(password)).length < wantedClasses) return '密码要包含大写字母、小写字母、数字、符号中的至少三类。';
  const lower = password.toLowerCase();
  if (denied.some(part => lower.includes(part))) return '密码过于常见，请换一个。';
  if (name.length > 1 && lower.includes(name.toLowerCase())) return '密码不能包含姓名。';
  return null;
}

function format(cost: PasswordCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}
