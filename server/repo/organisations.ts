import * as z from 'zod/mini';
import type { Level } from '../../contract/organisation.ts';
import { exceptionSchema, fixedSchema } from '../../contract/profile.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { setChainHash } from './audit.ts';
import { readValue } from './installation.ts';

/** Policies of one organisation. As delivered nobody reviews an own finding (backend 5.4); an administrator changes that with a reason, audited. */
const policiesSchema = z.strictObject({ ownReview: z.boolean(), administratorInspects: z.boolean(), ownReviewSet: z.optional(z.nullable(exceptionSchema)), /** Settings of the extension that are fixed for the unit and below. */ fixed: z.optional(fixedSchema) });
export type Policies = z.infer<typeof policiesSchema>;
export const defaultPolicies: Policies = { ownReview: false, administratorInspects: false };

/** `orgPath` names every unit from the top down to this one: `/province/city/county/`. */
export interface Organisation {
  readonly tenant: string; readonly orgId: string; readonly orgPath: string; readonly name: string; readonly policies: Policies;
  readonly parentId: string | null; readonly level: Level | null;
  /** The unit that took this one's place; null while it stands. */
  readonly mergedInto: string | null;
}

/** Makes a tenant and its top organisation. */
export async function addTenant(tx: Tx, tenant: string, orgId: string, now: number, name = '本单位'): Promise<void> {
  await tx.insertInto('tenants').values({ tenant_id: tenant, name, created_at: now }).execute();
  if (await readValue(tx, 'crypto_profile') === 'sm') await setChainHash(tx, tenant, 'sm3');
  await insertOrganisation(tx, { tenant, orgId, orgPath: `/${orgId}/`, name, policies: defaultPolicies, parentId: null, level: null, mergedInto: null }, now);
}

/** The tenants of this installation, oldest first. Nearly always one. */
export async function listTenants(db: Db): Promise<readonly { readonly tenant: string; readonly name: string }[]> {
  const rows = await db.selectFrom('tenants').selectAll().orderBy('created_at').execute();
  return rows.map(row => ({ tenant: row.tenant_id, name: row.name }));
}

/** The tenant of an installation that has one, and the first of several. */
export async function homeTenant(db: Db): Promise<string> {
  const [first] = await listTenants(db);
  if (!first) throw new Error('no tenant');
  return first.tenant;
}

export async function readOrganisation(db: Db, tenant: string, orgId: string): Promise<Organisation> {
  const found = await findOrganisation(db, tenant, orgId);
  if (!found) throw new Error(`no organisation ${orgId}`);
  return found;
}

export async function findOrganisation(db: Db, tenant: string, orgId: string): Promise<Organisation | null> {
  const row = await db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenant).where('org_id', '=', orgId).executeTakeFirst();
  return row ? toOrganisation(row) : null;
}

/** The top organisation of a tenant. */
export async function homeOrganisation(db: Db, tenant: string): Promise<Organisation> {
  const row = await db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenant).where('parent_id', 'is', null).orderBy('created_at').executeTakeFirstOrThrow();
  return toOrganisation(row);
}

/** A unit and those above it, the highest first. @param orgPath of the unit */
export async function listAbove(db: Db, tenant: string, orgPath: string): Promise<readonly Organisation[]> {
  const rows = await db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenant).where('org_id', 'in', orgPath.split('/').filter(part => part !== '')).execute();
  return rows.map(toOrganisation).toSorted((left, right) => left.orgPath.length - right.orgPath.length);
}

/** A unit and everything below it that still stands, parents first. Paths hold lower-case ids only, so LIKE means the same everywhere. */
export async function listSubtree(db: Db, tenant: string, orgPath: string): Promise<readonly Organisation[]> {
  const rows = await db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenant)
    .where('org_path', 'like', `${orgPath}%`).where('merged_into', 'is', null).orderBy('org_path').execute();
  return rows.map(toOrganisation);
}

export async function insertOrganisation(tx: Tx, organisation: Organisation, now: number): Promise<void> {
  await tx.insertInto('organisations').values({
    tenant_id: organisation.tenant, org_id: organisation.orgId, org_path: organisation.orgPath, name: organisation.name, settings: JSON.stringify(organisation.policies),
    rev: 1, created_at: now, parent_id: organisation.parentId, level: organisation.level, merged_into: organisation.mergedInto,
  }).execute();
}

/** Holds the organisation until the transaction ends: who counts its administrators must not be overtaken. */
export async function holdOrganisation(tx: Tx, tenant: string, orgId: string): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ rev: row('rev', '+', 0) })).where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}

export async function changeOrganisation(tx: Tx, tenant: string, orgId: string, name: string, policies: Policies): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ name, settings: JSON.stringify(policies), rev: row('rev', '+', 1) }))
    .where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}

export async function setLevel(tx: Tx, tenant: string, orgId: string, level: Level): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ level, rev: row('rev', '+', 1) })).where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}

/** Puts a unit, and with it everything below, under another parent. */
export async function reparent(tx: Tx, unit: Organisation, parent: Organisation): Promise<void> {
  const below = await listSubtree(tx, unit.tenant, unit.orgPath);
  for (const one of below) {
    const path = `${parent.orgPath}${unit.orgId}/${one.orgPath.slice(unit.orgPath.length)}`;
    await tx.updateTable('organisations').set({ org_path: path, ...(one.orgId === unit.orgId ? { parent_id: parent.orgId } : {}) })
      .where('tenant_id', '=', unit.tenant).where('org_id', '=', one.orgId).execute();
    await tx.updateTable('users').set({ org_path: path }).where('tenant_id', '=', unit.tenant).where('org_id', '=', one.orgId).execute();
  }
}

/** Closes a unit for ever in favour of another. */
export async function closeInto(tx: Tx, tenant: string, orgId: string, into: string): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ merged_into: into, rev: row('rev', '+', 1) })).where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}

function toOrganisation(row: {
  tenant_id: string; org_id: string; org_path: string; name: string; settings: string; parent_id: string | null; level: string | null; merged_into: string | null;
}): Organisation {
  return {
    tenant: row.tenant_id, orgId: row.org_id, orgPath: row.org_path, name: row.name, policies: policiesSchema.parse(JSON.parse(row.settings)),
    parentId: row.parent_id, level: row.level as Level | null, mergedInto: row.merged_into,
  };
}
