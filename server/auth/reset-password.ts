import type { Saying } from '../../messages/server-words.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction } from '../db/transaction.ts';
import { newSecret, readSecret } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { forgetAttempts } from '../repo/attempts.ts';
import { addInvitation, findInvitation, useInvitation } from '../repo/invitations.ts';
import { userInScope } from '../repo/scope.ts';
import { endSessionsOfUser } from '../repo/sessions.ts';
import { findUser, noteSeen, setCredential } from '../repo/users.ts';
import { passwordTrouble } from './password.ts';

const linkLasts = 24 * 3600_000;

/**
 * A one-time link for somebody who has forgotten their password, or whose account was locked for not being used. The administrator
 * never knows the new password, and the second factor stays as it is.
 * @throws Refused `not_found`, or `own_password`: one's own would be a way around the old one for whoever sits down at an open session
 */
export async function issueReset(context: Context, actor: Actor, userId: string): Promise<{ readonly link: string; readonly expiresAt: number; readonly name: string }> {
  const secret = newSecret(actor.tenant);
  const now = context.now();
  const name = await inTransaction(context.db.write, async tx => {
    const user = await userInScope(tx, actor, userId);
    if (user.userId === actor.userId) throw new Refused(refusals.ownPassword);
    await addInvitation(tx, actor.tenant, readSecret(secret)?.hash ?? '', { kind: 'reset', role: user.role, orgId: user.orgId, userId }, actor.userId, now, now + linkLasts);
    await appendAudit(tx, actor.tenant, { at: now, actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'password.reset-link', target: userId, before: '', after: '', result: 'ok' });
    return user.name;
  });
  return { link: `${context.configuration.publicUrl}/reset#${secret}`, expiresAt: now + linkLasts, name };
}

/**
 * The person behind the link chooses a new password; everything they had open ends.
 * @returns what is wrong with the new one (the link stays good), or null when it is changed
 * @throws Refused `invalid_link` when the link is unknown, used, replaced or expired, or the account was shut meanwhile
 */
export async function resetPassword(context: Context, typed: string, wanted: string, address: string): Promise<Saying | null> {
  const secret = readSecret(typed.trim());
  if (!secret) throw new Refused(refusals.badLink);
  const { tenant, hash } = secret;
  const invitation = await findInvitation(context.db.read, tenant, hash, 'reset', context.now());
  const user = invitation?.userId ? await findUser(context.db.read, tenant, invitation.userId) : null;
  if (!user || user.disabled) throw new Refused(refusals.badLink);
  const trouble = passwordTrouble(wanted, user.name);
  if (trouble !== null) return trouble;

  const credential = await context.passwords.hash(wanted);
  await inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (!await useInvitation(tx, tenant, hash, user.userId, now)) throw new Refused(refusals.badLink);
    await setCredential(tx, tenant, user.userId, credential, now);
    await noteSeen(tx, tenant, user.userId, now);
    await forgetAttempts(tx, tenant, `account ${user.login}`);
    await endSessionsOfUser(tx, tenant, user.userId, now);
    await appendAudit(tx, tenant, { at: now, actor: user.userId, device: '', address, action: 'password.reset', target: user.userId, before: '', after: '', result: 'ok' });
  });
  return null;
}
