import type { Migration } from '../migrate.ts';

/**
 * Version 13: nobody reviews an own finding (backend 5.4). Earlier versions delivered every unit with that allowed. Where an administrator has
 * saved the settings since, or the unit was set up for one person, what stands is their choice and stays, with that as its reason; elsewhere
 * nobody ever chose it, and the rule holds from now on.
 */
export default {
  version: 13,
  name: 'own-review',
  steps: [
    async db => {
      for (const { tenant_id } of await db.selectFrom('tenants').select('tenant_id').execute()) {
        const saved = await db.selectFrom('audit').select(['target', 'at']).where('tenant_id', '=', tenant_id).where('action', '=', 'settings.change').orderBy('seq').execute();
        const chosen = new Map(saved.map(({ target, at }) => [target, at]));
        const units = await db.selectFrom('organisations').select(['org_id', 'settings', 'created_at']).where('tenant_id', '=', tenant_id).execute();
        for (const { org_id, settings, created_at } of units) {
          const before = JSON.parse(settings) as { readonly ownReview: boolean; readonly administratorInspects: boolean };
          if (!before.ownReview) continue;
          const at = chosen.get(org_id) ?? (before.administratorInspects ? created_at : null);
          const after = at === null ? { ...before, ownReview: false } : { ...before, ownReviewSet: { because: '升级以前由管理员设定，未写理由', by: '', at } };
          await db.updateTable('organisations').set({ settings: JSON.stringify(after) }).where('tenant_id', '=', tenant_id).where('org_id', '=', org_id).execute();
        }
      }
    },
  ],
} as const satisfies Migration;
