import { readFileSync, writeFileSync } from 'node:fs';
import { openDatabases } from '../db/databases.ts';
import { inTransaction } from '../db/transaction.ts';
import { migrate, newestVersion, schemaVersion } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { sumsOf, transfer } from '../db/transfer.ts';
import type { Environment } from '../env.ts';
import { runDaily } from '../jobs/daily.ts';
import { logToStdout } from '../log.ts';
import { openApi } from '../openapi.ts';
import { type AuditHead, compareWithAnchors, exportAudit, verifyAudit } from '../repo/audit.ts';
import { verifyBlobs } from '../exchange/verify-blobs.ts';
import { verifySignatures } from '../exchange/verify-signatures.ts';
import { homeTenant } from '../repo/organisations.ts';
import { noteCommand, say, wrong } from './terminal.ts';

/** Commands about the database as a whole. Each returns the exit code; what it finds it says in Chinese and English. */
type Command = (environment: Environment, words: readonly string[]) => Promise<number>;

/** Brings the schema up to date, as the owner of the database; `serve` then needs no right to change tables. */
export const migrateCommand: Command = async environment => {
  const db = await openDatabases(environment);
  try {
    const before = await schemaVersion(db.read).catch(() => 0);
    await migrate(db.write, Date.now);
    say(before === newestVersion ? `数据库已是最新版本 ${newestVersion}。The schema is up to date.` : `数据库从版本 ${before} 升级到 ${newestVersion}。Migrated.`);
    return 0;
  } finally {
    await db.close();
  }
};

/** Copies the SQLite database into an empty PostgreSQL one. The server must be stopped: the process lock says so. */
export const transferCommand: Command = async (environment, [target]) => {
  if (target === undefined || !target.startsWith('postgres')) return wrong('transfer 要写明目标：postgres://…。Name the target.');
  const from = await openDatabases({ ...environment, postgres: undefined });
  const to = await openPostgres(target).catch(async (cause: unknown) => { await from.close(); throw cause; });
  try {
    const sums = await transfer(from.write, to.write, Date.now);
    for (const { table, rows, digest } of sums) say(`${table}\t${rows}\t${digest}`);
    say('全部核对一致。把 DATABASE_URL 改为目标地址后启动服务器；多个进程要用同一个 APP_KEY。All tables match.');
    return 0;
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
};

/** Counts and digests of every table, and the audit chain. */
export const verifyCommand: Command = async environment => {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    for (const { table, rows, digest } of await sumsOf(db.read)) say(`${table}\t${rows}\t${digest}`);
    const { rows, trouble } = await verifyAudit(db.read);
    for (const line of trouble) say(`问题 trouble: ${line}`);
    say(trouble.length === 0 ? `审计链完整，共 ${rows} 条。Audit chain intact.` : '审计链不完整。Audit chain broken.');
    const signatures = await verifySignatures(db.read);
    for (const line of signatures.trouble) say(`问题 trouble: ${line}`);
    say(signatures.trouble.length === 0 ? `规则包和评分表的签名都对，共 ${signatures.checked} 条。Signatures of packs and forms hold.` : '规则包、评分表有签名不对的。Some packs or forms are not as they were signed.');
    const pictures = await verifyBlobs(db.read);
    for (const line of pictures.trouble) say(`问题 trouble: ${line}`);
    say(pictures.trouble.length === 0 ? `取证画面都与校验值相符，共 ${pictures.checked} 张。Pictures are as they came.` : '取证画面有与校验值不符的。Some pictures are not as they came.');
    return trouble.length + signatures.trouble.length + pictures.trouble.length === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
};

/** Takes away what is older than it has to be kept; the server does the same once a day. */
export const purgeCommand: Command = async environment => {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    await runDaily(db, logToStdout, Date.now);
    return 0;
  } finally {
    await db.close();
  }
};

/** Every chain against itself and, where a log is named, against the heads that were written to it on earlier days. */
export async function auditVerify(environment: Environment, log: string | undefined): Promise<number> {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    const anchors = log === undefined ? [] : anchorsIn(readFileSync(log, 'utf8'));
    if (log !== undefined && anchors.length === 0) return wrong(`日志 ${log} 里没有审计链头（audit.head）。No audit heads in the log.`);
    const { rows, heads, trouble } = await verifyAudit(db.read);
    const all = [...trouble, ...await compareWithAnchors(db.read, anchors)];
    for (const line of heads) say(`链头 head: ${line}`);
    for (const line of all) say(`问题 trouble: ${line}`);
    const against = anchors.length === 0 ? '' : `，与日志中的 ${anchors.length} 个链头一致`;
    say(all.length === 0 ? `审计链完整，共 ${rows} 条${against}。Audit chain intact, ${rows} rows.` : '审计链不完整。Audit chain broken.');
    return all.length === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}

/** The heads in a log of this server; lines of anything else are passed over. */
function anchorsIn(log: string): readonly AuditHead[] {
  return log.split('\n').filter(line => line.includes('"audit.head"')).flatMap(line => {
    try {
      const { event, tenant, seq, hash } = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>;
      return event === 'audit.head' && typeof tenant === 'string' && typeof seq === 'number' && typeof hash === 'string' ? [{ tenant, seq, hash }] : [];
    } catch {
      return [];
    }
  });
}

/** The audit as lines of JSON, to a file that must not exist yet. */
export async function auditExport(environment: Environment, target: string): Promise<number> {
  const db = await openDatabases({ ...environment, beside: true });
  try {
    let lines = 0;
    writeFileSync(target, '', { flag: 'wx', mode: 0o600 });
    for await (const part of exportAudit(db.read)) {
      writeFileSync(target, part.map(row => `${JSON.stringify(row)}\n`).join(''), { flag: 'a' });
      lines += part.length;
    }
    const tenant = await homeTenant(db.read);
    await inTransaction(db.write, tx => noteCommand(tx, tenant, 'audit.export', String(lines)));
    say(`已导出 ${lines} 条。Exported ${lines} lines.`);
    return 0;
  } finally {
    await db.close();
  }
}

export const openApiCommand: Command = async () => {
  process.stdout.write(`${JSON.stringify(openApi(), null, 1)}\n`);
  return 0;
};
