import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** A fresh key pair on P-256. `publicKey`: the uncompressed point as base64url; `id`: its SHA-256; `secret`: PKCS#8 as base64url, to be sealed. */
export function makeSigningKey(): { readonly id: string; readonly publicKey: string; readonly secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // The point is the last 65 bytes of every SPKI on this curve.
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  return { id: createHash('sha256').update(point).digest('hex'), publicKey: point.toString('base64url'), secret: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url') };
}

/** ECDSA with SHA-256, both numbers one after the other, as browsers verify it. */
export function signText(secret: string, text: string): string {
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64url'), type: 'pkcs8', format: 'der' });
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** Whether the key of this public point has signed the text. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiHead, Buffer.from(publicKey, 'base64url')]), type: 'spki', format: 'der' });
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

/** What stands before the point in an SPKI of P-256. */
const spkiHead = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
