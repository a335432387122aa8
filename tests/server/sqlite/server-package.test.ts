import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PackedFile, serverFiles } from '../../../scripts/package/server-files.ts';
import { steadyTar } from '../../../scripts/package/steady-tar.ts';
import { addPerson, pullAll, push, setUp, signIn, testExtId } from '../support/person.ts';
import { temporaryFolder } from '../support/place.ts';
import { create, site } from '../support/records.ts';

const root = join(import.meta.dirname, '../../..');
const call = promisify(execFile);
const folder = temporaryFolder();
const home = join(folder, 'duwang');
let files: ReadonlyMap<string, PackedFile>;

beforeAll(async () => {
  expect((await call(process.execPath, [join(root, 'scripts/package-server.ts'), '--out', folder])).stderr).toBe('');
  files = await serverFiles();
}, 600_000);
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing of this machine but the shell: no Node, no npm, no settings. */
const bare = { PATH: '/usr/bin:/bin', DATA_DIR: join(folder, 'data'), LISTEN: '127.0.0.1:0', EXT_IDS: testExtId, SECOND_FACTOR: 'off' };

test('unpacked in an empty folder it runs alone: first start, people, records, order at the end, and what it kept is there again', async () => {
  const { stdout: sums } = await call('/bin/sh', ['-c', 'sha256sum -c *.sha256'], { cwd: folder });
  expect(sums).toContain('OK');
  mkdirSync(home);
  await call('/bin/sh', ['-c', `tar xzf duwang-server-*.tar.gz -C '${home}' --strip-components=1`], { cwd: folder });

  const first = await serve(true);
  const cookie = await setUp(first.setupLink);
  await addPerson(first.url, cookie, 'inspector', '张三');
  const person = await signIn(first.url, '张三');
  const kept = site();
  await push(person, [create('site', kept)]);
  expect((await command('org', 'list')).stdout).toContain('测试单位');
  expect(await first.end()).toBe(0);
  expect((await command('verify')).stdout).toMatch(/records\t1\t[0-9a-f]{64}/);

  const second = await serve(false);
  expect((await pullAll(await signIn(second.url, '张三', person.deviceId))).rows.map(row => row.id)).toEqual([kept.id]);
  expect(await second.end()).toBe(0);
  await expect(command('rubbish')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('用法') });
}, 300_000);

test('the same files give the same bytes, and nothing of this machine or of the extension is in it', async () => {
  const light = (all: ReadonlyMap<string, PackedFile>) => new Map([...all].filter(([name]) => name !== 'bin/node'));
  const sum = (all: ReadonlyMap<string, PackedFile>) => createHash('sha256').update(steadyTar(light(all), 'duwang')).digest('hex');
  expect(sum(await serverFiles())).toBe(sum(files));
  for (const [name, { bytes }] of light(files)) {
    expect([name, Buffer.from(bytes).includes(root)]).toEqual([name, false]);
    // Of the extension only what both draw and name alike.
    expect(name).not.toMatch(/^(?:components\/(?!shared\/|style\/(?:tokens|text|shared)\.css$|points\.ts$|beijing-time\.ts$)|checks\/(?!catalogue\.ts$)|(?:page|entrypoints|store|sync|tests)\/)/);
  }
  expect([...files].filter(([, { program }]) => program).map(([name]) => name)).toEqual(['bin/node', 'duwang']);
});

test('what deploy/ starts is in the package, and the image is made of it', () => {
  const unit = readFileSync(join(root, 'deploy/duwang.service'), 'utf8');
  const started = /^ExecStart=\/opt\/duwang\/(\S+) serve$/m.exec(unit)?.[1] ?? '';
  expect(files.get(started)?.program).toBe(true);
  const image = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
  for (const word of ['healthcheck', 'serve']) expect(image).toContain(`CMD ["/opt/duwang/${started}", "${word}"]`);
  expect(image).toContain('ADD dist/duwang-server-*-linux-*.tar.gz /opt/');
});

const command = (...words: readonly string[]) => call(join(home, 'duwang'), words, { env: bare, cwd: folder });

/** Starts it and waits for what it says. @param first whether it is to offer the link for the first administrator, which follows the line that says where it listens */
async function serve(first: boolean) {
  const child = spawn(join(home, 'duwang'), ['serve'], { env: bare, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => { said += String(part); });
  const ended = new Promise<number | null>(resolve => { child.on('exit', resolve); });
  const link = /http:\S+\/setup#\S+(?=\s)/;
  while (!said.includes('"listening"') || (first && !link.test(said))) {
    if (child.exitCode !== null) throw new Error(said);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return { url: /"url":"(http:[^"]+)"/.exec(said)?.[1] ?? '', setupLink: link.exec(said)?.[0] ?? '', end: () => { child.kill('SIGTERM'); return ended; } };
}
