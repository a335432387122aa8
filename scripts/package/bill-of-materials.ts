import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(path.dirname(import.meta.dirname));

/**
 * The list of everything that ships (CycloneDX, JSON), as npm reads it from the lock file, without what changes from one
 * run to the next (its serial number and time).
 * @throws with npm's own words when it cannot tell
 */
export async function billOfMaterials(): Promise<string> {
  const bill: unknown = JSON.parse(await npmSbom());
  return `${JSON.stringify(bill, (key, value: unknown) => (changing.has(key) ? undefined : value), 1)}\n`;
}

const changing: ReadonlySet<string> = new Set(['serialNumber', 'timestamp', 'tools']);

async function npmSbom(): Promise<string> {
  const windows = process.platform === 'win32';
  const child = spawn(windows ? 'npm.cmd' : 'npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], { cwd: root, shell: windows, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const problems: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk));
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
  if (code !== 0) throw new Error(`组件清单没有生成：${Buffer.concat(problems).toString().trim()}`);
  return Buffer.concat(out).toString();
}
