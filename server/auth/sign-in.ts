import type { Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { attemptsLeftAfter, forgetAttempts, giveAttemptBack, takeAttempt } from '../repo/attempts.ts';
import { homeTenant, listTenants } from '../repo/organisations.ts';
import { findUserByLogin, loginOf, setCredential, type User } from '../repo/users.ts';
import { isDormant } from './account-age.ts';

const failuresPerAccount = 5;
const failuresPerAddress = 30;

/**
 * Checks name and password. Unknown and known names get the same answer after the same work; a locked account refuses the right password too.
 * Every failure is audited; what is refused unseen because of a lock is only logged, so that nobody can fill the disk with attempts.
 * @throws Refused `wrong_password`, `locked` or `busy`.
 */
export async function checkPassword(context: Context, asked: string | undefined, name: string, password: string, address: string): Promise<{ readonly tenant: string; readonly user: User }> {
  const tenant = await tenantToEnter(context, asked);
  const login = loginOf(name);
  const account = `account ${login}`;
  const from = `address ${address}`;
  // Counted before the slow comparison, so that many attempts at once do not slip through together.
  const wait = await inTransaction(context.db.write, async tx => {
    const now = context.now();
    const closed = await attemptsLeftAfter(tx, tenant, from, failuresPerAddress, now);
    if (closed > 0) return closed;
    const locked = await takeAttempt(tx, tenant, account, failuresPerAccount, now);
    return locked > 0 ? locked : takeAttempt(tx, tenant, from, failuresPerAddress, now);
  });
  if (wait > 0) {
    context.log('warn', 'security.sign_in_locked', { address });
    throw new Refused(refusals.locked, Math.ceil(wait / 1000));
  }

  const user = await findUserByLogin(context.db.read, tenant, login);
  const right = await context.passwords.verify(password, user?.credential ?? null);
  if (!user || user.disabled || !right) {
    await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, user?.userId ?? '', '', address, 'refused'));
    throw new Refused(refusals.wrongPassword);
  }
  if (isDormant(context, user)) {
    await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, user.userId, '', address, 'dormant'));
    throw new Refused(refusals.dormant);
  }
  const anew = context.passwords.isCurrent(user.credential) ? null : await context.passwords.hash(password);
  await inTransaction(context.db.write, async tx => {
    // Its age stays: the password is the same, only hashed by the profile in use.
    if (anew !== null) await setCredential(tx, tenant, user.userId, anew, user.passwordAt);
    await forgetAttempts(tx, tenant, account);
    await giveAttemptBack(tx, tenant, from);
  });
  return { tenant, user };
}

/** The tenant a person chose; without a choice the first, which is nearly always the only one. An unknown one is the first too: it tells nothing. */
async function tenantToEnter(context: Context, asked: string | undefined): Promise<string> {
  const tenants = await listTenants(context.db.read);
  return tenants.find(one => one.tenant === asked)?.tenant ?? homeTenant(context.db.read);
}

/** Writes the line of a sign-in. */
export async function auditSignIn(tx: Tx, context: Context, tenant: string, userId: string, device: string, address: string, result: 'ok' | 'passkey' | 'refused' | 'dormant'): Promise<void> {
  await appendAudit(tx, tenant, { at: context.now(), actor: userId, device, address, action: 'sign-in', target: userId, before: '', after: '', result });
}
