import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { newSecret, readSecret } from '../ids.ts';
import { removeFactor } from '../repo/factors.ts';
import { addInvitation } from '../repo/invitations.ts';
import { homeOrganisation, homeTenant } from '../repo/organisations.ts';
import { removePasskeysOf } from '../repo/passkeys.ts';
import { endSessionsOfUser } from '../repo/sessions.ts';
import { changeUser, findUserByLogin, loginOf } from '../repo/users.ts';
import { addressOf, noteCommand, say, withDatabase, wrong } from './terminal.ts';

const day = 24 * 3600_000;

/**
 * `admin create`: a one-time link for a further administrator of the top unit. `admin reset-2fa <name>`: takes a lost factor away.
 * `admin lock <name>`: shuts a person out at once. `admin reset-password <name>`: a one-time link for a new password. For the day nobody can sign in; each is a line of the audit.
 */
export async function adminCommand(environment: Environment, [what, name = '']: readonly string[]): Promise<number> {
  return withDatabase(environment, async db => {
    const tenant = await homeTenant(db.read);
    if (what === 'create') {
      const secret = newSecret(tenant);
      const top = await homeOrganisation(db.read, tenant);
      await inTransaction(db.write, async tx => {
        await addInvitation(tx, tenant, readSecret(secret)?.hash ?? '', { kind: 'invite', role: 'administrator', orgId: top.orgId }, null, Date.now(), Date.now() + day);
        await noteCommand(tx, tenant, 'admin.create', top.orgId);
      });
      say(`一次性链接，24 小时内有效。One-time link, good for 24 hours:\n${addressOf(environment)}/invite#${secret}`);
      return 0;
    }
    const user = await findUserByLogin(db.read, tenant, loginOf(name));
    if (what === 'reset-password' && user) {
      const secret = newSecret(tenant);
      await inTransaction(db.write, async tx => {
        await addInvitation(tx, tenant, readSecret(secret)?.hash ?? '', { kind: 'reset', role: user.role, orgId: user.orgId, userId: user.userId }, null, Date.now(), Date.now() + day);
        await noteCommand(tx, tenant, 'admin.reset-password', user.userId);
      });
      say(`${user.name} 的重设密码链接，24 小时内有效，只能用一次。One-time link, good for 24 hours:\n${addressOf(environment)}/reset#${secret}`);
      return 0;
    }
    if ((what !== 'reset-2fa' && what !== 'lock') || !user) return wrong(user || name === '' ? '用法 usage: admin create | admin reset-password <姓名> | admin reset-2fa <姓名> | admin lock <姓名>' : `没有这个账号：${name}。No such account.`);
    await inTransaction(db.write, async tx => {
      if (what === 'lock') await changeUser(tx, tenant, user.userId, user.role, true);
      else await removeFactor(tx, tenant, user.userId).then(() => removePasskeysOf(tx, tenant, user.userId));
      await endSessionsOfUser(tx, tenant, user.userId, Date.now());
      await noteCommand(tx, tenant, `admin.${what}`, user.userId);
    });
    say(what === 'lock' ? `${user.name} 已停用，所有登录已结束。Locked.` : `${user.name} 的两步验证已取消，下次登录时重新启用。Reset.`);
    return 0;
  });
}
