import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { findOrganisation, listSubtree, listTenants, type Organisation } from '../repo/organisations.ts';
import { pageOfRecords } from '../repo/records.ts';
import { noteCommand, say, withDatabase, wrong } from './terminal.ts';

/**
 * `export <file> [<unit id>]`: every shared record that was not taken away as a line of JSON, of the whole installation or of a unit and what
 * lies below it, to a file that must not exist yet. What cannot be written whole is taken away again: half an export looks like a whole one.
 */
export async function exportCommand(environment: Environment, [target, unitId]: readonly string[]): Promise<number> {
  if (target === undefined) return wrong('用法 usage: export <文件> [<单位编号>]');
  return withDatabase(environment, async db => {
    const units = await unitsToExport(db, unitId);
    if (units.length === 0) return wrong(`没有编号为 ${unitId} 的单位，请用 org list 查看。No such unit.`);
    const digest = createHash('sha256');
    let lines = 0;
    const file = openSync(target, 'wx', 0o600);
    try {
      for (const { tenant, orgId, name } of units) for (let after = ''; ;) {
        const page = await pageOfRecords(db.read, tenant, orgId, after, recordsAtOnce);
        const text = page.map(row => `${JSON.stringify({ tenant, unit: orgId, unitName: name, ...row })}\n`).join('');
        writeSync(file, text);
        digest.update(text);
        lines += page.length;
        if (page.length < recordsAtOnce) break;
        after = page.at(-1)?.id ?? after;
      }
    } catch (cause) {
      rmSync(target, { force: true });
      throw new Error(`没有导出完，已删除写了一半的文件：${cause instanceof Error ? cause.message : String(cause)}。The export was not finished and is gone.`, { cause });
    } finally {
      closeSync(file);
    }
    const tenants = [...new Set(units.map(({ tenant }) => tenant))];
    for (const tenant of tenants) await inTransaction(db.write, tx => noteCommand(tx, tenant, 'export', `${unitId ?? 'all'} ${lines}`));
    say(`已导出 ${lines} 条记录到 ${target}。Exported ${lines} records.\nSHA-256 ${digest.digest('hex')}`);
    return 0;
  });
}

const recordsAtOnce = 500;

async function unitsToExport({ read }: Parameters<Parameters<typeof withDatabase>[1]>[0], unitId: string | undefined): Promise<readonly Organisation[]> {
  const units: Organisation[] = [];
  for (const { tenant } of await listTenants(read)) {
    const chosen = unitId === undefined ? null : await findOrganisation(read, tenant, unitId);
    if (unitId === undefined || chosen) for (const one of await listSubtree(read, tenant, chosen?.orgPath ?? '/')) units.push(one);
  }
  return units;
}
