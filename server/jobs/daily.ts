import type { Databases } from '../db/databases.ts';
import { type ClockWatch, createClockWatch } from '../clock-watch.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import { appendAudit, auditHeads } from '../repo/audit.ts';
import { listTenants } from '../repo/organisations.ts';
import { purgeTenant } from '../repo/purge.ts';

const day = 24 * 3600_000;

/**
 * Once a day: what nobody needs any more goes, and the head of every audit chain is written to the log, outside the database, so
 * that somebody who rewrites all of it is found out (backend 5.4). Runs in every process; doing it twice does no harm.
 * @returns a function that ends it
 */
export function startDaily(db: Databases, log: Log, now: () => number, clock: ClockWatch): () => void {
  const timer = setInterval(() => {
    void runDaily(db, log, now, clock).catch((cause: unknown) => log('error', 'daily.failed', { cause: cause instanceof Error ? cause.message : String(cause) }));
  }, day);
  timer.unref();
  return () => clearInterval(timer);
}

/** @returns why nothing was purged, in words; null when it was */
export async function runDaily(db: Databases, log: Log, now: () => number, clock = createClockWatch(db, log, now)): Promise<string | null> {
  // By a clock ten years ahead everything is past its time.
  const wrong = await clock.trouble();
  if (wrong !== null) return wrong;
  for (const { tenant } of await listTenants(db.read)) {
    const gone = await inTransaction(db.write, async tx => {
      const counts = await purgeTenant(tx, tenant, now());
      await appendAudit(tx, tenant, { at: now(), actor: 'daily', device: '', address: '', action: 'purge', target: '', before: '', after: '', result: JSON.stringify(counts) });
      return counts;
    });
    log('info', 'purge', { tenant, ...gone });
  }
  for (const { tenant, seq, hash } of await auditHeads(db.read)) log('info', 'audit.head', { tenant, seq, hash });
  return null;
}
