import { StoreRefused, write } from './database.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange } from './schema.ts';
import { sameWork, share } from './site.ts';

/**
 * Ends an inspection, with all open ones of the site by the same form: its sheet does not change any more, and what is read
 * from now on belongs to a new one.
 * @throws StoreRefused when it is unknown, ended already, or could not be saved
 */
export async function closeInspection(pen: Pen, id: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const own = await tx.objectStore('inspection').get(id);
    if (!own) throw new StoreRefused('rule', 'said.find.inspection');
    if (own.data.closedAt !== null) throw new StoreRefused('rule', 'said.inspection.ended');
    const site = await tx.objectStore('site').get(own.data.siteId);
    if (site) await share(tx, pen, 'site', site);
    const at = pen.now();
    for (const one of await sameWork(tx, own.data)) {
      await share(tx, pen, 'inspection', one);
      await tx.objectStore('inspection').put(withChange(one, { closedAt: at }));
      if (pen.sharing && one.data.kind !== 'preview') await enqueue(tx, { entity: 'inspection', id: one.id, kind: 'update', about: one.id, fields: { closedAt: at }, was: { closedAt: null }, rev: one.rev, at });
    }
  });
}
