import type { Migration } from '../migrate.ts';

/** Version 14: people known by the unit's own sign-in service, and sign-ins on their way through it. */
export default {
  version: 14,
  name: 'identities',
  steps: [
    `CREATE TABLE identities (tenant_id TEXT NOT NULL, issuer TEXT NOT NULL, subject TEXT NOT NULL, user_id TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (tenant_id, issuer, subject))`,
    `CREATE TABLE oidc_logins (tenant_id TEXT NOT NULL, state_hash TEXT NOT NULL, browser_hash TEXT NOT NULL, kept TEXT NOT NULL, stage TEXT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (tenant_id, state_hash))`,
  ],
} as const satisfies Migration;
