import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { partsOf, type TotpHash } from './totp-secret.ts';

const seconds = 30;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new shared secret: 160 bits, or 256 for SM3. */
export function newTotpSecret(hash: TotpHash = 'sha1'): string {
  return hash === 'sm3' ? `sm3:${base32(randomBytes(32))}` : base32(randomBytes(20));
}

/** The address an authenticator app reads, as a link or from a picture. */
export function otpauth(secret: string, name: string, issuer: string): string {
  const { hash, typed } = partsOf(secret);
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${name}`)}?${new URLSearchParams({ secret: typed, issuer, algorithm: hash.toUpperCase(), digits: String(digits), period: String(seconds) })}`;
}

/** The code of one step of thirty seconds. */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const { hash, typed } = partsOf(secret);
  const mac = createHmac(hash, fromBase32(typed)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
}

/**
 * The step a code belongs to, when it is of now, of the thirty seconds before, or of those after: clocks of telephones are not exact.
 * @returns null when it is none of them
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const present = Math.floor(now / 1000 / seconds);
  for (const step of [present, present - 1, present + 1]) if (step >= 0 && timingSafeEqual(Buffer.from(totpAt(secret, step)), Buffer.from(typed))) return step;
  return null;
}

/** Ten codes for the day the telephone is lost; each is good once. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: 10 }, () => base32(randomBytes(10)).toLowerCase().replace(/(.{4})(?=.)/g, '$1-'));
}

function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  let bits = '';
  for (const sign of text) bits += alphabet.indexOf(sign).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)));
}
