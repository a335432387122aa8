import type { Migration } from '../migrate.ts';

/** Version 12: one-time links for a new password, and how long a password and an account have stood. */
export default {
  version: 12,
  name: 'account-age',
  steps: [
    `ALTER TABLE invitations ADD COLUMN user_id TEXT`,
    `ALTER TABLE users ADD COLUMN last_seen_at BIGINT`,
    `CREATE INDEX audit_actor ON audit (tenant_id, actor, seq)`,
    // Nobody is locked out by the upgrade itself: ages count from here.
    async db => {
      const now = Date.now();
      for (const { tenant_id } of await db.selectFrom('tenants').select('tenant_id').execute()) {
        await db.updateTable('users').set({ last_seen_at: now }).where('tenant_id', '=', tenant_id).where('last_seen_at', 'is', null).execute();
        await db.updateTable('users').set({ password_at: now }).where('tenant_id', '=', tenant_id).where('password_at', 'is', null).execute();
      }
    },
  ],
} as const satisfies Migration;
