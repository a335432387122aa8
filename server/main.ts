import type { AuditAction } from './audit-actions.ts';
import { randomUUID } from 'node:crypto';
import { backupTo, restoreFrom } from './db/backup.ts';
import { signingCommand } from './commands/signing-command.ts';
import { configCommand } from './commands/config-command.ts';
import { clockCommand } from './commands/clock-command.ts';
import { orgCommand } from './commands/org-commands.ts';
import { healthcheckCommand } from './commands/healthcheck-command.ts';
import { exportCommand } from './commands/export-command.ts';
import { adminCommand } from './commands/people-commands.ts';
import { auditExport, auditVerify, migrateCommand, openApiCommand, purgeCommand, transferCommand, verifyCommand } from './commands/database-commands.ts';
import { migrate } from './db/migrate.ts';
import { openDatabases, sqliteFile } from './db/databases.ts';
import { inTransaction } from './db/transaction.ts';
import { type Environment, readEnvironment } from './env.ts';
import { startDaily } from './jobs/daily.ts';
import { serveMetrics } from './metrics.ts';
import { logToStdout } from './log.ts';
import { appendAudit } from './repo/audit.ts';
import { putValue } from './repo/installation.ts';
import { homeTenant } from './repo/organisations.ts';
import { startServer } from './start.ts';
import { wrong } from './commands/terminal.ts';

const usage = `用法 usage: node server/main.ts <命令>
  serve            启动服务器 start the server
  migrate          升级数据库（PostgreSQL 上由库的所有者执行）bring the schema up to date
  transfer <地址>  把 SQLite 库搬到空的 PostgreSQL 库并核对 copy SQLite into PostgreSQL
  admin create | reset-password <姓名> | reset-2fa <姓名> | lock <姓名>
  org list | export <文件> | import <文件> [<上级>] | add <上级> <层级> <名称> | tenant <名称>
  export <文件> [<单位编号>]  导出全部共享记录（JSON 行）write every shared record to a file
  verify           各表行数与校验值、审计链、规则包和评分表的签名 counts, digests, audit chain, signatures
  purge            清理超过保存期的内容 take away what is past its time
  clock [confirm]  时钟有没有疑问；confirm 确认现在的时间是对的 can the clock be right; confirm that it is
  signing-key [renew] [编号]  规则包和评分表的签名密钥；renew 换新 the keys packs are signed with; renew them
  config print     各项设置现在的值，不印密钥和密码 the settings in force, without secrets
  openapi          接口说明 the OpenAPI document
  healthcheck      服务器是否可用 is the server ready (exit 0 or 1)
  audit verify [<日志>]  核对审计链，也可对照日志里的链头 verify the audit chain, also against heads in a log
  audit export <文件>  导出审计 write the audit to a file
  backup <文件>    在线备份 online backup to a file
  restore <文件> [--other]  从备份恢复（先停止服务器；--other 允许别的单位的备份）restore a backup (stop the server first; --other: of another unit)
  renew-epoch      用 pg_restore 恢复之后执行 run after pg_restore
  help             这一页 this page
退出码 exit: 0 完成 done，1 没有完成或查出问题 failed or trouble found，2 用法不对 called wrongly`;

const commands: Readonly<Record<string, (environment: Environment, words: readonly string[]) => Promise<number>>> = {
  serve, healthcheck: environment => healthcheckCommand(environment, process.env['LISTEN'] !== undefined), audit, backup, restore, migrate: migrateCommand, transfer: transferCommand, verify: verifyCommand, purge: purgeCommand, openapi: openApiCommand, export: exportCommand,
  'renew-epoch': renewEpoch, clock: clockCommand, config: (environment, words) => configCommand(environment, words), 'signing-key': signingCommand, admin: adminCommand, org: orgCommand,
};

async function serve(environment: Environment): Promise<number> {
  const { publicUrl, ...rest } = environment;
  const server = await startServer({ ...rest, eventLoopLimit: 500, ...(publicUrl === undefined ? {} : { publicUrl }), log: logToStdout });
  logToStdout('info', 'listening', { url: server.url });
  const metrics = environment.metricsPort > 0 ? await serveMetrics(server.context.metrics, environment.metricsPort) : null;
  const endDaily = startDaily(server.context.db, logToStdout, Date.now, server.context.clock);
  if (server.setupLink !== null) process.stdout.write(`\n还没有管理员。请在浏览器中打开下面的一次性链接设置第一位管理员：\nNo administrator yet. Open this one-time link to create the first one:\n${server.setupLink}\n\n`);

  const signal = await new Promise<string>(resolve => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
  });
  logToStdout('info', 'stopping', { signal });
  endDaily();
  metrics?.close();
  await server.stop();
  logToStdout('info', 'stopped');
  return 0;
}

async function audit(environment: Environment, [what, target]: readonly string[]): Promise<number> {
  if (what === 'export' && target !== undefined) return auditExport(environment, target);
  if (what === 'verify') return auditVerify(environment, target);
  return help();
}

async function backup(environment: Environment, [target]: readonly string[]): Promise<number> {
  if (target === undefined) return help();
  if (environment.postgres !== undefined) throw new Error('PostgreSQL 请用 pg_dump -Fc 备份。Back PostgreSQL up with pg_dump -Fc.');
  const sum = await backupTo(sqliteFile(environment), target);
  await auditCommand(environment, 'backup', true);
  process.stdout.write(`备份完成 backup done: ${target}\nSHA-256 ${sum}\n`);
  return 0;
}

async function restore(environment: Environment, [source, other]: readonly string[]): Promise<number> {
  if (source === undefined || (other !== undefined && other !== '--other')) return help();
  if (environment.postgres !== undefined) throw new Error('PostgreSQL 请用 pg_restore 恢复，再执行 node server/main.ts renew-epoch。Restore PostgreSQL with pg_restore, then run renew-epoch.');
  await restoreFrom(source, sqliteFile(environment), other === '--other');
  await auditCommand(environment, 'restore');
  process.stdout.write('恢复完成，各插件会自动补传本机仍保存的内容。Restored; extensions will send again what they still hold.\n');
  return 0;
}

/** After pg_restore: a new epoch, so that every extension sends again what the older state has not seen. */
async function renewEpoch(environment: Environment): Promise<number> {
  const db = await openDatabases(environment);
  try {
    await inTransaction(db.write, tx => putValue(tx, 'epoch', randomUUID()));
  } finally {
    await db.close();
  }
  await auditCommand(environment, 'restore');
  process.stdout.write('已换新，各插件会自动补传本机仍保存的内容。Renewed.\n');
  return 0;
}

/** Commands that change or copy what is kept are lines of the audit too. @param beside a server may be running */
async function auditCommand(environment: Environment, action: AuditAction, beside = false): Promise<void> {
  const db = await openDatabases({ ...environment, beside });
  try {
    if (!beside) await migrate(db.write, Date.now);
    const tenant = await homeTenant(db.read);
    await inTransaction(db.write, tx => appendAudit(tx, tenant, { at: Date.now(), actor: 'command', device: '', address: '', action, target: '', before: '', after: '', result: 'ok' }));
  } finally {
    await db.close();
  }
}

async function help(name = ''): Promise<number> {
  process.stderr.write(`${name === '' ? '' : `没有“${name}”这个命令。No such command.\n`}${usage}\n`);
  return 2;
}


/** How many words each command takes at most: a word too many is a mistake, and nothing is done on a mistake. */
const wordsAtMost: Readonly<Record<string, number>> = { serve: 0, migrate: 0, verify: 0, purge: 0, openapi: 0, healthcheck: 0, 'renew-epoch': 0, clock: 1, config: 1, 'signing-key': 2, backup: 1, transfer: 1, audit: 2, restore: 2, export: 2, admin: 2, org: 4 };

const [name = '', ...words] = process.argv.slice(2);
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (/^(?:help|--help|-h)$/.test(name) || words.includes('--help')) process.stdout.write(`${usage}\n`);
  else if (command && words.length > (wordsAtMost[name] ?? 0)) process.exitCode = wrong(`${name} 不认识“${words.slice(wordsAtMost[name] ?? 0).join(' ')}”，没有执行。Too many words; nothing was done.\n${usage}`);
  else process.exitCode = command ? await command(readEnvironment(process.env), words) : await help(name);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
