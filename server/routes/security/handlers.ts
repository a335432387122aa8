import { changePassword } from '../../auth/change-password.ts';
import { passkeyHost } from '../../auth/passkey-host.ts';
import { optionsToProve } from '../../auth/passkeys.ts';
import { beginSecondFactor, heldFactors, needsSecondFactor, proveSecondFactor, resetSecondFactor } from '../../auth/second-factor.ts';
import type { ServerWords } from '../../../messages/server-words.ts';
import type { Actor, Context } from '../../context.ts';
import { assertFreshPassword, isProvedFreshly } from '../../auth/account-age.ts';
import { issueReset, resetPassword } from '../../auth/reset-password.ts';
import type { Handlers } from '../../http/call.ts';
import { enrolPage, passwordPage, recoveryPage, resetPage, secondFactorPage } from '../../pages/security-pages.ts';
import { Refused, refusals } from '../../refusal.ts';
import { findFactor } from '../../repo/factors.ts';
import { listPasskeys } from '../../repo/passkeys.ts';
import { homeOf } from '../sign-in/handlers.ts';

type Security = Pick<Handlers, 'secondFactorPage' | 'beginSecondFactor' | 'proveSecondFactor' | 'passwordPage' | 'changePassword' | 'resetFactor' | 'resetPage' | 'reset' | 'resetPassword'>;

/** A person's own password and second factor, and an administrator's way to help who lost theirs. */
export const security: Security = {
  async secondFactorPage({ context, actor, words }) {
    return { page: await renderFactors(context, words, actor, null) };
  },

  async beginSecondFactor({ context, actor, words }) {
    const begun = await beginSecondFactor(context, actor);
    return begun ? { page: enrolPage(words, begun.secret, begun.address, null) } : { redirect: '/second-factor' };
  },

  async proveSecondFactor({ context, actor, body, words }) {
    const codes = await proveSecondFactor(context, actor, body.code);
    if (codes === null) {
      const factor = await findFactor(context.db.read, actor.tenant, actor.userId);
      if (factor && !factor.confirmed) return { page: enrolPage(words, context.key.open(factor.secret, actor.userId), '', words['trouble.code']), status: 422 };
      return { page: await renderFactors(context, words, actor, words['trouble.code']), status: 422 };
    }
    if (codes.length > 0) return { page: recoveryPage(words, codes, homeOf(actor.role)) };
    return { redirect: homeOf(actor.role) };
  },

  passwordPage: async ({ context, actor, words }) => ({ page: passwordPage(words, tooOld(context, words, actor)) }),

  resetPage: async ({ words }) => ({ page: resetPage(words, null) }),

  async reset({ context, body, words, address }) {
    if (body.password !== body.again) return { page: resetPage(words, words['trouble.notAlike'], body.secret), status: 422 };
    const trouble = await resetPassword(context, body.secret, body.password, address);
    return trouble === null ? { page: resetPage(words, null, '', true) } : { page: resetPage(words, trouble(words), body.secret), status: 422 };
  },

  async resetPassword({ context, actor, parameter }) {
    const { link, expiresAt } = await issueReset(context, actor, parameter('id'));
    return { json: { link, expiresAt } };
  },

  async changePassword({ context, actor, body, words }) {
    if (body.password !== body.again) return { page: passwordPage(words, words['trouble.newNotAlike']), status: 422 };
    try {
      const trouble = await changePassword(context, actor, body.old, body.password);
      return trouble === null ? { page: passwordPage(words, null, true) } : { page: passwordPage(words, trouble(words)), status: 422 };
    } catch (cause) {
      if (cause instanceof Refused && cause.refusal.error === refusals.wrongPassword.error) return { page: passwordPage(words, words['trouble.oldPassword']), status: 422 };
      throw cause;
    }
  },

  async resetFactor({ context, actor, parameter }) {
    await resetSecondFactor(context, actor, parameter('id'));
    return { json: { done: true } };
  },
};

/** Where the person stands, with what their passkeys are asked. */
export async function renderFactors(context: Context, words: ServerWords, actor: Actor, problem: string | null): Promise<string> {
  const held = await heldFactors(context.db.read, actor.tenant, actor.userId);
  const asks = held.passkeys && 'rpId' in passkeyHost(context.configuration.publicUrl);
  const options = asks ? optionsToProve(context, { for: 'prove', sessionId: actor.sessionId }, await listPasskeys(context.db.read, actor.tenant, actor.userId)) : null;
  return secondFactorPage(words, { held, required: needsSecondFactor(context, actor.role), problem, options, proved: actor.aal === 2 && isProvedFreshly(context, actor) });
}

/** Why a person has been led here, when their password is too old. */
function tooOld(context: Context, words: ServerWords, actor: Actor): string | null {
  try {
    assertFreshPassword(context, actor);
    return null;
  } catch {
    return words[`refusal.${refusals.passwordAge.error}`];
  }
}
