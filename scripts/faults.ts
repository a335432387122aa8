import { spawn } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './find-chromium.ts';

/**
 * `npm run faults -- [T4 T5 …]`: the tests of docs/fault-tests.md that `npm test` runs in short, at the full size of the specification; all
 * of them when none is named. Hours on a slow machine. The soak of 24 hours is `npm run soak`.
 */
const full: Readonly<Record<string, { readonly size: Readonly<Record<string, string>>; readonly projects: readonly string[]; readonly file: string; readonly only?: string }>> = {
  T1: { size: { CRASH_ROUNDS: '100' }, projects: ['unit', 'postgres'], file: 'tests/server/crash.test.ts' },
  T2: { size: { WAL_PLACES: '334' }, projects: ['unit'], file: 'tests/server/sqlite/torn-log.test.ts' },
  T4: { size: { KILLS: 'all' }, projects: ['e2e'], file: 'tests/e2e/killed-worker.test.ts' },
  T5: { size: { BROWSER_KILLS: '50' }, projects: ['e2e'], file: 'tests/e2e/worker.test.ts', only: 'T5' },
  T10: { size: { RECORDS: '100000' }, projects: ['unit', 'postgres'], file: 'tests/server/many-records.test.ts', only: 'T10' },
  T11: { size: { REQUEST_TIMEOUT: '20000' }, projects: ['unit'], file: 'tests/sync/bad-server.test.ts', only: 'T11' },
  T18: { size: { GUESSES: '10000', ACCOUNTS: '10000', TIMINGS: '200' }, projects: ['unit', 'postgres'], file: 'tests/server/guessing.test.ts', only: 'T18' },
  T24: { size: { FUZZ: '100000' }, projects: ['e2e'], file: 'tests/e2e/worker-fuzz.test.ts' },
};

const root = path.dirname(import.meta.dirname);
const asked = process.argv.slice(2).filter((word) => word !== '--');
const unknown = asked.filter((name) => !(name in full));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join('、')}。可以写：${Object.keys(full).join(' ')}`);
  process.exit(2);
}
const failed: string[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(full)) {
  const { size, projects, file, only } = full[name]!;
  for (const project of projects) {
    console.log(`${name}（${project}）：${Object.entries(size).map(([key, value]) => `${key}=${value}`).join(' ')} ${file}`);
    const began = Date.now();
    const code = await run(['run', '--project', project, file, ...(only ? ['-t', only] : [])], size);
    console.log(`${name}（${project}）：${code === 0 ? '通过' : '没有通过'}，${Math.round((Date.now() - began) / 1000)} 秒`);
    if (code !== 0) failed.push(`${name}（${project}）`);
  }
}
if (failed.length > 0) console.error(`没有通过：${failed.join('、')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

function run(words: readonly string[], size: Readonly<Record<string, string>>): Promise<number> {
  const browser = findChromium();
  const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...words], { cwd: root, stdio: 'inherit', env: { ...process.env, ...(browser ? { DUWANG_CHROMIUM: browser } : {}), ...size } });
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
}
