import type { Database } from './schema.ts';

/** The primary key of every table: what a copy of the whole database goes by. A table that is missing here does not compile. */
export const primaryKeys: { readonly [table in keyof Database]: readonly string[] } = {
  schema_version: ['version', 'step'], schema_lock: ['id'], installation: ['name'], tenants: ['tenant_id'],
  organisations: ['tenant_id', 'org_id'], users: ['tenant_id', 'user_id'], invitations: ['tenant_id', 'secret_hash'], devices: ['tenant_id', 'device_id'],
  sessions: ['tenant_id', 'session_id'], tokens: ['tenant_id', 'token_hash'], auth_codes: ['tenant_id', 'code_hash'], attempts: ['tenant_id', 'key_hash'],
  factors: ['tenant_id', 'user_id'], recovery_codes: ['tenant_id', 'code_hash'], identities: ['tenant_id', 'issuer', 'subject'], oidc_logins: ['tenant_id', 'state_hash'],
  passkeys: ['tenant_id', 'credential_id'], passkey_uses: ['tenant_id', 'challenge_hash'], stream_clock: ['tenant_id', 'stream'], records: ['tenant_id', 'id'],
  ledger: ['tenant_id', 'op_id'], audit_head: ['tenant_id'], audit: ['tenant_id', 'seq'], item_numbers: ['tenant_id', 'year'],
  signing_keys: ['tenant_id', 'number'], signatures: ['tenant_id', 'record_id'], evidence: ['tenant_id', 'id'], blobs: ['tenant_id', 'finding_id', 'sha256'],
};

/** What the schema itself needs; everything else is content. */
export const contentTables = (Object.keys(primaryKeys) as (keyof Database)[]).filter(table => table !== 'schema_version' && table !== 'schema_lock');
