import type { Saying, ServerWords } from '../../messages/server-words.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction } from '../db/transaction.ts';
import { appendAudit } from '../repo/audit.ts';
import { endOtherSessions } from '../repo/sessions.ts';
import { findUser, setCredential } from '../repo/users.ts';
import { passwordTrouble } from './password.ts';
import { checkPassword } from './sign-in.ts';

/**
 * Changes one's own password; every other session ends, so that whoever knew the old one is out.
 * @returns what is wrong with the new one, or null when it is changed
 * @throws Refused `wrong_password` or `locked` for the old one
 */
export async function changePassword(context: Context, actor: Actor, old: string, wanted: string): Promise<Saying | null> {
  await checkPassword(context, actor.tenant, actor.name, old, actor.address);
  const trouble = passwordTrouble(wanted, actor.name) ?? (wanted === old ? (words: ServerWords) => words['trouble.samePassword'] : null);
  if (trouble !== null) return trouble;
  const credential = await context.passwords.hash(wanted);
  await inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (!await findUser(tx, actor.tenant, actor.userId)) return;
    await setCredential(tx, actor.tenant, actor.userId, credential, now);
    await endOtherSessions(tx, actor.tenant, actor.userId, actor.sessionId, now);
    await appendAudit(tx, actor.tenant, { at: now, actor: actor.userId, device: '', address: actor.address, action: 'password.change', target: actor.userId, before: '', after: '', result: 'ok' });
  });
  return null;
}
