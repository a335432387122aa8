import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'ensure-parts.ts');
let bin: string;

beforeEach(async () => {
  bin = await mkdtemp(path.join(tmpdir(), 'duwang-bin-'));
  await symlink('/bin/sh', path.join(bin, 'sh'));
  await program('sudo', 'shift; exec "$@"'); // the tests must not need root
});
afterEach(() => rm(bin, { recursive: true, force: true }));

/** A machine whose only programs are those put into `bin`, and without a network for Playwright's download. */
function ensureChromium(): Promise<{ readonly found: string | undefined; readonly said: string }> {
  const code = `const { ensureChromium } = await import(${JSON.stringify(script)}); console.log(JSON.stringify({ found: await ensureChromium() }));`;
  const env = { PATH: bin, PLAYWRIGHT_BROWSERS_PATH: path.join(bin, 'browsers'), PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:1' };
  return new Promise((done, failed) => {
    execFile(process.execPath, ['--input-type=module', '-e', code], { env }, (problem, out, err) => {
      if (problem) return failed(problem);
      const last = out.trim().split('\n').at(-1) ?? '';
      done({ found: (JSON.parse(last) as { found?: string }).found, said: out + err });
    });
  });
}

async function program(name: string, body: string) {
  await writeFile(path.join(bin, name), `#!${path.join(bin, 'sh')}\n${body}\n`);
  await chmod(path.join(bin, name), 0o755);
}

it('takes the Chromium that is there and installs nothing', async () => {
  await program('chromium', '');
  await program('apt-get', `echo called >> ${bin}/apt.log`);
  expect((await ensureChromium()).found).toBe(path.join(bin, 'chromium'));
  await expect(readFile(path.join(bin, 'apt.log'))).rejects.toThrow('ENOENT');
});

it('installs it through the package manager, without a question', async () => {
  const chromium = path.join(bin, 'chromium');
  await program('apt-get', `echo "$@" >> ${bin}/apt.log; if [ "$1" = install ]; then echo > ${chromium}; fi`);
  expect((await ensureChromium()).found).toBe(chromium);
  expect(await readFile(path.join(bin, 'apt.log'), 'utf8')).toBe('update -qq\ninstall -y -qq --no-install-recommends chromium\n');
});

it('says so when nothing helps, and why the Chrome that is there is not taken', async () => {
  await program('apt-get', 'exit 1');
  await program('google-chrome', '');
  const { found, said } = await ensureChromium();
  expect(found).toBeUndefined();
  expect(said).toContain('Google Chrome 不接受命令行加载插件');
});
