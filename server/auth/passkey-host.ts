import { isIP } from 'node:net';
import type { Saying } from '../../messages/server-words.ts';

/** Whether browsers let this address have passkeys, under which name; or why they do not. */
export type PasskeyHost = { readonly rpId: string } | { readonly trouble: Saying };

/**
 * WebAuthn binds a key to a host name that is reached over https; `localhost` counts as safe. Not to an IP address, and never over plain
 * http: that is the browsers' rule and no setting of ours.
 * @param publicUrl the address people reach the server at (PUBLIC_URL)
 */
export function passkeyHost(publicUrl: string): PasskeyHost {
  const { protocol, hostname } = new URL(publicUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return { trouble: words => words['trouble.passkeyIp'](hostname) };
  if (protocol !== 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) return { trouble: words => words['trouble.passkeyHttp'] };
  return { rpId: hostname };
}
