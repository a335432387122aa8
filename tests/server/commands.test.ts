import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { healthcheckCommand, unanswered } from '../../server/commands/healthcheck-command.ts';
import { environmentSchema, readEnvironment } from '../../server/env.ts';
import { auditOf } from './support/observe.ts';
import { push } from './support/person.ts';
import { databaseAt, engine } from './support/place.ts';
import { create, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

const program = join(import.meta.dirname, '../../server/main.ts');
let unit: Unit;
let variables: NodeJS.ProcessEnv;
const kept = [site({ name: '示范县' }), site()];

beforeAll(async () => {
  unit = await openUnit();
  await push(await unit.person('inspector', '张三'), kept.map(one => create('site', one)));
  const { postgres } = await databaseAt(unit.dataDir);
  variables = { ...process.env, DATA_DIR: unit.dataDir, LISTEN: new URL(unit.server.url).host, ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) };
});
afterAll(() => unit[Symbol.asyncDispose]());

/** Runs a command beside the running server. */
function run(words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<{ readonly code: number; readonly out: string; readonly wrong: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [program, ...words], { env: { ...variables, ...more } }, (error, out, wrong) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, wrong }));
  });
}

test('help is asked for and given; what is called wrongly ends with 2, names what is wrong and how it is called, and does nothing', async () => {
  const before = await auditOf(unit);
  const calls: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['help'], 0, /用法 usage[\s\S]*healthcheck[\s\S]*export <文件>[\s\S]*退出码/], [['org', '--help'], 0, /用法 usage/], [[], 2, /^用法 usage/], [['servr'], 2, /没有“servr”这个命令/], [['migrate', 'now'], 2, /migrate 不认识“now”，没有执行/],
    [['backup'], 2, /用法/], [['restore'], 2, /用法/], [['restore', 'a', '--othr'], 2, /--other/], [['transfer', 'mysql://x'], 2, /postgres:\/\//], [['audit'], 2, /用法/], [['audit', 'export'], 2, /用法/], [['export'], 2, /export <文件>/],
    [['org', 'ad'], 2, /org list \|/], [['admin', 'lock'], 2, /admin lock <姓名>/], [['admin', 'lock', '无此人'], 2, /没有这个账号：无此人/], [['export', join(unit.dataDir, 'x'), 'unknown'], 2, /没有编号为 unknown 的单位/],
  ];
  for (let at = 0; at < calls.length; at += 4) await Promise.all(calls.slice(at, at + 4).map(async ([words, code, says]) => {
    const { code: ended, out, wrong } = await run(words);
    expect([words, ended]).toEqual([words, code]);
    expect(code === 0 ? out : wrong).toMatch(says);
  }));
  expect(existsSync(join(unit.dataDir, 'x'))).toBe(false);
  expect(await auditOf(unit)).toEqual(before);
  const bad = await run(['verify'], { LISTEN: 'nowhere', SESSION_HOURS: '99' });
  expect([bad.code, bad.wrong]).toEqual([1, expect.stringMatching(/LISTEN[\s\S]*SESSION_HOURS|SESSION_HOURS[\s\S]*LISTEN/)]);
});

test('config print: every setting in force and whether it was given; keys and passwords are not shown', async () => {
  const secrets = { APP_KEY: 'k'.repeat(40), OIDC_ISSUER: 'https://id.example.gov.cn', OIDC_CLIENT_ID: 'duwang', OIDC_CLIENT_SECRET: 'never-shown-1', DATABASE_URL: 'postgres://duwang:never-shown-2@db.example.gov.cn/duwang?sslpassword=never-shown-3&x=1' };
  const { code, out } = await run(['config', 'print'], { ...secrets, SESSION_HOURS: '8' });
  expect(code).toBe(0);
  const lines = new Map(out.trim().split('\n').map(line => line.split(/=(.*)/s) as [string, string]));
  expect([...lines.keys()].toSorted()).toEqual(Object.keys(environmentSchema.shape).toSorted());
  expect([lines.get('SESSION_HOURS'), lines.get('PASSWORD_DAYS'), lines.get('APP_KEY'), lines.get('OIDC_CLIENT_SECRET'), lines.get('DATABASE_URL'), lines.get('OIDC_ISSUER')]).toEqual([
    '8\t已设置 given', '90\t默认 default', '***\t已设置 given', '***\t已设置 given', 'postgres://duwang:***@db.example.gov.cn/duwang?sslpassword=***&x=1\t已设置 given', 'https://id.example.gov.cn\t已设置 given',
  ]);
  expect(out).not.toMatch(/never-shown|kkkk/);
  expect((await run(['config'])).code).toBe(2);
});

test('export: every shared record as a line, with its digest, of all or of one unit; never over a file that is there', async () => {
  const target = join(unit.dataDir, 'all.jsonl');
  const done = await run(['export', target]);
  const text = readFileSync(target, 'utf8');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining(createHash('sha256').update(text).digest('hex'))]);
  const rows = text.trim().split('\n').map(line => JSON.parse(line) as { readonly entity: string; readonly unit: string; readonly data: unknown });
  expect(rows.map(({ data }) => data)).toEqual(kept.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect((await run(['export', target])).code).toBe(1);
  expect(readFileSync(target, 'utf8')).toBe(text);
  const own = join(unit.dataDir, 'own.jsonl');
  expect((await run(['export', own, rows[0]!.unit])).code).toBe(0);
  expect(readFileSync(own, 'utf8')).toBe(text);
  expect(await auditOf(unit)).toContain('export ok');
});

test('where nothing answers and LISTEN is not set, `healthcheck` says which address it asked and what to set', async () => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  // The default's own port may be somebody's on this machine: another that nobody has stands for it.
  const code = await healthcheckCommand({ ...readEnvironment({}), port: 1 }, false);
  write.mockRestore();
  expect([code, said.join('')]).toEqual([1, expect.stringMatching(/^没有设置 LISTEN，查的是默认地址 http:\/\/127\.0\.0\.1:1，没有回答.*请把 LISTEN 设成服务器启动时的那一个.*Set LISTEN to/)]);
});

test('the others, beside a running server on this engine: what they say, how they end, and that they are lines of the audit', async () => {
  const [ready, verified, chain, purged, tree] = await Promise.all([run(['healthcheck']), run(['verify']), run(['audit', 'verify']), run(['purge']), run(['org', 'list'])]);
  expect([ready.code, verified.code, chain.code, purged.code, tree.code]).toEqual([0, 0, 0, 0, 0]);
  expect(verified.out).toMatch(/records\t2\t[0-9a-f]{64}/);
  expect(chain.out).toContain('审计链完整');
  expect(tree.out).toContain('测试单位');
  const unwell = await run(['healthcheck'], { LISTEN: '127.0.0.1:1' });
  expect([unwell.code, unwell.out, unwell.wrong.trim()]).toEqual([1, '', unanswered('http://127.0.0.1:1', true)]);
  const backup = await run(['backup', join(unit.dataDir, 'copy.sqlite')]);
  const restored = await run(['restore', join(unit.dataDir, 'copy.sqlite')]);
  const migrated = await run(['migrate']);
  if (engine === 'sqlite') {
    expect([backup.code, backup.out]).toEqual([0, expect.stringMatching(/SHA-256 [0-9a-f]{64}/)]);
    // Its folder is locked: what needs the database for itself says so and does nothing.
    for (const one of [restored, migrated]) expect([one.code, one.wrong]).toEqual([1, expect.stringContaining('另一个读网服务器进程')]);
    expect(await auditOf(unit)).toContain('backup ok');
  } else {
    expect([backup.code, backup.wrong]).toEqual([1, expect.stringContaining('pg_dump -Fc')]);
    expect([restored.code, restored.wrong]).toEqual([1, expect.stringContaining('renew-epoch')]);
    expect([migrated.code, migrated.out]).toEqual([0, expect.stringContaining('已是最新版本')]);
    expect((await run(['renew-epoch'])).code).toBe(0);
  }
  expect((await run(['audit', 'export', join(unit.dataDir, 'audit.jsonl')])).code).toBe(0);
  expect(await auditOf(unit)).toContain('audit.export ok');
  expect((await auditOf(unit)).some(line => line.startsWith('purge '))).toBe(true);
});
