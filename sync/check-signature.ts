import { type Signature, type Signed, signedText, type SigningKey, vouchedText } from '../contract/signature.ts';
import type { Doubt } from '../contract/signing-view.ts';
import { digestOf } from '../store/digest.ts';

/**
 * Whether a record is what the server signed.
 * @param data the record as it came
 * @returns null when it is
 */
export async function doubtOf(record: Omit<Signed, 'by' | 'at'>, data: unknown, signature: Signature | undefined, trusted: readonly SigningKey[]): Promise<Doubt | null> {
  if (!signature || signature.rev < record.rev) return 'unsigned';
  if (signature.id === record.id && signature.rev > record.rev) return 'older';
  if (signature.id !== record.id || signature.unit !== record.unit) return 'altered';
  const key = trusted.find(({ id }) => id === signature.key);
  if (!key) return 'key';
  return await isSigned(key.publicKey, signedText({ ...record, by: signature.by, at: signature.at }, digestOf(data)), signature.signature) ? null : 'altered';
}

/**
 * The keys to trust from now on: at first all the server has, later those that were trusted and what they vouch for, one after the
 * other. A key that does not bear its own name is never trusted.
 * @param trusted null: this browser has seen none yet
 */
export async function trustedKeys(told: readonly SigningKey[], trusted: readonly SigningKey[] | null): Promise<readonly SigningKey[]> {
  const keys = [...trusted ?? []];
  for (const key of told) {
    if (keys.some(({ id }) => id === key.id) || await nameOf(key.publicKey) !== key.id) continue;
    const voucher = keys.find(({ id }) => id === key.vouched?.by);
    if (trusted === null || (voucher && key.vouched && await isSigned(voucher.publicKey, vouchedText(key.publicKey), key.vouched.signature))) keys.push(key);
  }
  return keys;
}

/**
 * The keys to trust where the unit's policy may have named one: then that one and what it vouches for, whatever was seen first here.
 * @param fixed the first digits of its name
 */
export async function trustedUnder(told: readonly SigningKey[], trusted: readonly SigningKey[] | null, fixed: string | null): Promise<readonly SigningKey[]> {
  if (fixed === null) return trustedKeys(told, trusted);
  const named = await trustedKeys([...told, ...trusted ?? []].filter(({ id }) => id.startsWith(fixed)), null);
  return trustedKeys(told, named);
}

/** The name of a key: the SHA-256 of its bytes. */
async function nameOf(publicKey: string): Promise<string> {
  const bytes = bytesOf(publicKey);
  return bytes ? [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('') : '';
}

async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const [point, numbers] = [bytesOf(publicKey), bytesOf(signature)];
  if (!point || !numbers) return false;
  try {
    const key = await crypto.subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, numbers, new TextEncoder().encode(text));
  } catch {
    // No point of this curve: whoever made it up has signed nothing.
    return false;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}
