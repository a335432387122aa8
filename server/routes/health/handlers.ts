import { newestVersion, schemaVersion } from '../../db/migrate.ts';
import { isTooOld } from '../../db/sqlite.ts';
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
    if (!db.durable || isTooOld(db.sqliteVersion)) throw new Refused(refusals.storage);
    if (await schemaVersion(db.read) !== newestVersion) throw new Refused(refusals.storage);
    await inTransaction(db.write, tx => putValue(tx, 'probe', String(context.now())));
    return { json: { done: true } };
  },
};
