import type { Role } from '../../contract/sync.ts';
import { type Saying, serverWordsOf } from '../../messages/server-words.ts';
import type { AuditAction } from '../audit-actions.ts';
import type { Actor, Context } from '../context.ts';
import { type Db, inTransaction, type Tx } from '../db/transaction.ts';
import { Refused, refusals } from '../refusal.ts';
import { forgetAttempts, takeAttempt } from '../repo/attempts.ts';
import { appendAudit } from '../repo/audit.ts';
import { beginFactor, confirmFactor, findFactor, removeFactor, useRecoveryCode, useStep } from '../repo/factors.ts';
import { listPasskeys, removePasskeysOf } from '../repo/passkeys.ts';
import { userInScope } from '../repo/scope.ts';
import { endSessionsOfUser, proveSession } from '../repo/sessions.ts';
import { isManager, isProvedFreshly } from './account-age.ts';
import { newRecoveryCodes, newTotpSecret, otpauth, stepOfCode } from './totp.ts';

const failuresAllowed = 5;

/** Whose work decides over others has to be known twice: editors, administrators, auditors (backend 5.3). */
export function needsSecondFactor(context: Context, role: Role): boolean {
  return context.configuration.secondFactor === 'required' && isManager(role);
}

/** What somebody can show beside the password: codes of an app, passkeys, both or neither. */
export async function heldFactors(db: Db, tenant: string, userId: string): Promise<{ readonly totp: boolean; readonly passkeys: boolean }> {
  const factor = await findFactor(db, tenant, userId);
  return { totp: factor?.confirmed ?? false, passkeys: (await listPasskeys(db, tenant, userId)).length > 0 };
}

/**
 * Who holds a factor shows it before another is added or one is taken away: else the password alone, or an open session somebody
 * sits down at, would be enough for a factor of one's own making.
 * @throws Refused `second_factor`, `step_up`
 */
export async function assertOwnProof(context: Context, actor: Actor): Promise<void> {
  const { totp, passkeys } = await heldFactors(context.db.read, actor.tenant, actor.userId);
  if (!totp && !passkeys) return;
  if (actor.aal < 2) throw new Refused(refusals.secondFactor);
  if (!isProvedFreshly(context, actor)) throw new Refused(refusals.stepUp);
}

/** Begins to set a second factor up. @returns what to put into the authenticator app, or null when there is one already */
export async function beginSecondFactor(context: Context, actor: Actor): Promise<{ readonly secret: string; readonly address: string } | null> {
  await assertOwnProof(context, actor);
  const secret = newTotpSecret(context.totp);
  const begun = await inTransaction(context.db.write, async tx => {
    const known = await findFactor(tx, actor.tenant, actor.userId);
    if (known?.confirmed) return false;
    await beginFactor(tx, actor.tenant, actor.userId, context.key.seal(secret, actor.userId), context.now());
    return true;
  });
  return begun ? { secret, address: otpauth(secret, actor.name, `${serverWordsOf('zh-CN')['app.name']} ${new URL(context.configuration.publicUrl).host}`) } : null;
}

/**
 * The code a person typed while signed in with the password. The first right one makes the factor count.
 * @returns recovery codes when it did, else an empty list; null when the code is not right
 * @throws Refused `locked` after five wrong ones in fifteen minutes, also for the right one
 */
export async function proveSecondFactor(context: Context, actor: Actor, code: string): Promise<readonly string[] | null> {
  const factor = await findFactor(context.db.read, actor.tenant, actor.userId);
  if (factor && !factor.confirmed) await assertOwnProof(context, actor);
  if (!factor || !await isRight(context, actor.tenant, actor.userId, code, actor.address)) return null;
  const codes = factor.confirmed ? [] : newRecoveryCodes();
  await inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (!factor.confirmed) {
      await confirmFactor(tx, actor.tenant, actor.userId, codes, now);
      await note(tx, context, actor.tenant, actor.userId, actor.address, 'second-factor.add', actor.userId, 'totp');
    }
    await proveSession(tx, actor.tenant, actor.sessionId, now);
  });
  return codes;
}

/**
 * How surely somebody is known who gave the right password and, perhaps, a code.
 * @returns 2 with the factor, 1 where none is set up and none is demanded, or a sentence about what is missing
 */
export async function assuranceOf(context: Context, tenant: string, user: { readonly userId: string; readonly role: Role }, code: string, address: string): Promise<1 | 2 | { readonly trouble: Saying }> {
  const factor = await findFactor(context.db.read, tenant, user.userId);
  if (!factor?.confirmed && (await listPasskeys(context.db.read, tenant, user.userId)).length > 0) return { trouble: words => words['trouble.usePasskey'] };
  if (!factor?.confirmed) return needsSecondFactor(context, user.role) ? { trouble: words => words['trouble.enrolFirst'](`${context.configuration.publicUrl}/login`) } : 1;
  if (code.trim() === '') return { trouble: words => words['trouble.codeMissing'] };
  return await isRight(context, tenant, user.userId, code, address) ? 2 : { trouble: words => words['trouble.code'] };
}

/** Takes a lost second factor away; the person sets up a new one at the next sign-in. Everything they have open ends. */
export async function resetSecondFactor(context: Context, actor: Actor, userId: string): Promise<void> {
  await inTransaction(context.db.write, async tx => {
    const user = await userInScope(tx, actor, userId);
    // One's own would be a way around the factor for whoever sits down at an open session.
    if (user.userId === actor.userId) throw new Refused(refusals.ownFactor);
    await removeFactor(tx, actor.tenant, user.userId);
    await removePasskeysOf(tx, actor.tenant, user.userId);
    await endSessionsOfUser(tx, actor.tenant, user.userId, context.now());
    await note(tx, context, actor.tenant, actor.userId, actor.address, 'second-factor.reset', user.userId, 'ok');
  });
}

/** A code of the app, or a recovery code; each is good once. */
async function isRight(context: Context, tenant: string, userId: string, code: string, address: string): Promise<boolean> {
  const key = `factor ${userId}`;
  const outcome = await inTransaction(context.db.write, async tx => {
    const wait = await takeAttempt(tx, tenant, key, failuresAllowed, context.now());
    if (wait > 0) return wait;
    const factor = await findFactor(tx, tenant, userId);
    if (!factor) return false;
    const step = stepOfCode(context.key.open(factor.secret, userId), code, context.now());
    const right = step === null ? factor.confirmed && await useRecoveryCode(tx, tenant, userId, code, context.now()) : await useStep(tx, tenant, userId, step);
    if (right) await forgetAttempts(tx, tenant, key);
    await note(tx, context, tenant, userId, address, 'second-factor.check', userId, right ? step === null ? 'recovery' : 'ok' : 'refused');
    return right;
  });
  if (typeof outcome === 'number') throw new Refused(refusals.locked, Math.ceil(outcome / 1000));
  return outcome;
}

async function note(tx: Tx, context: Context, tenant: string, actor: string, address: string, action: AuditAction, target: string, result: string): Promise<void> {
  await appendAudit(tx, tenant, { at: context.now(), actor, device: '', address, action, target, before: '', after: '', result });
}
