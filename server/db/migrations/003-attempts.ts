import type { Migration } from '../migrate.ts';

/** Version 3: failed sign-ins are counted in the database, for every process that serves it. */
export default {
  version: 3,
  name: 'attempts',
  steps: [
    `CREATE TABLE attempts (tenant_id TEXT NOT NULL, key_hash TEXT NOT NULL, ends_at BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (tenant_id, key_hash))`,
  ],
} as const satisfies Migration;
