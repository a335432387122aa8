import * as z from 'zod/mini';
import type { Db, Tx } from '../db/transaction.ts';

/** Policies of one organisation. Defaults are for a small unit; an administrator changes them, audited. */
const policiesSchema = z.strictObject({ ownReview: z.boolean(), administratorInspects: z.boolean() });
export type Policies = z.infer<typeof policiesSchema>;
export const defaultPolicies: Policies = { ownReview: true, administratorInspects: false };

export interface Organisation { readonly tenant: string; readonly orgId: string; readonly orgPath: string; readonly name: string; readonly policies: Policies }

/** Makes the tenant and its one organisation at first start. */
export async function addTenant(tx: Tx, tenant: string, orgId: string, now: number): Promise<void> {
  await tx.insertInto('tenants').values({ tenant_id: tenant, name: '本单位', created_at: now }).execute();
  await tx.insertInto('organisations').values({
    tenant_id: tenant, org_id: orgId, org_path: `/${orgId}/`, name: '本单位', settings: JSON.stringify(defaultPolicies), rev: 1, created_at: now,
  }).execute();
}

/** The tenant people sign in to. Several tenants in one installation come with the organisation tree; until then there is one. */
export async function homeTenant(db: Db): Promise<string> {
  const row = await db.selectFrom('tenants').select('tenant_id').orderBy('created_at').executeTakeFirstOrThrow();
  return row.tenant_id;
}

export async function readOrganisation(db: Db, tenant: string, orgId: string): Promise<Organisation> {
  const row = await db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenant).where('org_id', '=', orgId).executeTakeFirstOrThrow();
  return { tenant, orgId, orgPath: row.org_path, name: row.name, policies: policiesSchema.parse(JSON.parse(row.settings)) };
}

/** The organisation new people of this tenant belong to. */
export async function homeOrganisation(db: Db, tenant: string): Promise<Organisation> {
  const row = await db.selectFrom('organisations').select('org_id').where('tenant_id', '=', tenant).orderBy('created_at').executeTakeFirstOrThrow();
  return readOrganisation(db, tenant, row.org_id);
}

/** Holds the organisation until the transaction ends: who counts its administrators must not be overtaken. */
export async function holdOrganisation(tx: Tx, tenant: string, orgId: string): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ rev: row('rev', '+', 0) })).where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}

export async function changeOrganisation(tx: Tx, tenant: string, orgId: string, name: string, policies: Policies): Promise<void> {
  await tx.updateTable('organisations').set(row => ({ name, settings: JSON.stringify(policies), rev: row('rev', '+', 1) }))
    .where('tenant_id', '=', tenant).where('org_id', '=', orgId).execute();
}
