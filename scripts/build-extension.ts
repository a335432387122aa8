import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const output = path.join(root, '.output', 'chrome-mv3');
const stamp = path.join(root, '.output', 'chrome-mv3.sha256');

/** Folders that nothing in the built extension comes from. Everything else counts as its source. */
const notSource: ReadonlySet<string> = new Set(['node_modules', 'server', 'tests', 'docs', 'deploy', 'scripts', 'bench', 'data', 'dist', 'report', 'test-results']);

/**
 * Builds the extension for Chromium unless the last build came from the very same sources.
 * @returns the folder of the build
 * @throws with the build's own output when it fails
 */
export async function buildExtension(): Promise<string> {
  const hash = await hashOfSources();
  if (existsSync(path.join(output, 'manifest.json')) && (await lastHash()) === hash) return output;
  await rm(stamp, { force: true });
  await wxt(['build', '-b', 'chrome']);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
  return output;
}

/**
 * Runs the WXT command line under this Node and keeps its output to itself.
 * @param folder the tree to work in; this one unless named
 * @throws with that output when WXT fails
 */
export async function wxt(args: readonly string[], folder = root): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), ...args], {
    cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
    // Whoever calls us (a test runner, say) must not change what is built.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
  if (code !== 0) throw new Error(`插件构建失败：\n${Buffer.concat(said).toString()}`);
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await extensionSources()) hash.update(file).update('\0').update(await readFile(path.join(root, file))).update('\0');
  return hash.digest('hex');
}

/** Every file the built extension may come from, sorted, relative to the repository. */
export async function extensionSources(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || notSource.has(entry.name)) continue;
    if (entry.isFile()) found.push(entry.name);
    if (!entry.isDirectory()) continue;
    const inside = await readdir(path.join(root, entry.name), { recursive: true, withFileTypes: true });
    found.push(...inside.filter((file) => file.isFile()).map((file) => path.relative(root, path.join(file.parentPath, file.name))));
  }
  return found.sort();
}

async function lastHash(): Promise<string | undefined> {
  return readFile(stamp, 'utf8').catch(() => undefined); // never built, or the last build failed
}
