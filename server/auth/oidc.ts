import { allowInsecureRequests, authorizationCodeGrant, AuthorizationResponseError, buildAuthorizationUrl, calculatePKCECodeChallenge, type Configuration, discovery, enableNonRepudiationChecks } from 'openid-client';
import { proofLasts } from './account-age.ts';

/** How the unit's own sign-in service is reached. Nothing of it is asked for while it is not configured. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it: stands on the button. */
  readonly name: string;
  /** `trust`: when the provider says that a second factor was shown (`amr` with mfa, otp, hwk, sc …), that counts, if it was within 15 minutes (`auth_time`); `own`: ours is shown in any case. */
  readonly secondFactor: 'own' | 'trust';
}

export interface Oidc {
  readonly name: string;
  /** Where the person is sent. @throws when the provider cannot be reached or is not what it says */
  begin(asked: { readonly state: string; readonly nonce: string; readonly verifier: string; /** The provider has them show themselves although it knows them. */ readonly again: boolean }): Promise<string>;
  /**
   * Turns what came back into who it is: code against tokens with PKCE, state, nonce, issuer, audience, times and the signature of the
   * id token by the provider's published keys, all by openid-client.
   * @throws when any of it is not right
   */
  finish(answer: URLSearchParams, asked: { readonly state: string; readonly nonce: string; readonly verifier: string }): Promise<Known>;
}

/** Somebody as the provider knows them. `proved`: with a second factor, as far as that is trusted. */
export interface Known { readonly issuer: string; readonly subject: string; readonly proved: boolean }

const factors = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'pop', 'fpt'];

/** @param publicUrl origin of this server; plain http is spoken to a provider on this machine only */
export function createOidc(settings: OidcSettings, publicUrl: string, now: () => number = Date.now): Oidc {
  const back = `${publicUrl}/oidc/callback`;
  let known: Promise<Configuration> | null = null;
  // Asked for at the first sign-in, not at start: a provider that is down must not keep this server down. A failure is not remembered.
  const provider = (): Promise<Configuration> => known ??= find(settings).catch((cause: unknown) => {
    known = null;
    throw cause;
  });
  return {
    name: settings.name,
    async begin({ state, nonce, verifier, again }) {
      const challenge = await calculatePKCECodeChallenge(verifier);
      return buildAuthorizationUrl(await provider(), { redirect_uri: back, scope: 'openid', response_type: 'code', state, nonce, code_challenge: challenge, code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}), ...(settings.secondFactor === 'trust' ? { max_age: String(proofLasts / 1000) } : {}) }).href;
    },
    async finish(answer, { state, nonce, verifier }) {
      const tokens = await authorizationCodeGrant(await provider(), new URL(`${back}?${answer}`), { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims) throw new Error('no id token');
      const { amr, auth_time: at } = claims;
      // A session of the provider that was opened in the morning proves nobody now: what it does not date counts as not shown.
      const fresh = typeof at === 'number' && Math.abs(now() - at * 1000) <= proofLasts;
      const proved = settings.secondFactor === 'trust' && fresh && Array.isArray(amr) && amr.some(one => factors.includes(String(one)));
      return { issuer: claims.iss, subject: claims.sub, proved };
    },
  };
}

/** True when the provider could not be asked: nothing is known of the person, and the same is worth trying later. */
export function isAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof AuthorizationResponseError) return cause.error === 'server_error' || cause.error === 'temporarily_unavailable';
  if (cause instanceof TypeError) return cause.message === 'fetch failed';
  const { code } = cause as { readonly code?: unknown };
  return code === 'OAUTH_TIMEOUT' || (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && cause.cause instanceof Response && cause.cause.status >= 500);
}

async function find({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const address = new URL(issuer);
  const execute = address.protocol === 'http:' ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks];
  return discovery(address, clientId, clientSecret, undefined, { execute, timeout: 10 });
}
