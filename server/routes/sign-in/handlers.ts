import type { Role } from '../../../contract/sync.ts';
import { isAllowedRedirect, issueCode, redirectWith } from '../../auth/grant.ts';
import { join } from '../../auth/people.ts';
import { passkeyHost } from '../../auth/passkey-host.ts';
import { optionsToProve } from '../../auth/passkeys.ts';
import { assuranceOf, heldFactors, needsSecondFactor } from '../../auth/second-factor.ts';
import { openSession } from '../../auth/session.ts';
import { auditSignIn, checkPassword } from '../../auth/sign-in.ts';
import type { Saying, ServerWords } from '../../../messages/server-words.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { sessionCookie } from '../../http/cookie.ts';
import { authorizePage, homePage, invitePage, joinedPage, loginPage, setupPage, signedInPage, type Ways } from '../../pages/account-pages.ts';
import { listTenants } from '../../repo/organisations.ts';
import { Refused, refusals, refusalWords } from '../../refusal.ts';

type SignIn = Pick<Handlers, 'homePage' | 'setupPage' | 'setup' | 'invitePage' | 'join' | 'loginPage' | 'login' | 'authorizePage' | 'authorize' | 'signedInPage'>;

/** The server's own pages: first administrator, invitation, sign-in, sign-in of the extension. */
export const signIn: SignIn = {
  homePage: async ({ words }) => ({ page: homePage(words) }),
  setupPage: async ({ words }) => ({ page: setupPage(words, null) }),
  invitePage: async ({ context, words }) => ({ page: invitePage(words, null, '', '', context.oidc?.name ?? null) }),
  loginPage: async ({ context, words }) => ({ page: loginPage(words, null, await waysOf(context)) }),
  signedInPage: async ({ words }) => ({ page: signedInPage(words) }),

  async setup({ context, body, words, address }) {
    const again = (problem: Saying) => ({ page: setupPage(words, problem(words), body.secret, body.orgName, body.name), status: 422 });
    if (body.password !== body.again) return again(said => said['trouble.notAlike']);
    const joined = await join(context, 'setup', { secret: body.secret, name: body.name, password: body.password, orgName: body.orgName, alone: body.alone === 'on', address });
    if ('trouble' in joined) return again(joined.trouble);
    return { redirect: '/people', cookie: await openCookie(context, joined.tenant, joined.user.userId, address) };
  },

  async join({ context, body, words, address }) {
    const again = (problem: Saying) => ({ page: invitePage(words, problem(words), body.secret, body.name, context.oidc?.name ?? null), status: 422 });
    if (body.password !== body.again) return again(said => said['trouble.notAlike']);
    const joined = await join(context, 'invite', { secret: body.secret, name: body.name, password: body.password, address });
    return 'trouble' in joined ? again(joined.trouble) : { page: joinedPage(words, context.configuration.publicUrl, joined.user.role) };
  },

  async login({ context, body, words, address }) {
    const found = await tryPassword(context, words, body, address);
    if ('problem' in found) return { page: loginPage(words, found.problem, await waysOf(context), body.name), status: 401 };
    const held = await heldFactors(context.db.read, found.tenant, found.user.userId);
    const onward = held.totp || held.passkeys || needsSecondFactor(context, found.user.role) ? '/second-factor' : homeOf(found.user.role);
    return { redirect: onward, cookie: await openCookie(context, found.tenant, found.user.userId, address) };
  },

  async authorizePage({ context, query, words }) {
    if (!isAllowedRedirect(context, query.client_id, query.redirect_uri)) throw new Refused(refusals.badRedirect);
    return { page: authorizePage(words, query, null, await waysOf(context)), formTarget: query.redirect_uri };
  },

  async authorize({ context, body: { name, password, tenant, code, ...query }, words, address }) {
    if (!isAllowedRedirect(context, query.client_id, query.redirect_uri)) throw new Refused(refusals.badRedirect);
    const found = await tryPassword(context, words, { name, password, tenant }, address);
    if ('problem' in found) return { page: authorizePage(words, query, found.problem, await waysOf(context), name), formTarget: query.redirect_uri };
    const aal = await assuranceOf(context, found.tenant, found.user, code ?? '', address);
    if (typeof aal === 'object') return { page: authorizePage(words, query, aal.trouble(words), await waysOf(context), name), formTarget: query.redirect_uri };
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

async function tryPassword(context: Context, words: ServerWords, body: { readonly name: string; readonly password: string; readonly tenant?: string | undefined }, address: string) {
  try {
    return await checkPassword(context, body.tenant, body.name, body.password, address);
  } catch (cause) {
    if (cause instanceof Refused && cause.refusal.error === refusals.wrongPassword.error) return { problem: refusalWords(cause.refusal)(words) };
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
