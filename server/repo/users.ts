import { type Role, roleSchema } from '../../contract/sync.ts';
import type { Db, Tx } from '../db/transaction.ts';

export interface User {
  readonly userId: string; readonly login: string; readonly name: string; readonly role: Role; readonly orgId: string; readonly orgPath: string;
  readonly credential: string; readonly scopeEpoch: number; readonly disabled: boolean;
}

/** A name as it is compared: 张三 and 张三 with a trailing blank, Li and LI are one account. */
export function loginOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

export async function findUserByLogin(db: Db, tenant: string, login: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('login', '=', login).executeTakeFirst();
  return row ? toUser(row) : null;
}

export async function findUser(db: Db, tenant: string, userId: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('user_id', '=', userId).executeTakeFirst();
  return row ? toUser(row) : null;
}

/** Everybody of one organisation, oldest first. */
export async function listUsers(db: Db, tenant: string, orgId: string): Promise<readonly User[]> {
  const rows = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('org_id', '=', orgId).orderBy('created_at').orderBy('user_id').execute();
  return rows.map(toUser);
}

export async function addUser(tx: Tx, tenant: string, user: Omit<User, 'scopeEpoch' | 'disabled'>, now: number): Promise<void> {
  await tx.insertInto('users').values({
    tenant_id: tenant, user_id: user.userId, login: user.login, name: user.name, role: user.role, org_id: user.orgId, org_path: user.orgPath,
    credential: user.credential, scope_epoch: 1, disabled: 0, created_at: now,
  }).execute();
}

/** Changes what a person may do. Their scope epoch moves, so that their devices drop what they hold and fetch anew what they may see. */
export async function changeUser(tx: Tx, tenant: string, userId: string, role: Role, disabled: boolean): Promise<void> {
  await tx.updateTable('users').set(row => ({ role, disabled: disabled ? 1 : 0, scope_epoch: row('scope_epoch', '+', 1) }))
    .where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
}

function toUser(row: {
  user_id: string; login: string; name: string; role: string; org_id: string; org_path: string; credential: string; scope_epoch: number; disabled: number;
}): User {
  return {
    userId: row.user_id, login: row.login, name: row.name, role: roleSchema.parse(row.role), orgId: row.org_id, orgPath: row.org_path,
    credential: row.credential, scopeEpoch: row.scope_epoch, disabled: row.disabled === 1,
  };
}
