import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real OpenID Connect provider on this machine. Who "signs in" there is what the test says; everything else is the provider's own. */
export async function openProvider(redirectUri: string) {
  const state: { account: string; amr: string[]; refuse: boolean; /** It breaks off every call of a server. */ away: boolean; /** Its published keys are not those it signs with. */ otherKeys: readonly object[] | null } = { account: 'zhang', amr: ['pwd'], refuse: false, away: false, otherKeys: null };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'duwang', client_secret: 'a secret of the client, long enough', redirect_uris: [redirectUri], response_types: ['code' as const], grant_types: ['authorization_code' as const] };
  const provider = new Provider(issuer, {
    clients: [client], cookies: { keys: ['a key for tests'] }, features: { devInteractions: { enabled: false } }, conformIdTokenClaims: false,
    claims: { openid: ['sub', 'amr'] }, pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    async loadExistingGrant(ctx) {
      const { client: asking, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: asking!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (state.away) return void request.socket.destroy();
    if (state.otherKeys && request.url === '/jwks') {
      response.setHeader('Content-Type', 'application/jwk-set+json');
      response.end(JSON.stringify({ keys: state.otherKeys }));
      return undefined;
    }
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    const result = state.refuse ? { error: 'access_denied', error_description: 'gave up' } : { login: { accountId: state.account, amr: state.amr } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  return {
    issuer, client, state,
    /** From now on it publishes keys of the same names that are not its own: what it signs cannot be verified. */
    async publishOtherKeys(): Promise<void> {
      const { keys } = await (await fetch(`${issuer}/jwks`)).json() as { keys: { kid: string; use: string; alg?: string }[] };
      state.otherKeys = keys.map(({ kid, use, alg }) => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid, use, ...(alg ? { alg } : {}) }));
    },
    /** Goes through the provider as a browser does. @returns the address it leads back to */
    async pass(url: string): Promise<string> {
      const cookies = new Map<string, string>();
      let at = url;
      for (let hop = 0; hop < 10; hop += 1) {
        const answer = await fetch(at, { redirect: 'manual', headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const next = answer.headers.get('location');
        if (!next) throw new Error(`provider: ${answer.status} ${await answer.text()}`);
        at = new URL(next, at).href;
        if (at.startsWith(redirectUri)) return at;
      }
      throw new Error('provider: too many redirects');
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
