import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export type CipherName = 'aes-256-gcm' | 'sm4-cbc-hmac-sm3';

/** Encrypts and authenticates text. Sealed text names its algorithm first; parts are base64url, divided by `$`. */
interface Cipher {
  readonly seal: (key: Buffer, text: string, about: string) => readonly Buffer[];
  readonly open: (key: Buffer, parts: readonly Buffer[], about: string) => string;
}

/** @param about what the text belongs to; it cannot be opened for anything else */
export function sealWith(name: CipherName, master: string, text: string, about: string): string {
  return [name, ...ciphers[name].seal(keyOf(name, master), text, about).map(part => part.toString('base64url'))].join('$');
}

/** Opens what either cipher has sealed. @throws when it was sealed with another key or for something else, or was changed */
export function openAny(master: string, sealed: string, about: string): string {
  const [name = '', ...parts] = sealed.split('$');
  if (!Object.hasOwn(ciphers, name)) throw new Error(`unknown cipher ${name}`);
  const known = name as CipherName;
  return ciphers[known].open(keyOf(known, master), parts.map(part => Buffer.from(part, 'base64url')), about);
}

const ciphers: { readonly [name in CipherName]: Cipher } = {
  'aes-256-gcm': {
    seal(key, text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      return [iv, Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]), cipher.getAuthTag()];
    },
    open(key, [iv = none, body = none, tag = none], about) {
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  },
  // Encrypt, then authenticate what was encrypted, with a key of its own: OpenSSL has no SM4-GCM.
  'sm4-cbc-hmac-sm3': {
    seal(key, text, about) {
      const iv = randomBytes(16);
      const cipher = createCipheriv('sm4-cbc', part(key, 'encrypt').subarray(0, 16), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [iv, body, macOf(key, iv, body, about)];
    },
    open(key, [iv = none, body = none, tag = none], about) {
      const expected = macOf(key, iv, body, about);
      if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw new Error('sealed text was changed, or belongs elsewhere');
      const decipher = createDecipheriv('sm4-cbc', part(key, 'encrypt').subarray(0, 16), iv);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  },
};

const none = Buffer.alloc(0);

/** The key an algorithm works with, made from the text of the installation's key. */
function keyOf(name: CipherName, master: string): Buffer {
  return createHash(name === 'aes-256-gcm' ? 'sha256' : 'sm3').update('duwang app key').update(master).digest();
}

function part(key: Buffer, use: 'encrypt' | 'authenticate'): Buffer {
  return createHmac('sm3', key).update(use).digest();
}

/** Lengths stand in front, so that no byte can move from one part into the next. */
function macOf(key: Buffer, iv: Buffer, body: Buffer, about: string): Buffer {
  const mac = createHmac('sm3', part(key, 'authenticate'));
  for (const one of [Buffer.from(about), iv, body]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(one.length);
    mac.update(length).update(one);
  }
  return mac.digest();
}
