import type { Db, Tx } from '../db/transaction.ts';

export type Revocation = 'token-reuse' | 'administrator';

export interface Device {
  readonly deviceId: string; readonly userId: string; readonly revokedAt: number | null; readonly revokedFor: Revocation | null; readonly lastSeenAt: number | null;
}

export interface DeviceCount extends Device { readonly received: number; readonly highest: number }

export async function findDevice(db: Db, tenant: string, deviceId: string): Promise<Device | null> {
  const row = await db.selectFrom('devices').selectAll().where('tenant_id', '=', tenant).where('device_id', '=', deviceId).executeTakeFirst();
  return row ? toDevice(row) : null;
}

export async function addDevice(tx: Tx, tenant: string, deviceId: string, userId: string, now: number): Promise<void> {
  await tx.insertInto('devices').values({ tenant_id: tenant, device_id: deviceId, user_id: userId, created_at: now, last_seen_at: now, revoked_at: null, revoked_for: null }).execute();
}

export async function seeDevice(tx: Tx, tenant: string, deviceId: string, now: number): Promise<void> {
  await tx.updateTable('devices').set({ last_seen_at: now }).where('tenant_id', '=', tenant).where('device_id', '=', deviceId).execute();
}

/** @returns false when there is no such device, or it is revoked already. */
export async function revokeDevice(tx: Tx, tenant: string, deviceId: string, reason: Revocation, now: number): Promise<boolean> {
  const revoked = await tx.updateTable('devices').set({ revoked_at: now, revoked_for: reason }).where('tenant_id', '=', tenant)
    .where('device_id', '=', deviceId).where('revoked_at', 'is', null).returning('device_id').execute();
  return revoked.length === 1;
}

/** A device revoked for a reused token is trusted again once its owner has signed in with the password. */
export async function reinstateDevice(tx: Tx, tenant: string, deviceId: string, now: number): Promise<void> {
  await tx.updateTable('devices').set({ revoked_at: null, revoked_for: null, last_seen_at: now }).where('tenant_id', '=', tenant).where('device_id', '=', deviceId).execute();
}

/** Devices of these people with how many different operations of each have arrived ("device X made N, received N"). */
export async function listDevices(db: Db, tenant: string, userIds: readonly string[]): Promise<readonly DeviceCount[]> {
  if (userIds.length === 0) return [];
  const rows = await db.selectFrom('devices').selectAll().where('tenant_id', '=', tenant).where('user_id', 'in', userIds).orderBy('created_at').orderBy('device_id').execute();
  const counts = await db.selectFrom('ledger').select(row => ['device_id', row.fn.count<number>('seq').distinct().as('received'), row.fn.max('seq').as('highest')])
    .where('tenant_id', '=', tenant).where('device_id', 'in', rows.length === 0 ? [''] : rows.map(row => row.device_id)).groupBy('device_id').execute();
  const byDevice = new Map(counts.map(row => [row.device_id, row]));
  return rows.map(row => ({ ...toDevice(row), received: byDevice.get(row.device_id)?.received ?? 0, highest: byDevice.get(row.device_id)?.highest ?? 0 }));
}

function toDevice(row: { device_id: string; user_id: string; revoked_at: number | null; revoked_for: string | null; last_seen_at: number | null }): Device {
  return { deviceId: row.device_id, userId: row.user_id, revokedAt: row.revoked_at, revokedFor: row.revoked_for as Revocation | null, lastSeenAt: row.last_seen_at };
}
