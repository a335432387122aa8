import type { Migration } from '../migrate.ts';

/** Version 11: a second factor with recovery codes, and how surely somebody is known when they sign in. */
export default {
  version: 11,
  name: 'second-factor',
  steps: [
    `CREATE TABLE factors (tenant_id TEXT NOT NULL, user_id TEXT NOT NULL, secret TEXT NOT NULL, last_step BIGINT NOT NULL, confirmed_at BIGINT,
      created_at BIGINT NOT NULL, PRIMARY KEY (tenant_id, user_id))`,
    `CREATE TABLE recovery_codes (tenant_id TEXT NOT NULL, code_hash TEXT NOT NULL, user_id TEXT NOT NULL, used_at BIGINT, PRIMARY KEY (tenant_id, code_hash))`,
    `ALTER TABLE auth_codes ADD COLUMN aal SMALLINT`,
    `ALTER TABLE sessions ADD COLUMN proved_at BIGINT`,
    `ALTER TABLE users ADD COLUMN password_at BIGINT`,
  ],
} as const satisfies Migration;
