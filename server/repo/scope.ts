import type { Actor } from '../context.ts';
import type { Db } from '../db/transaction.ts';
import { Refused, refusals } from '../refusal.ts';
import { findDevice, type Device } from './devices.ts';
import { findOrganisation, type Organisation } from './organisations.ts';
import { loadRecords } from './records.ts';
import { findUser, type User } from './users.ts';

/**
 * The one place that says what somebody may reach: their own unit and everything below it, in their own tenant.
 * What lies outside, what is closed and what does not exist are the same to them: nobody learns that it is there.
 * Handlers get at another unit's things through these functions only.
 */

/** @throws Refused `not_found` */
export async function organisationInScope(db: Db, actor: Actor, orgId: string): Promise<Organisation> {
  const organisation = await findOrganisation(db, actor.tenant, orgId);
  if (!organisation || organisation.mergedInto !== null || !organisation.orgPath.startsWith(actor.orgPath)) throw new Refused(refusals.notFound);
  return organisation;
}

/** @throws Refused `not_found` */
export async function userInScope(db: Db, actor: Actor, userId: string): Promise<User> {
  const user = await findUser(db, actor.tenant, userId);
  if (!user) throw new Refused(refusals.notFound);
  await organisationInScope(db, actor, user.orgId);
  return user;
}

/** A device of somebody in scope. @throws Refused `not_found` */
export async function deviceInScope(db: Db, actor: Actor, deviceId: string): Promise<Device> {
  const device = await findDevice(db, actor.tenant, deviceId);
  if (!device) throw new Refused(refusals.notFound);
  await userInScope(db, actor, device.userId);
  return device;
}

/** Of these findings the first that somebody may read. @throws Refused `not_found` */
export async function findingInScope(db: Db, actor: Actor, ids: readonly string[]): Promise<string> {
  for (const { id, entity, del, stream } of await loadRecords(db, actor.tenant, ids)) {
    if (entity !== 'finding' || del) continue;
    const unit = await findOrganisation(db, actor.tenant, stream);
    if (unit && unit.mergedInto === null && unit.orgPath.startsWith(actor.orgPath)) return id;
  }
  throw new Refused(refusals.notFound);
}
