import { confirmClock, createClockWatch } from '../clock-watch.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { logNowhere } from '../log.ts';
import { homeTenant } from '../repo/organisations.ts';
import { noteCommand, say, withDatabase, wrong } from './terminal.ts';

/** `clock`: can the time of this machine be right; `clock confirm`: it is, whatever the database has seen. @returns the exit code */
export async function clockCommand(environment: Environment, [what]: readonly string[]): Promise<number> {
  if (what !== undefined && what !== 'confirm') return wrong('用法：clock [confirm]。Usage: clock [confirm].');
  return withDatabase(environment, async db => {
    if (what === 'confirm') {
      await confirmClock(db, Date.now());
      const tenant = await homeTenant(db.read);
      await inTransaction(db.write, tx => noteCommand(tx, tenant, 'clock.confirm', ''));
    }
    const trouble = await createClockWatch(db, logNowhere, Date.now).trouble();
    say(trouble ?? '服务器时钟没有疑问。Nothing speaks against the clock.');
    return trouble === null ? 0 : 1;
  });
}
