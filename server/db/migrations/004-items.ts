import type { Migration } from '../migrate.ts';

/** Version 4: 整改 items are found by finding, by state and by due day, and numbered without gaps in a year. */
export default {
  version: 4,
  name: 'items',
  steps: [
    `ALTER TABLE records ADD COLUMN item_id TEXT`,
    `ALTER TABLE records ADD COLUMN state TEXT`,
    `ALTER TABLE records ADD COLUMN due_on TEXT`,
    `CREATE INDEX records_entity ON records (tenant_id, stream, entity, state)`,
    `CREATE TABLE item_numbers (tenant_id TEXT NOT NULL, year BIGINT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (tenant_id, year))`,
  ],
} as const satisfies Migration;
