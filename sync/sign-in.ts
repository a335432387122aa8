import type { TokenResponse } from '../contract/auth.ts';
import type { Answer, Api } from './api-client.ts';

/** A sign-in on its way: kept in the session store, because the worker may die while a person types a password. */
export interface PendingSignIn {
  readonly server: string;
  /** The server's page to show. */
  readonly url: string;
  readonly verifier: string;
  readonly state: string;
  readonly redirectUri: string;
  /** The device of the account that shows itself anew; absent for a sign-in. */
  readonly again?: string;
}

/**
 * Authorization code with PKCE (RFC 7636, S256): the password is typed on the server's own page, never here.
 * @param again the device of the account signed in, which is to show itself anew (step-up)
 */
export async function beginSignIn(server: string, clientId: string, redirectUri: string, again?: string): Promise<PendingSignIn> {
  const verifier = secret(32);
  const state = secret(16);
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  const query = new URLSearchParams({
    response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state, code_challenge: challenge, code_challenge_method: 'S256', ...(again === undefined ? {} : { prompt: 'login' }),
  });
  return { server, url: `${server}/authorize?${query}`, verifier, state, redirectUri, ...(again === undefined ? {} : { again }) };
}

/** The code in the address the server sent the person back to; null when it is not the answer to this sign-in. */
export function codeFrom(address: string, pending: PendingSignIn): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.origin}${url.pathname}` !== pending.redirectUri) return null;
  const answer = new URLSearchParams(url.search || url.hash.slice(1));
  return answer.get('state') === pending.state ? answer.get('code') : null;
}

/**
 * Turns the code into a token. A device belongs to one person at the server, so the ids this browser knows are tried in
 * turn (a mismatch leaves the code good), and a new one last.
 */
export async function redeem(api: Api, pending: PendingSignIn, code: string, deviceIds: readonly string[]): Promise<{ readonly deviceId: string; readonly answer: Answer<TokenResponse> }> {
  for (const [index, deviceId] of deviceIds.entries()) {
    const answer = await api.token({ grant: 'code', code, verifier: pending.verifier, redirectUri: pending.redirectUri, deviceId }, null);
    const mismatch = !answer.ok && answer.failure.code === 'device_mismatch';
    if (!mismatch || index === deviceIds.length - 1) return { deviceId, answer };
  }
  throw new Error('no device id to try');
}

function secret(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
