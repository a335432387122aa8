import type { Databases } from './db/databases.ts';
import { type Db, inTransaction } from './db/transaction.ts';
import type { Log } from './log.ts';
import { appendAudit, auditHeads } from './repo/audit.ts';
import { putValue, readValue } from './repo/installation.ts';
import { homeTenant } from './repo/organisations.ts';

/** Whether the clock of this machine can be right, by what the database has seen of time so far. */
export interface ClockWatch {
  /** @returns why the clock cannot be right and what to do, in words; null when nothing speaks against it. */
  trouble(): Promise<string | null>;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** A step back this long is a correction, not a wrong clock (T8 asks for one hour); also how far ahead a kept time may lie and still count. */
export const clockSlack = 120 * minute;
/** A server that ran sees the time each day. One that finds itself more than a year on was off that long, or its clock is wrong: a person says which. */
const longestAbsence = 366 * day;
/** No server ran before the first year whose working days this program knows. */
export const notBefore = Date.parse('2024-01-01T00:00:00+08:00');

const kept = 'clock';

/**
 * While the clock is wrong nothing is pushed (due days and register numbers follow from the time) and nothing is purged; reading,
 * signing in and the commands go on, `/readyz` is red, log and audit have a line each way. It mends itself when the clock does;
 * where the time is right and the mark wrong, `clock confirm` says so.
 */
export function createClockWatch(db: Databases, log: Log, now: () => number): ClockWatch {
  let mark: Mark | null = null;
  let doubted = false;

  async function note(action: 'clock.wrong' | 'clock.right', why: string): Promise<void> {
    doubted = action === 'clock.wrong';
    log(doubted ? 'error' : 'info', action, { why });
    const tenant = await homeTenant(db.read);
    await inTransaction(db.write, tx => appendAudit(tx, tenant, { at: now(), actor: 'daily', device: '', address: '', action, target: '', before: '', after: '', result: why === '' ? 'ok' : why }));
  }

  return {
    async trouble() {
      mark ??= await readMark(db.read);
      let why = doubtOf(now(), mark);
      // Confirmed meanwhile by a command, or seen by another process of this database.
      if (why !== null) why = doubtOf(now(), mark = await readMark(db.read));
      if (why !== null) {
        if (!doubted) await note('clock.wrong', why);
        return why;
      }
      if (doubted) await note('clock.right', '');
      // Once a minute is exact enough, and spares a write per request.
      if (!mark.sure || now() - mark.at >= minute) {
        mark = { at: Math.max(mark.at, now()), sure: true };
        await keepMark(db, mark.at);
      }
      return null;
    },
  };
}

/** A person says that the time of this machine is right, whatever the database has seen. */
export async function confirmClock(db: Databases, time: number): Promise<void> {
  await keepMark(db, time);
}

/** Latest time this database is known to have been served at. `sure`: by a clock that was judged; else by the newest line of an audit. */
interface Mark { readonly at: number; readonly sure: boolean }

async function readMark(db: Db): Promise<Mark> {
  const seen = await readValue(db, kept);
  if (seen !== null) return { at: Number(seen), sure: true };
  let at = 0;
  for (const { tenant, seq } of await auditHeads(db)) {
    const newest = await db.selectFrom('audit').select('at').where('tenant_id', '=', tenant).where('seq', '=', seq).executeTakeFirst();
    at = Math.max(at, newest?.at ?? 0);
  }
  return { at, sure: false };
}

async function keepMark(db: Databases, time: number): Promise<void> {
  await inTransaction(db.write, tx => putValue(tx, kept, String(time)));
}

function doubtOf(time: number, { at, sure }: Mark): string | null {
  const said = `服务器现在的时间是 ${beijing(time)}`;
  const remedy = '时钟不对时不接收提交、不清理过期内容，已有的照常可看；请校准服务器时钟，校准后自动恢复。';
  if (time < notBefore) return `${said}，早于读网这一版发布，时钟不对。${remedy}`;
  if (time < at - clockSlack) return `${said}，比上次正常运行（${beijing(at)}）还早。${remedy}如果现在的时间才是对的，请执行 clock confirm。`;
  if (sure && time > at + longestAbsence) return `${said}，离上次正常运行（${beijing(at)}）一年以上。${remedy}如果确实停用了这么久，请执行 clock confirm。`;
  return null;
}

/** Date and minute in Beijing. */
function beijing(time: number): string {
  return new Date(time + 8 * 60 * minute).toISOString().slice(0, 16).replace('T', ' ');
}
