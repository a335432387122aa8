import type { Role } from '../../../contract/sync.ts';
import { isAllowedRedirect, issueCode, redirectWith } from '../../auth/grant.ts';
import { join } from '../../auth/people.ts';
import { passkeyHost } from '../../auth/passkey-host.ts';
import { optionsToProve } from '../../auth/passkeys.ts';
import { assuranceOf, heldFactors, needsSecondFactor } from '../../auth/second-factor.ts';
import { openSession } from '../../auth/session.ts';
import { auditSignIn, checkPassword } from '../../auth/sign-in.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { sessionCookie } from '../../http/cookie.ts';
import { authorizePage, homePage, invitePage, joinedPage, loginPage, setupPage, signedInPage, type Ways } from '../../pages/account-pages.ts';
import { listTenants } from '../../repo/organisations.ts';
import { Refused, refusals } from '../../refusal.ts';

type SignIn = Pick<Handlers, 'homePage' | 'setupPage' | 'setup' | 'invitePage' | 'join' | 'loginPage' | 'login' | 'authorizePage' | 'authorize' | 'signedInPage'>;

const notAlike = '两次输入的密码不一致。';

/** The server's own pages: first administrator, invitation, sign-in, sign-in of the extension. */
export const signIn: SignIn = {
  homePage: async () => ({ page: homePage() }),
  setupPage: async () => ({ page: setupPage(null) }),
  invitePage: async ({ context }) => ({ page: invitePage(null, '', '', context.oidc?.name ?? null) }),
  loginPage: async ({ context }) => ({ page: loginPage(null, await waysOf(context)) }),
  signedInPage: async () => ({ page: signedInPage() }),

  async setup({ context, body, address }) {
    const again = (problem: string) => ({ page: setupPage(problem, body.secret, body.orgName, body.name), status: 422 });
    if (body.password !== body.again) return again(notAlike);
    const joined = await join(context, 'setup', { secret: body.secret, name: body.name, password: body.password, orgName: body.orgName, alone: body.alone === 'on', address });
    if ('trouble' in joined) return again(joined.trouble);
    return { redirect: '/people', cookie: await openCookie(context, joined.tenant, joined.user.userId, address) };
  },

  async join({ context, body, address }) {
    const again = (problem: string) => ({ page: invitePage(problem, body.secret, body.name, context.oidc?.name ?? null), status: 422 });
    if (body.password !== body.again) return again(notAlike);
    const joined = await join(context, 'invite', { secret: body.secret, name: body.name, password: body.password, address });
    return 'trouble' in joined ? again(joined.trouble) : { page: joinedPage(context.configuration.publicUrl) };
  },

  async login({ context, body, address }) {
    const found = await tryPassword(context, body, address);
    if ('problem' in found) return { page: loginPage(found.problem, await waysOf(context), body.name), status: 401 };
    const held = await heldFactors(context.db.read, found.tenant, found.user.userId);
    const onward = held.totp || held.passkeys || needsSecondFactor(context, found.user.role) ? '/second-factor' : homeOf(found.user.role);
    return { redirect: onward, cookie: await openCookie(context, found.tenant, found.user.userId, address) };
  },

  async authorizePage({ context, query }) {
    if (!isAllowedRedirect(context, query.client_id, query.redirect_uri)) throw new Refused(refusals.badRedirect);
    return { page: authorizePage(query, null, await waysOf(context)), formTarget: query.redirect_uri };
  },

  async authorize({ context, body: { name, password, tenant, code, ...query }, address }) {
    if (!isAllowedRedirect(context, query.client_id, query.redirect_uri)) throw new Refused(refusals.badRedirect);
    const found = await tryPassword(context, { name, password, tenant }, address);
    if ('problem' in found) return { page: authorizePage(query, found.problem, await waysOf(context), name), status: 401, formTarget: query.redirect_uri };
    const aal = await assuranceOf(context, found.tenant, found.user, code ?? '', address);
    if (typeof aal === 'object') return { page: authorizePage(query, aal.trouble, await waysOf(context), name), status: 401, formTarget: query.redirect_uri };
    return { redirect: redirectWith(context, query, await issueCode(context, found.tenant, found.user, query, aal)) };
  },
};

/** Where a person begins: administrators manage people, auditors read the audit, everybody else has work to look at. */
export function homeOf(role: Role): string {
  return role === 'administrator' ? '/people' : role === 'auditor' ? '/audit' : '/desk';
}

/** The ways in, as the sign-in pages offer them. */
export async function waysOf(context: Context): Promise<Ways> {
  const passkey = 'rpId' in passkeyHost(context.configuration.publicUrl) ? optionsToProve(context, { for: 'enter' }, []) : null;
  return { tenants: await listTenants(context.db.read), provider: context.oidc?.name ?? null, passkey };
}

async function tryPassword(context: Context, body: { readonly name: string; readonly password: string; readonly tenant?: string | undefined }, address: string) {
  try {
    return await checkPassword(context, body.tenant, body.name, body.password, address);
  } catch (cause) {
    if (cause instanceof Refused && cause.refusal.error === refusals.wrongPassword.error) return { problem: cause.refusal.message };
    throw cause;
  }
}

async function openCookie(context: Context, tenant: string, userId: string, address: string): Promise<string> {
  const token = await inTransaction(context.db.write, async tx => {
    await auditSignIn(tx, context, tenant, userId, '', address, 'ok');
    return (await openSession(tx, context, tenant, userId, 'browser', null)).token;
  });
  return sessionCookie(context.configuration.publicUrl, token);
}
