import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What can be changed on the way, to see that it is found out. */
export interface Twist { readonly origin?: string; readonly rpId?: string; readonly flags?: number; readonly counter?: number; readonly challenge?: string; readonly otherKey?: boolean }

/** An authenticator in software: makes a key and answers for it as CTAP devices do (WebAuthn level 2, ES256, no attestation). */
export function authenticator(origin: string) {
  const id = randomBytes(32);
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let counter = 0;
  let handle = '';

  const clientData = (type: string, challenge: string, at: string) => Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
  const authData = (twist: Twist, attested: Buffer = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? (counter += 1));
    const flags = twist.flags ?? 0x05; // user present, user verified
    return Buffer.concat([sha(Buffer.from(twist.rpId ?? new URL(origin).hostname)), Buffer.from([attested.length > 0 ? flags | 0x40 : flags]), count, attested]);
  };

  return {
    id: id.toString('base64url'),
    /** Makes the key. @param options as the page hands them to the browser */
    add(options: { readonly challenge: string; readonly user: { readonly id: string } }, twist: Twist = {}): string {
      handle = options.user.id;
      const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
      // COSE key: kty EC2, alg ES256, crv P-256, x, y.
      const cose = Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, 'base64url'), Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, 'base64url')]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = authData(twist, attested);
      const object = Buffer.concat([Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), Buffer.from([0x58, data.length]), data]);
      return JSON.stringify(answer({
        clientDataJSON: clientData('webauthn.create', twist.challenge ?? options.challenge, twist.origin ?? origin).toString('base64url'), attestationObject: object.toString('base64url'), transports: ['internal'],
      }));
    },
    /** Answers a challenge. */
    get(options: { readonly challenge: string }, twist: Twist = {}): string {
      const client = clientData('webauthn.get', twist.challenge ?? options.challenge, twist.origin ?? origin);
      const data = authData(twist);
      const signature = sign('sha256', Buffer.concat([data, sha(client)]), twist.otherKey ? stranger.privateKey : pair.privateKey);
      return JSON.stringify(answer({ clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: handle }));
    },
  };

  function answer(response: object): object {
    return { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {}, response };
  }
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

function sha(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
