import type { Migration } from '../migrate.ts';

/** Version 10: units form a tree (省→市→县→部门), one may be merged into another, and people may move between them. */
export default {
  version: 10,
  name: 'organisation-tree',
  steps: [
    `ALTER TABLE organisations ADD COLUMN parent_id TEXT`,
    `ALTER TABLE organisations ADD COLUMN level TEXT`,
    `ALTER TABLE organisations ADD COLUMN merged_into TEXT`,
    `CREATE INDEX organisations_path ON organisations (tenant_id, org_path)`,
    `ALTER TABLE users ADD COLUMN former_orgs TEXT`,
    `CREATE INDEX users_org ON users (tenant_id, org_id)`,
    `CREATE INDEX devices_user ON devices (tenant_id, user_id)`,
    `CREATE INDEX records_list ON records (tenant_id, stream, entity, id)`,
  ],
} as const satisfies Migration;
