import type { Migration } from '../migrate.ts';

/** Version 15: passkeys, and challenges that were answered, so that each is answered once. */
export default {
  version: 15,
  name: 'passkeys',
  steps: [
    `CREATE TABLE passkeys (tenant_id TEXT NOT NULL, credential_id TEXT NOT NULL, user_id TEXT NOT NULL, public_key TEXT NOT NULL, counter BIGINT NOT NULL, transports TEXT NOT NULL, name TEXT NOT NULL, created_at BIGINT NOT NULL, last_used_at BIGINT, suspended_at BIGINT, PRIMARY KEY (tenant_id, credential_id))`,
    `CREATE INDEX passkeys_user ON passkeys (tenant_id, user_id)`,
    `CREATE TABLE passkey_uses (tenant_id TEXT NOT NULL, challenge_hash TEXT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (tenant_id, challenge_hash))`,
  ],
} as const satisfies Migration;
