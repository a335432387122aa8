import { belongsTo } from '../belongs-to.ts';
import type { Migration } from '../migrate.ts';

const atOnce = 5000;

/** Version 17: what an inspection or a site has is found by an index; before, every record of that kind of the unit was read through. */
export default {
  version: 17,
  name: 'belongs-to',
  steps: [
    `ALTER TABLE records ADD COLUMN belongs_to TEXT`,
    `CREATE INDEX records_belongs ON records (tenant_id, stream, entity, belongs_to)`,
    // Data step: repeatable, so that a crash in the middle is harmless.
    async db => {
      for (const { tenant_id: tenant } of await db.selectFrom('tenants').select('tenant_id').execute()) {
        for (let after = ''; ;) {
          const rows = await db.selectFrom('records').select(['id', 'entity', 'data']).where('tenant_id', '=', tenant).where('id', '>', after).orderBy('id').limit(atOnce).execute();
          if (rows.length === 0) break;
          const owners = Map.groupBy(rows, row => belongsTo(row.entity, JSON.parse(row.data) as Record<string, unknown>));
          for (const [owner, own] of owners) await db.updateTable('records').set({ belongs_to: owner }).where('tenant_id', '=', tenant).where('id', 'in', own.map(({ id }) => id)).execute();
          after = rows.at(-1)!.id;
        }
      }
    },
  ],
} as const satisfies Migration;
