import { levelSchema } from '../../contract/organisation.ts';
import { openDatabases, type Databases } from '../db/databases.ts';
import { migrate } from '../db/migrate.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { newSecret, readSecret, uuid7 } from '../ids.ts';
import { appendAudit } from '../repo/audit.ts';
import { removeFactor } from '../repo/factors.ts';
import { addInvitation } from '../repo/invitations.ts';
import { addTenant, defaultPolicies, findOrganisation, homeOrganisation, homeTenant, insertOrganisation, listSubtree, listTenants } from '../repo/organisations.ts';
import { endSessionsOfUser } from '../repo/sessions.ts';
import { changeUser, findUserByLogin, loginOf } from '../repo/users.ts';

const day = 24 * 3600_000;

/**
 * `admin create`: a one-time link for a further administrator of the top unit. `admin reset-2fa <name>`: takes a lost factor away.
 * `admin lock <name>`: shuts a person out at once. For the day nobody can sign in; each is a line of the audit.
 */
export async function adminCommand(environment: Environment, [what, name = '']: readonly string[]): Promise<number> {
  return withDatabase(environment, async db => {
    const tenant = await homeTenant(db.read);
    if (what === 'create') {
      const secret = newSecret(tenant);
      const top = await homeOrganisation(db.read, tenant);
      await inTransaction(db.write, async tx => {
        await addInvitation(tx, tenant, readSecret(secret)?.hash ?? '', { kind: 'invite', role: 'administrator', orgId: top.orgId }, null, Date.now(), Date.now() + day);
        await note(tx, tenant, 'admin.create', top.orgId);
      });
      say(`一次性链接，24 小时内有效。One-time link, good for 24 hours:\n${environment.publicUrl ?? `http://${environment.host}:${environment.port}`}/invite#${secret}`);
      return 0;
    }
    const user = await findUserByLogin(db.read, tenant, loginOf(name));
    if ((what !== 'reset-2fa' && what !== 'lock') || !user) return wrong(user || name === '' ? '用法 usage: admin create | admin reset-2fa <姓名> | admin lock <姓名>' : `没有这个账号：${name}。No such account.`);
    await inTransaction(db.write, async tx => {
      if (what === 'lock') await changeUser(tx, tenant, user.userId, user.role, true);
      else await removeFactor(tx, tenant, user.userId);
      await endSessionsOfUser(tx, tenant, user.userId, Date.now());
      await note(tx, tenant, `admin.${what}`, user.userId);
    });
    say(what === 'lock' ? `${user.name} 已停用，所有登录已结束。Locked.` : `${user.name} 的两步验证已取消，下次登录时重新启用。Reset.`);
    return 0;
  });
}

/** `org list`: the tree. `org add <parent id> <level> <name>`: one more unit. `org tenant <name>`: one more tenant, with the link for its first administrator. */
export async function orgCommand(environment: Environment, [what, ...words]: readonly string[]): Promise<number> {
  return withDatabase(environment, async db => {
    const now = Date.now();
    if (what === 'list') {
      for (const { tenant, name } of await listTenants(db.read)) {
        say(`${tenant}  ${name}`);
        for (const unit of await listSubtree(db.read, tenant, '/')) say(`${'  '.repeat(unit.orgPath.split('/').length - 2)}${unit.orgId}  ${unit.level ?? '-'}  ${unit.name}`);
      }
      return 0;
    }
    if (what === 'tenant' && words[0]) {
      const tenant = uuid7(now);
      const secret = newSecret(tenant);
      const orgId = uuid7(now);
      await inTransaction(db.write, async tx => {
        await addTenant(tx, tenant, orgId, now, words[0]);
        await addInvitation(tx, tenant, readSecret(secret)?.hash ?? '', { kind: 'setup', role: 'administrator', orgId }, null, now, now + 7 * day);
        await note(tx, tenant, 'org.tenant', orgId);
      });
      say(`第一位管理员的一次性链接，7 天内有效。One-time link for its first administrator:\n${environment.publicUrl ?? `http://${environment.host}:${environment.port}`}/setup#${secret}`);
      return 0;
    }
    const [parentId = '', level, name = ''] = words;
    const known = levelSchema.safeParse(level);
    for (const { tenant } of what === 'add' && known.success && name !== '' ? await listTenants(db.read) : []) {
      const parent = await findOrganisation(db.read, tenant, parentId);
      if (!parent || parent.mergedInto !== null || !known.success) continue;
      const orgId = uuid7(now);
      await inTransaction(db.write, async tx => {
        await insertOrganisation(tx, { tenant, orgId, orgPath: `${parent.orgPath}${orgId}/`, name, policies: defaultPolicies, parentId, level: known.data, mergedInto: null }, now);
        await note(tx, tenant, 'org.add', orgId);
      });
      say(orgId);
      return 0;
    }
    return wrong('用法 usage: org list | org add <上级编号> province|city|county|department <名称> | org tenant <名称>');
  });
}

async function withDatabase(environment: Environment, work: (db: Databases) => Promise<number>): Promise<number> {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    await migrate(db.write, Date.now);
    return await work(db);
  } finally {
    await db.close();
  }
}

async function note(tx: Tx, tenant: string, action: string, target: string): Promise<void> {
  await appendAudit(tx, tenant, { at: Date.now(), actor: 'command', device: '', address: '', action, target, before: '', after: '', result: 'ok' });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wrong(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}
