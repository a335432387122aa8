import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/**
 * A signed package (CRX3) as Chromium installs it under a policy. The same key always gives the same id.
 * @param zip the extension
 * @param pem RSA private key, which never leaves the unit
 * @throws in Chinese when the key is none
 */
export function crx(zip: Uint8Array, pem: string): Uint8Array {
  const key = keyIn(pem);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const signed = field(1, createHash('sha256').update(publicKey).digest().subarray(0, 16));
  const signature = sign('sha256', Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signed.length), signed, zip]), key);
  const header = Buffer.concat([field(2, Buffer.concat([field(1, publicKey), field(2, signature)])), field(10_000, signed)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip]);
}

/** The id under which Chrome and Edge know what this key signs: 32 letters a to p. @throws in Chinese when the key is none */
export function signedExtensionId(pem: string): string {
  const digest = createHash('sha256').update(createPublicKey(keyIn(pem)).export({ type: 'spki', format: 'der' })).digest('hex');
  return digest.slice(0, 32).replaceAll(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}

function keyIn(pem: string) {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch { /* said below */ }
  throw new Error('这不是 RSA 私钥（PEM）。可以这样生成一把并妥善保管：openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out 单位.pem');
}

/** One length-delimited field of a protocol buffer. */
function field(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push(128 + left % 128);
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
