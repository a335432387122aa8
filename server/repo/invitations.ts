import { type Role, roleSchema } from '../../contract/sync.ts';
import { clockSlack } from '../clock-watch.ts';
import type { Db, Tx } from '../db/transaction.ts';

export interface Invitation {
  readonly kind: 'setup' | 'invite' | 'reset'; readonly role: Role; readonly orgId: string;
  /** Whose password a `reset` link is for. */
  readonly userId?: string | null;
}

/** Keeps the hash of a one-time link. A new setup link, and a new one for the same person's password, replaces the old one. */
export async function addInvitation(tx: Tx, tenant: string, hash: string, invitation: Invitation, by: string | null, now: number, expiresAt: number): Promise<void> {
  if (invitation.kind === 'setup') await tx.deleteFrom('invitations').where('tenant_id', '=', tenant).where('kind', '=', 'setup').where('used_at', 'is', null).execute();
  if (invitation.userId) await tx.deleteFrom('invitations').where('tenant_id', '=', tenant).where('kind', '=', 'reset').where('user_id', '=', invitation.userId).where('used_at', 'is', null).execute();
  await tx.insertInto('invitations').values({
    tenant_id: tenant, secret_hash: hash, kind: invitation.kind, role: invitation.role, org_id: invitation.orgId, created_by: by,
    created_at: now, expires_at: expiresAt, used_at: null, used_by: null, user_id: invitation.userId ?? null,
  }).execute();
}

/** The invitation behind a link that is still good; null for unknown, used and expired ones alike, and for one made by a clock that was ahead by years. */
export async function findInvitation(db: Db, tenant: string, hash: string, kind: Invitation['kind'], now: number): Promise<Invitation | null> {
  const row = await db.selectFrom('invitations').selectAll().where('tenant_id', '=', tenant).where('secret_hash', '=', hash)
    .where('kind', '=', kind).where('used_at', 'is', null).where('expires_at', '>', now).where('created_at', '<=', now + clockSlack).executeTakeFirst();
  return row ? { kind: row.kind, role: roleSchema.parse(row.role), orgId: row.org_id, userId: row.user_id } : null;
}

/** Links of a unit that is closed are good no more. */
export async function voidInvitations(tx: Tx, tenant: string, orgId: string, now: number): Promise<void> {
  await tx.updateTable('invitations').set({ expires_at: now }).where('tenant_id', '=', tenant).where('org_id', '=', orgId).where('used_at', 'is', null).execute();
}

/** Uses the link up. @returns false when somebody else was faster. */
export async function useInvitation(tx: Tx, tenant: string, hash: string, userId: string, now: number): Promise<boolean> {
  const used = await tx.updateTable('invitations').set({ used_at: now, used_by: userId }).where('tenant_id', '=', tenant)
    .where('secret_hash', '=', hash).where('used_at', 'is', null).where('expires_at', '>', now).where('created_at', '<=', now + clockSlack).returning('kind').execute();
  return used.length === 1;
}
