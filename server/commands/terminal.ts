import type { AuditAction } from '../audit-actions.ts';
import { openDatabases, type Databases } from '../db/databases.ts';
import { migrate } from '../db/migrate.ts';
import type { Tx } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { appendAudit } from '../repo/audit.ts';

/** Opens the database beside a running server, brings it up to date, and closes it whatever happens. */
export async function withDatabase(environment: Environment, work: (db: Databases) => Promise<number>): Promise<number> {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    await migrate(db.write, Date.now);
    return await work(db);
  } finally {
    await db.close();
  }
}

/** What is done from the command line is a line of the audit too. */
export async function noteCommand(tx: Tx, tenant: string, action: AuditAction, target: string): Promise<void> {
  await appendAudit(tx, tenant, { at: Date.now(), actor: 'command', device: '', address: '', action, target, before: '', after: '', result: 'ok' });
}

/** Where people reach the server. */
export function addressOf(environment: Environment): string {
  return environment.publicUrl ?? `http://${environment.host}:${environment.port}`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** @returns the exit code of a command that was called wrongly */
export function wrong(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}
