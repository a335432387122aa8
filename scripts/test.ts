// `npm test`: everything a change must pass, in one command. Run by scripts/bootstrap.mjs under Node 24.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExtension, wxt } from './build-extension.ts';
import { ensureChineseFont, ensureChromium, ensureFirefox, ensureOffice } from './ensure-parts.ts';
import { failuresOfReport, sumOfReport } from './test-counts.ts';
import type { Counts } from './test-counts.ts';

const root = path.dirname(import.meta.dirname);
const results = await mkdtemp(path.join(tmpdir(), 'duwang-test-'));
const total = { passed: 0, failed: 0 };
const failures: string[] = [];

try {
  await main();
} finally {
  await rm(results, { recursive: true, force: true });
}
if (failures.length) console.error(['没有通过的：', ...failures].join('\n'));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function main() {
  const chromium = await ensureChromium();
  if (!chromium) return refuse('没有可用的 Chromium。请安装 Chromium（Debian、Ubuntu：apt-get install chromium），或用环境变量 DUWANG_CHROMIUM 指明程序位置，再运行 npm test。');
  process.env['DUWANG_CHROMIUM'] = chromium;
  if (!(await ensureChineseFont())) return refuse('没有中文字体。请安装一种（Debian、Ubuntu：apt-get install fonts-noto-cjk），再运行 npm test。');

  await step('类型信息', () => wxt(['prepare']));
  await step('类型检查：插件', () => run(['node_modules/typescript/bin/tsc', '-p', '.']));
  await step('类型检查：服务器', () => run(['node_modules/typescript/bin/tsc', '-p', 'server']));
  await step('代码规则：不用最低版本浏览器没有的接口', () => run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.oldest.json']));
  await step('代码规则', () => run(['node_modules/oxlint/bin/oxlint', '--deny-warnings']));
  await vitest('单元测试', ['--project', 'unit', '--project', 'postgres', '--project', 'page']);
  if (await step('构建插件', buildExtension)) await vitest('端到端测试', ['--project', 'e2e']);
  if (await ensureOffice()) await vitest('LibreOffice 打开导出件', ['--project', 'office']);
  else console.log('未运行　LibreOffice 打开导出件：没有 LibreOffice，也没有装上。请安装 LibreOffice（Debian：apt-get install --no-install-recommends libreoffice-calc libreoffice-writer）。');
  const firefox = await ensureFirefox();
  if (!firefox) return console.log('未运行　Firefox 里的测试：没有 Firefox，也没有装上。请安装 Firefox（Debian：apt-get install firefox-esr），或用环境变量 DUWANG_FIREFOX 指明程序位置。');
  process.env['DUWANG_FIREFOX'] = firefox;
  await vitest('Firefox 里的测试', ['--project', 'firefox']);
}

/** Counts one step as one test, so that it can never fail unseen. */
async function step(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const started = performance.now();
  const problem = await work().then(() => undefined, (thrown: unknown) => thrown);
  if (problem === undefined) total.passed += 1;
  else total.failed += 1;
  console.log(`${problem === undefined ? '通过' : '失败'}　${name}　${((performance.now() - started) / 1000).toFixed(1)} 秒`);
  if (problem !== undefined) {
    console.error(problem instanceof Error ? problem.message : problem);
    failures.push(name);
  }
  return problem === undefined;
}

async function vitest(name: string, args: readonly string[]): Promise<void> {
  console.log(name);
  const report = path.join(results, `${args.at(-1)}.json`);
  const problem = await run(['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
    .then(() => undefined, (thrown: unknown) => thrown);
  const text = await readFile(report, 'utf8').catch(() => '');
  const counts: Counts = sumOfReport(text, problem === undefined);
  const named = failuresOfReport(text);
  if (counts.failed > 0) failures.push(...(named.length ? named.map((one) => one.replace(`${root}${path.sep}`, '')) : [`${name}：${problem instanceof Error ? problem.message : '没有报告'}`]));
  total.passed += counts.passed;
  total.failed += counts.failed;
  console.log(`${counts.failed === 0 ? '通过' : '失败'}　${name}　${counts.passed} 通过，${counts.failed} 失败`);
}

/** Runs a program of `node_modules` under this Node, its output going straight to the terminal. */
function run(args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
      .on('error', failed)
      .on('exit', (code, signal) => (code === 0 ? done() : failed(new Error(`退出码 ${code ?? signal}`))));
  });
}

function refuse(why: string) {
  total.failed += 1;
  failures.push(why);
}
