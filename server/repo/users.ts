import { type Role, roleSchema } from '../../contract/sync.ts';
import type { Db, Tx } from '../db/transaction.ts';

export interface User {
  readonly userId: string; readonly login: string; readonly name: string; readonly role: Role; readonly orgId: string; readonly orgPath: string;
  readonly credential: string; readonly scopeEpoch: number; readonly disabled: boolean;
  /** When the password was chosen, and when they last signed in (epoch ms). */
  readonly passwordAt: number; readonly lastSeenAt: number;
  /** Units the person has belonged to before. */
  readonly formerOrgs: readonly string[];
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

/** Moves with every change of what the person may see or do; null when there is no such person. */
export async function readScopeEpoch(db: Db, tenant: string, userId: string): Promise<number | null> {
  const row = await db.selectFrom('users').select('scope_epoch').where('tenant_id', '=', tenant).where('user_id', '=', userId).executeTakeFirst();
  return row?.scope_epoch ?? null;
}

/** Everybody of one organisation, oldest first. */
export async function listUsers(db: Db, tenant: string, orgId: string): Promise<readonly User[]> {
  const rows = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('org_id', '=', orgId).orderBy('created_at').orderBy('user_id').execute();
  return rows.map(toUser);
}

/** Everybody of a unit and of all below it. */
export async function listUsersBelow(db: Db, tenant: string, orgPath: string): Promise<readonly User[]> {
  const rows = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('org_path', 'like', `${orgPath}%`).orderBy('created_at').orderBy('user_id').execute();
  return rows.map(toUser);
}

export async function addUser(tx: Tx, tenant: string, user: Omit<User, 'scopeEpoch' | 'disabled' | 'formerOrgs' | 'passwordAt' | 'lastSeenAt'>, now: number): Promise<void> {
  await tx.insertInto('users').values({
    tenant_id: tenant, user_id: user.userId, login: user.login, name: user.name, role: user.role, org_id: user.orgId, org_path: user.orgPath,
    credential: user.credential, scope_epoch: 1, disabled: 0, created_at: now, former_orgs: null, password_at: now, last_seen_at: now,
  }).execute();
}

/** Changes what a person may do. Their scope epoch moves, so that their devices drop what they hold and fetch anew what they may see. */
export async function changeUser(tx: Tx, tenant: string, userId: string, role: Role, disabled: boolean): Promise<void> {
  await tx.updateTable('users').set(row => ({ role, disabled: disabled ? 1 : 0, scope_epoch: row('scope_epoch', '+', 1) }))
    .where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
}

export async function setCredential(tx: Tx, tenant: string, userId: string, credential: string, now: number): Promise<void> {
  await tx.updateTable('users').set({ credential, password_at: now }).where('tenant_id', '=', tenant).where('user_id', '=', userId).execute();
}

/** They have signed in. */
export async function noteSeen(tx: Tx, tenant: string, userId: string, now: number): Promise<void> {
  // Never back: a clock that was years behind for a day must not make everybody seem long gone.
  await tx.updateTable('users').set({ last_seen_at: now }).where('tenant_id', '=', tenant).where('user_id', '=', userId)
    .where(row => row.or([row('last_seen_at', 'is', null), row('last_seen_at', '<', now)])).execute();
}

/** Puts a person into another unit. Their devices drop what they hold of the old one; what they have not sent is judged by their new rights. */
export async function moveUser(tx: Tx, tenant: string, user: User, to: { readonly orgId: string; readonly orgPath: string }): Promise<void> {
  const former = JSON.stringify([...new Set([...user.formerOrgs, user.orgId])].filter(orgId => orgId !== to.orgId));
  await tx.updateTable('users').set(row => ({ org_id: to.orgId, org_path: to.orgPath, former_orgs: former, scope_epoch: row('scope_epoch', '+', 1) }))
    .where('tenant_id', '=', tenant).where('user_id', '=', user.userId).execute();
}

/** Who could manage this unit: administrators of it and of everything above it who may sign in. */
export async function listAdministratorsAbove(db: Db, tenant: string, orgPath: string): Promise<readonly User[]> {
  const units = orgPath.split('/').filter(part => part !== '');
  const rows = await db.selectFrom('users').selectAll().where('tenant_id', '=', tenant).where('org_id', 'in', units).where('role', '=', 'administrator').where('disabled', '=', 0).execute();
  return rows.map(toUser);
}

function toUser(row: {
  user_id: string; login: string; name: string; role: string; org_id: string; org_path: string; credential: string; scope_epoch: number; disabled: number; former_orgs: string | null;
  created_at: number; password_at: number | null; last_seen_at: number | null;
}): User {
  return {
    userId: row.user_id, login: row.login, name: row.name, role: roleSchema.parse(row.role), orgId: row.org_id, orgPath: row.org_path,
    credential: row.credential, scopeEpoch: row.scope_epoch, disabled: row.disabled === 1,
    passwordAt: row.password_at ?? row.created_at, lastSeenAt: row.last_seen_at ?? row.created_at,
    formerOrgs: row.former_orgs === null ? [] : JSON.parse(row.former_orgs) as string[],
  };
}
