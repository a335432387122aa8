import type { Migration } from '../migrate.ts';

/** Version 2: a site is found by its host, so that two people who register the same site offline end up with one. */
export default {
  version: 2,
  name: 'site-host',
  steps: [
    `ALTER TABLE records ADD COLUMN host TEXT`,
    `CREATE INDEX records_host ON records (tenant_id, stream, host)`,
    // Data step: repeatable, so that a crash in the middle is harmless.
    async db => {
      const sites = await db.selectFrom('records').select(['tenant_id', 'id', 'data']).where('entity', '=', 'site').where('del', '=', 0).execute();
      for (const site of sites) {
        const { host } = JSON.parse(site.data) as { readonly host: string };
        await db.updateTable('records').set({ host }).where('tenant_id', '=', site.tenant_id).where('id', '=', site.id).execute();
      }
    },
  ],
} as const satisfies Migration;
