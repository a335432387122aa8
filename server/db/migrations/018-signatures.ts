import type { Migration } from '../migrate.ts';

/** Version 18: keys packs and forms are signed with, and their signatures (exchange/sign-packs). */
export default {
  version: 18,
  name: 'signatures',
  steps: [
    `CREATE TABLE signing_keys (tenant_id TEXT NOT NULL, number BIGINT NOT NULL, key_id TEXT NOT NULL, public_key TEXT NOT NULL, secret TEXT, made_at BIGINT NOT NULL, vouched_by TEXT, voucher TEXT, PRIMARY KEY (tenant_id, number))`,
    `CREATE TABLE signatures (tenant_id TEXT NOT NULL, record_id TEXT NOT NULL, unit TEXT NOT NULL, rev BIGINT NOT NULL, signed_by TEXT NOT NULL, signed_at BIGINT NOT NULL, key_id TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (tenant_id, record_id))`,
    `CREATE INDEX signatures_unit ON signatures (tenant_id, unit, record_id)`,
  ],
} as const satisfies Migration;
