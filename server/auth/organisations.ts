import type { AuditAction } from '../audit-actions.ts';
import { assertAsSeen, placeOf } from './as-seen.ts';
import { type Level, levels } from '../../contract/organisation.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { voidInvitations } from '../repo/invitations.ts';
import { changeOrganisation, closeInto, defaultPolicies, findOrganisation, holdOrganisation, insertOrganisation, listSubtree, type Organisation, reparent, setLevel } from '../repo/organisations.ts';
import { signMoved } from '../exchange/sign-packs.ts';
import { moveRecords } from '../repo/move-records.ts';
import { organisationInScope } from '../repo/scope.ts';
import { listUsers, moveUser } from '../repo/users.ts';

/** Makes a unit below another. @throws Refused `not_found`, `level` or `name_taken` */
export async function addUnit(context: Context, actor: Actor, wanted: { readonly parentId: string; readonly name: string; readonly level: Level }): Promise<string> {
  return inTransaction(context.db.write, async tx => {
    const parent = await organisationInScope(tx, actor, wanted.parentId);
    await holdOrganisation(tx, actor.tenant, parent.orgId);
    if (!mayStandBelow(wanted.level, parent.level)) throw new Refused(refusals.level);
    await assertNameIsFree(tx, parent, wanted.name);
    const orgId = context.newId();
    await insertOrganisation(tx, {
      tenant: actor.tenant, orgId, orgPath: `${parent.orgPath}${orgId}/`, name: wanted.name, policies: defaultPolicies, parentId: parent.orgId, level: wanted.level, mergedInto: null,
    }, context.now());
    await note(tx, context, actor, 'organisation.add', orgId, '', `${wanted.level} ${wanted.name}`);
    return orgId;
  });
}

/** Renames a unit, says its level, or puts it with everything below under another parent. The actor's own unit keeps its place. @throws Refused `not_found`, `changed_meanwhile`, `circle` or `level` */
export async function changeUnit(context: Context, actor: Actor, orgId: string, change: { readonly name?: string | undefined; readonly parentId?: string | undefined; readonly level?: Level | undefined }, seen?: string): Promise<void> {
  await inTransaction(context.db.write, async tx => {
    await holdOrganisation(tx, actor.tenant, actor.orgId);
    const unit = await organisationInScope(tx, actor, orgId);
    assertAsSeen(seen, placeOf(unit));
    if (change.name !== undefined) await changeOrganisation(tx, actor.tenant, orgId, change.name, unit.policies);
    const level = change.level ?? unit.level;
    if (change.level !== undefined) {
      await assertLevelFits(tx, unit, change.level);
      await setLevel(tx, actor.tenant, orgId, change.level);
    }
    if (change.parentId !== undefined) {
      const parent = await organisationInScope(tx, actor, change.parentId);
      if (unit.orgId === actor.orgId || parent.orgPath.startsWith(unit.orgPath)) throw new Refused(refusals.circle);
      if (!mayStandBelow(level, parent.level)) throw new Refused(refusals.level);
      await reparent(tx, unit, parent);
    }
    await note(tx, context, actor, 'organisation.change', orgId, `${unit.parentId} ${unit.level ?? '-'} ${unit.name}`, `${change.parentId ?? unit.parentId} ${level ?? '-'} ${change.name ?? unit.name}`);
  });
}

/**
 * 机构合并: records, people and lower units of one go over to another in one transaction, and the unit is closed.
 * Work that people of the closed unit have not sent yet is judged in the new one; their devices fetch everything anew.
 */
export async function mergeUnits(context: Context, actor: Actor, orgId: string, intoId: string): Promise<{ readonly records: number; readonly people: number; readonly sitesJoined: number }> {
  return inTransaction(context.db.write, async tx => {
    const unit = await organisationInScope(tx, actor, orgId);
    const into = await organisationInScope(tx, actor, intoId);
    if (unit.orgId === actor.orgId || into.orgPath.startsWith(unit.orgPath)) throw new Refused(refusals.circle);
    await holdOrganisation(tx, actor.tenant, unit.orgId);
    await signMoved(tx, context.key, actor.tenant, unit.orgId, into.orgId, context.now());
    const moved = await moveRecords(tx, actor.tenant, unit.orgId, into.orgId, context.now());
    const people = await listUsers(tx, actor.tenant, unit.orgId);
    for (const person of people) await moveUser(tx, actor.tenant, person, into);
    for (const child of await listSubtree(tx, actor.tenant, unit.orgPath)) if (child.parentId === unit.orgId) await reparent(tx, child, into);
    await voidInvitations(tx, actor.tenant, unit.orgId, context.now());
    await closeInto(tx, actor.tenant, unit.orgId, into.orgId);
    await note(tx, context, actor, 'organisation.merge', unit.orgId, unit.name, `${into.orgId} records:${moved.records} people:${people.length} sites:${moved.sitesJoined}`);
    return { ...moved, people: people.length };
  });
}

/** A level stands below a higher one; a department below anything but a department; while a level is not known nothing is refused. */
export function mayStandBelow(level: Level | null, above: Level | null): boolean {
  return level === null || above === null || levels.indexOf(level) > levels.indexOf(above);
}

/** A level has to stand below that of the unit above and above those of the units below; the unit above is asked even where it is out of the actor's sight. */
async function assertLevelFits(tx: Tx, unit: Organisation, level: Level): Promise<void> {
  const above = unit.parentId === null ? null : await findOrganisation(tx, unit.tenant, unit.parentId);
  const below = (await listSubtree(tx, unit.tenant, unit.orgPath)).filter(one => one.parentId === unit.orgId);
  if (!mayStandBelow(level, above?.level ?? null) || !below.every(one => mayStandBelow(one.level, level))) throw new Refused(refusals.level);
}

async function assertNameIsFree(tx: Tx, parent: Organisation, name: string): Promise<void> {
  const siblings = await listSubtree(tx, parent.tenant, parent.orgPath);
  if (siblings.some(one => one.parentId === parent.orgId && one.name === name)) throw new Refused(refusals.unitTaken);
}

async function note(tx: Tx, context: Context, actor: Actor, action: AuditAction, target: string, before: string, result: string): Promise<void> {
  await appendAudit(tx, actor.tenant, {
    at: context.now(), actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action, target, before, after: result, result,
  });
}
