import { expect } from 'vitest';
import { cookieOf, postForm } from './person.ts';
import { portToReturnTo } from './place.ts';
import { openProvider } from './provider.ts';
import { openUnit } from './unit.ts';
import type { StartOptions } from '../../../server/start.ts';

export type OidcUnit = Awaited<ReturnType<typeof openOidcUnit>>;

/** A unit whose people may sign in through a provider of their own, with the steps a browser takes on that way. */
export async function openOidcUnit(options: Partial<StartOptions> = {}) {
  const port = await portToReturnTo();
  const url = `http://127.0.0.1:${port}`;
  const provider = await openProvider(`${url}/oidc/callback`);
  const { client_id: clientId, client_secret: clientSecret } = provider.client;
  /** Milliseconds the server's clock is ahead. */
  const clock = { ahead: 0 };
  /** The code of every refusal, from the log. */
  const refusedAs: string[] = [];
  const unit = await openUnit({
    port, secondFactor: 'required', now: () => Date.now() + clock.ahead, oidc: { issuer: provider.issuer, clientId, clientSecret, name: '政务认证', secondFactor: 'trust' },
    log: (_, event, fields) => void (event === 'request' && fields?.['refused'] && refusedAs.push(String(fields['refused']))), ...options,
  });

  /** A press on the link, the provider, and the way back. */
  async function begin(query = ''): Promise<{ readonly mark: string; readonly back: string }> {
    const asked = await fetch(`${url}/oidc/begin${query}`, { redirect: 'manual' });
    expect(asked.status).toBe(303);
    return { mark: cookieOf(asked), back: await provider.pass(asked.headers.get('location')!) };
  }

  /** Uses a link an administrator made. The administrator of these tests shows no second factor: the link comes from the server itself. */
  async function invited(role: 'reader' | 'editor'): Promise<string> {
    const { inTransaction } = await import('../../../server/db/transaction.ts');
    const { addInvitation } = await import('../../../server/repo/invitations.ts');
    const { homeOrganisation, homeTenant } = await import('../../../server/repo/organisations.ts');
    const { newSecret, readSecret } = await import('../../../server/ids.ts');
    const { db, now } = unit.server.context;
    const tenant = await homeTenant(db.read);
    const { orgId } = await homeOrganisation(db.read, tenant);
    const secret = newSecret(tenant);
    await inTransaction(db.write, (tx) => addInvitation(tx, tenant, readSecret(secret)!.hash, { kind: 'invite', role, orgId }, null, now(), now() + 60_000));
    return secret;
  }

  async function joinAs(account: string, name: string, role: 'reader' | 'editor'): Promise<Response> {
    provider.state.account = account;
    const secret = await invited(role);
    const sent = await postForm(url, '/oidc/join', { secret, name });
    expect(sent.status).toBe(200);
    const onward = /href="(http[^"]+)"/.exec(await sent.text())![1]!.replaceAll('&#38;', '&');
    return come(await provider.pass(onward), cookieOf(sent));
  }

  return {
    unit, provider, url, clock, refusedAs, begin, invited, joinAs,
    async [Symbol.asyncDispose]() {
      await unit[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}

/** The way back from the provider, in the browser with this mark. */
export function come(back: string, mark: string): Promise<Response> {
  return fetch(back, { redirect: 'manual', headers: { Cookie: mark } });
}
