import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addPerson, pullAll, push, setUp, signIn, testExtId } from '../support/person.ts';
import { create, site } from '../support/records.ts';
import { portToReturnTo, temporaryFolder } from '../support/place.ts';

const program = join(import.meta.dirname, '../../../server/main.ts');
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(port: number, ...words: readonly string[]) {
  const env = { ...process.env, DATA_DIR: folder, LISTEN: `127.0.0.1:${port}`, EXT_IDS: testExtId, SECOND_FACTOR: 'off' };
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => { output += String(chunk); });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(output)?.[0];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  return { child, ended, says, output: () => output };
}

test('the program: one-time link at first start only, a second process is turned away, SIGTERM ends in order, backup and restore', async () => {
  const port = await portToReturnTo();
  expect(await run(port, 'healthcheck').ended).toBe(1);
  const first = run(port, 'serve');
  const link = await first.says(/http:\S+\/setup#\S+/);
  const url = new URL(link).origin;
  const cookie = await setUp(link);
  await addPerson(url, cookie, 'inspector', '张三');
  const person = await signIn(url, '张三');
  const early = site();
  await push(person, [create('site', early)]);

  expect(await run(port, 'healthcheck').ended).toBe(0);
  const second = run(port, 'serve');
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('另一个读网服务器进程');
  const copy = join(folder, 'copy.sqlite');
  expect(await run(port, 'backup', copy).ended).toBe(0);
  await push(person, [create('site', site())]);
  expect(await run(port, 'restore', copy).ended).toBe(1);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  for (const secret of [link.split('#')[1], person.token]) expect(first.output().split('\n').filter(line => line.startsWith('{') && line.includes(secret ?? '?'))).toEqual([]);

  expect(await run(port, 'restore', copy).ended).toBe(0);
  const verified = run(port, 'audit', 'verify');
  expect(await verified.ended).toBe(0);
  expect(verified.output()).toContain('审计链完整');
  const again = run(port, 'serve');
  await again.says(/"event":"listening"/);
  expect((await pullAll(await signIn(url, '张三', person.deviceId))).rows.map(row => row.id)).toEqual([early.id]);
  expect(again.output()).not.toContain('/setup#');
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);

  expect(await run(port, 'rubbish').ended).toBe(2);
  expect(await run(port, 'audit').ended).toBe(2);
});
