import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupTo, restoreFrom } from '../../../server/db/backup.ts';
import { addPerson, postForm, push, signIn, testExtId, testPassword } from '../support/person.ts';
import { temporaryFolder } from '../support/place.ts';
import { create, site } from '../support/records.ts';
import { openUnit, type Unit } from '../support/unit.ts';

const program = join(import.meta.dirname, '../../../server/main.ts');
const folders: string[] = [];
let unit: Unit;
let other: Unit;

beforeAll(async () => {
  for (let at = 0; at < 2; at += 1) folders.push(temporaryFolder());
  unit = await openUnit({ dataDir: folders[0]! });
  other = await openUnit({ dataDir: folders[1]! });
  await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
  const person = await signIn(unit.server.url, '张三');
  await push(person, Array.from({ length: 80 }, () => create('site', site({ name: '网'.repeat(400) }))));
});
afterAll(async () => {
  await unit.server.stop().catch(() => undefined);
  await other.server.stop().catch(() => undefined);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function run(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return start(process.execPath, [program, ...words]);
}

function start(file: string, words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const env = { ...process.env, DATA_DIR: folders[0], EXT_IDS: testExtId };
  return new Promise(resolve => {
    execFile(file, [...words], { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, said: stdout + stderr }));
  });
}

test('beside a running server: the tree, further administrators, a lost factor, a locked account, digests, the audit', async () => {
  const list = await run('org', 'list');
  const top = /([0-9a-f-]{36}) {2}- {2}测试单位/.exec(list.said)?.[1] ?? '';
  expect(list.code).toBe(0);
  const added = await run('org', 'add', top, 'county', '某县');
  expect(added.said.trim()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await run('org', 'list')).said).toContain('county  某县');
  expect((await run('org', 'add', 'unknown', 'county', '某县')).code).toBe(2);

  const link = /invite#(\S+)/.exec((await run('admin', 'create')).said)?.[1] ?? '';
  expect((await postForm(unit.server.url, '/invite', { secret: link, name: '管理员乙', password: testPassword, again: testPassword })).status).toBe(200);
  expect((await postForm(unit.server.url, '/invite', { secret: link, name: '管理员丙', password: testPassword, again: testPassword })).status).toBe(400);
  expect((await run('admin', 'reset-2fa', '管理员乙')).code).toBe(0);
  expect((await run('admin', 'lock', '管理员乙')).code).toBe(0);
  expect((await postForm(unit.server.url, '/login', { name: '管理员乙', password: testPassword })).status).toBe(401);
  expect((await run('admin', 'lock', '无此人')).code).toBe(2);

  const verified = await run('verify');
  expect([verified.code, /records\t80\t[0-9a-f]{64}/.test(verified.said)]).toEqual([0, true]);
  const target = join(folders[0]!, 'audit.jsonl');
  expect((await run('audit', 'export', target)).code).toBe(0);
  const actions = readFileSync(target, 'utf8').trim().split('\n').map(line => (JSON.parse(line) as { action: string }).action);
  expect(actions).toEqual(expect.arrayContaining(['admin.create', 'admin.lock', 'org.add', 'user.join']));
  expect((await run('audit', 'export', target)).code).toBe(1);
  expect((await run('purge')).code).toBe(0);
  // The server runs: what needs the database for itself says so.
  expect((await run('migrate')).said).toContain('另一个读网服务器进程');
});

test('a disk that fills during a backup leaves nothing that could be taken for one', async () => {
  const target = join(folders[0]!, 'full.sqlite');
  // No file may grow beyond 64 blocks: the system answers as a full disk does.
  const cut = await start('/bin/sh', ['-c', `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`, process.execPath, program, 'backup', target]);
  expect([cut.code, cut.said]).toEqual([1, expect.stringContaining('备份没有完成')]);
  for (const rest of ['', '.part', '.part-journal', '.part-wal']) expect([rest, existsSync(target + rest)]).toEqual([rest, false]);
  expect((await run('backup', target)).code).toBe(0);
});

test('another unit\'s backup is not restored by mistake', async () => {
  const foreign = join(folders[1]!, 'foreign.sqlite');
  await backupTo(join(folders[1]!, 'duwang.sqlite'), foreign);
  await unit.server.stop();
  const refused = await run('restore', foreign);
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('另一个单位')]);
  const again = await openUnit({ dataDir: folders[0]! });
  expect((await signIn(again.server.url, '张三')).me.name).toBe('张三');
  await again.server.stop();
  await restoreFrom(foreign, join(folders[0]!, 'duwang.sqlite'), true);
  expect((await run('verify')).code).toBe(0);
});
