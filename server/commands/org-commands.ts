import { serverWordsOf } from '../../messages/server-words.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { levelSchema } from '../../contract/organisation.ts';
import { exportUnits, importUnits } from '../auth/unit-list.ts';
import type { Databases } from '../db/databases.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { newSecret, readSecret, uuid7 } from '../ids.ts';
import { addInvitation } from '../repo/invitations.ts';
import { addTenant, defaultPolicies, findOrganisation, homeOrganisation, homeTenant, insertOrganisation, listSubtree, listTenants, type Organisation } from '../repo/organisations.ts';
import { addressOf, noteCommand, say, withDatabase, wrong } from './terminal.ts';

const day = 24 * 3600_000;

/**
 * `org list`: the tree. `org add <parent id> <level> <name>`: one more unit. `org tenant <name>`: one more tenant, with the link for its first administrator.
 * `org export <file>`, `org import <file> [<parent id>]`: the units as a list (auth/unit-list.ts says which), of the first tenant or below a unit.
 */
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
        await noteCommand(tx, tenant, 'org.tenant', orgId);
      });
      say(`第一位管理员的一次性链接，7 天内有效。One-time link for its first administrator:\n${addressOf(environment)}/setup#${secret}`);
      return 0;
    }
    if (what === 'export' && words[0]) {
      const tenant = await homeTenant(db.read);
      writeFileSync(words[0], (await exportUnits(db.read, await homeOrganisation(db.read, tenant))).text, { flag: 'wx', mode: 0o600 });
      say(`已导出到 ${words[0]}。Exported.`);
      return 0;
    }
    if (what === 'import' && words[0]) return importCommand(db, words[0], words[1]);
    const [parentId = '', level, name = ''] = words;
    const known = levelSchema.safeParse(level);
    for (const { tenant } of what === 'add' && known.success && name !== '' ? await listTenants(db.read) : []) {
      const parent = await findOrganisation(db.read, tenant, parentId);
      if (!parent || parent.mergedInto !== null || !known.success) continue;
      const orgId = uuid7(now);
      await inTransaction(db.write, async tx => {
        await insertOrganisation(tx, { tenant, orgId, orgPath: `${parent.orgPath}${orgId}/`, name, policies: defaultPolicies, parentId, level: known.data, mergedInto: null }, now);
        await noteCommand(tx, tenant, 'org.add', orgId);
      });
      say(orgId);
      return 0;
    }
    return wrong('用法 usage: org list | org export <文件> | org import <文件> [<上级编号>] | org add <上级编号> province|city|county|department <名称> | org tenant <名称>');
  });
}

async function importCommand(db: Databases, file: string, parentId: string | undefined): Promise<number> {
  const top = await unitToFill(db, parentId);
  if (!top) return wrong(`没有编号为 ${parentId} 的单位，请用 org list 查看。No such unit.`);
  const imported = await importUnits({ write: db.write, now: Date.now, newId: () => uuid7(Date.now()), actor: 'command', address: '', action: 'org.import' }, top, readFileSync(file));
  if ('troubles' in imported) {
    for (const trouble of imported.troubles) process.stderr.write(`${trouble(serverWordsOf('zh-CN'))}\n`);
    process.stderr.write('没有导入任何单位。Nothing was imported.\n');
    return 1;
  }
  say(`增设 ${imported.added} 个，原有 ${imported.known} 个不变。Added ${imported.added}, ${imported.known} were there.`);
  return 0;
}

async function unitToFill(db: Databases, parentId: string | undefined): Promise<Organisation | null> {
  if (parentId === undefined) return homeOrganisation(db.read, await homeTenant(db.read));
  for (const { tenant } of await listTenants(db.read)) {
    const unit = await findOrganisation(db.read, tenant, parentId);
    if (unit && unit.mergedInto === null) return unit;
  }
  return null;
}
