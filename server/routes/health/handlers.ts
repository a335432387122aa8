import { newestVersion, schemaVersion } from '../../db/migrate.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { Refused, refusals } from '../../refusal.ts';
import { putValue } from '../../repo/installation.ts';

/** Is the process alive; can it keep its promises. Neither tells a stranger anything else. */
export const health: Pick<Handlers, 'healthz' | 'readyz'> = {
  async healthz() {
    return { json: { done: true } };
  },

  async readyz({ context }) {
    const { db } = context;
    if (!await db.keepsPromises()) throw new Refused(refusals.storage);
    // A newer schema is a newer program being brought in beside this one, which goes on until it is stopped.
    if (await schemaVersion(db.read) < newestVersion) throw new Refused(refusals.storage);
    if (await context.clock.trouble() !== null) throw new Refused(refusals.clock);
    await inTransaction(db.write, tx => putValue(tx, 'probe', String(context.now())));
    return { json: { done: true } };
  },
};
