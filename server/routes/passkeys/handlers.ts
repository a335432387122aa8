import { isProvedFreshly } from '../../auth/account-age.ts';
import { isAllowedRedirect, issueCode, redirectWith } from '../../auth/grant.ts';
import { passkeyHost } from '../../auth/passkey-host.ts';
import { dropPasskey, enterByPasskey, keepPasskey, nameOwnPasskey, optionsToAdd, proveByPasskey } from '../../auth/passkeys.ts';
import { heldFactors } from '../../auth/second-factor.ts';
import { openSession } from '../../auth/session.ts';
import { auditSignIn } from '../../auth/sign-in.ts';
import type { Saying, ServerWords } from '../../../messages/server-words.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { sessionCookie } from '../../http/cookie.ts';
import { authorizePage, loginPage } from '../../pages/account-pages.ts';
import { passkeysPage } from '../../pages/passkey-pages.ts';
import { Refused, refusals, refusalWords } from '../../refusal.ts';
import { listPasskeys } from '../../repo/passkeys.ts';
import { renderFactors } from '../security/handlers.ts';
import { homeOf, waysOf } from '../sign-in/handlers.ts';

type PasskeyRoutes = Pick<Handlers, 'passkeysPage' | 'addPasskey' | 'removePasskey' | 'renamePasskey' | 'provePasskey' | 'loginPasskey' | 'authorizePasskey'>;

/** Passkeys (WebAuthn): one's own list, sign-in without a password, and the second factor of an open session. */
export const passkeys: PasskeyRoutes = {
  passkeysPage: async ({ context, actor, words }) => ({ page: await render(context, words, actor, null) }),

  async addPasskey({ context, actor, body, words }) {
    const trouble = await keepPasskey(context, actor, body.answer, body.name, words['passkey.default']);
    return trouble === null ? { redirect: '/passkeys' } : { page: await render(context, words, actor, trouble(words)), status: 422 };
  },

  async removePasskey({ context, actor, body }) {
    await dropPasskey(context, actor, body.passkey);
    return { redirect: '/passkeys' };
  },

  async renamePasskey({ context, actor, body, words }) {
    const trouble = await nameOwnPasskey(context, actor, body.passkey, body.name);
    return trouble === null ? { redirect: '/passkeys' } : { page: await render(context, words, actor, trouble(words)), status: 422 };
  },

  async provePasskey({ context, actor, body, words }) {
    const trouble = await proveByPasskey(context, actor, body.answer);
    return trouble === null ? { redirect: homeOf(actor.role) } : { page: await renderFactors(context, words, actor, trouble(words)), status: 422 };
  },

  async loginPasskey({ context, body, words, address }) {
    const found = await enter(context, body.answer, address);
    if ('problem' in found) return { page: loginPage(words, found.problem(words), await waysOf(context)), status: 401 };
    const { tenant, user } = found;
    const token = await inTransaction(context.db.write, async tx => {
      await auditSignIn(tx, context, tenant, user.userId, '', address, 'passkey');
      return (await openSession(tx, context, tenant, user.userId, 'browser', null, 2)).token;
    });
    return { redirect: homeOf(user.role), cookie: sessionCookie(context.configuration.publicUrl, token) };
  },

  async authorizePasskey({ context, body: { answer, ...query }, words, address }) {
    if (!isAllowedRedirect(context, query.client_id, query.redirect_uri)) throw new Refused(refusals.badRedirect);
    const found = await enter(context, answer, address);
    if ('problem' in found) return { page: authorizePage(words, query, found.problem(words), await waysOf(context)), formTarget: query.redirect_uri };
    return { redirect: redirectWith(context, query, await issueCode(context, found.tenant, found.user, query, 2)) };
  },
};

type Entered = Awaited<ReturnType<typeof enterByPasskey>> | { readonly problem: Saying };

async function enter(context: Context, answer: string, address: string): Promise<Entered> {
  try {
    return await enterByPasskey(context, answer, address);
  } catch (cause) {
    const shown: readonly string[] = [refusals.passkeyFailed.error, refusals.passkeyCopied.error];
    if (cause instanceof Refused && shown.includes(cause.refusal.error)) return { problem: refusalWords(cause.refusal) };
    throw cause;
  }
}

/** Whoever holds a factor shows it before the list, and within a quarter of an hour before changing it. */
async function render(context: Context, words: ServerWords, actor: Actor, problem: string | null): Promise<string> {
  const held = await heldFactors(context.db.read, actor.tenant, actor.userId);
  const holds = held.totp || held.passkeys;
  if (holds && actor.aal < 2) throw new Refused(refusals.secondFactor);
  const host = passkeyHost(context.configuration.publicUrl);
  const own = await listPasskeys(context.db.read, actor.tenant, actor.userId);
  const hostTrouble = 'trouble' in host ? host.trouble(words) : null;
  const options = hostTrouble === null && (!holds || isProvedFreshly(context, actor)) ? await optionsToAdd(context, actor) : null;
  return passkeysPage(words, { passkeys: own, problem, hostTrouble, options, totp: held.totp });
}
