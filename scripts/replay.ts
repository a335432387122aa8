import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { standInSays } from '../standards/tables/stand-ins.ts';
import { startBrowser, type InspectBrowser } from './inspect/browser.ts';
import { UsageError } from './inspect/options.ts';
import { ownHosts } from './inspect/own-hosts.ts';
import { servePages } from './inspect/page-server.ts';
import { runPages } from './inspect/run-pages.ts';
import type { Target } from './inspect/targets.ts';
import { compareRuns, printChanges, runOf, runSchema, type Run } from './replay/compare.ts';
import { readSnapshots } from './replay/snapshots.ts';

const usage = '用法：npm run replay -- 文件夹 [--accept]\n对文件夹里保存的网页运行全部检查，列出与上次认可的结果（accepted.json）相比的变化；--accept 认可这次的结果。\n';
const acceptedName = 'accepted.json';

process.exitCode = await main(process.argv.slice(2));

/** Runs `npm run replay`. Exit status: 0 nothing changed or accepted, 1 something changed or nothing was accepted yet, 2 usage, 3 a page could not be read. */
async function main(args: readonly string[]): Promise<number> {
  const accept = args.includes('--accept');
  const [folder, ...more] = args.filter((each) => each !== '--accept');
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    return await replay(path.resolve(folder), accept);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function replay(folder: string, accept: boolean): Promise<number> {
  const targets = await readSnapshots(folder);
  const file = path.join(folder, acceptedName);
  const before = existsSync(file) ? readRun(await readFile(file, 'utf8'), file) : null;
  const now = await runAll(targets);
  // A page saved with an answer of 404 does not open, and that is what must stay so; one that answered well must open, or be what stands in a page's stead.
  const lost = targets.filter(({ input, status = 200 }) => status < 400 && !now.pages[input]?.opened && !Object.values(now.pages[input]?.checks ?? {}).some(({ reason }) => reason?.startsWith(standInSays)));
  for (const { input } of lost) process.stderr.write(`未能检查：${input}\n`);
  if (lost.length > 0) return 3;
  if (accept) {
    await writeFile(file, `${JSON.stringify(now, null, 1)}\n`);
    process.stdout.write(`${before ? printChanges(compareRuns(before, now), targets.length) : ''}已认可 ${targets.length} 个网页的结果：${file}\n`);
    return 0;
  }
  if (!before) {
    process.stderr.write(`还没有认可过的结果（${file}）。看过检查结果后，用 --accept 认可。\n`);
    return 1;
  }
  const changes = compareRuns(before, now);
  process.stdout.write(printChanges(changes, targets.length));
  return changes.length > 0 ? 1 : 0;
}

async function runAll(targets: readonly Target[]): Promise<Run> {
  const server = await servePages(targets);
  let browser: InspectBrowser | null = null;
  try {
    browser = await startBrowser(ownHosts(targets, server), true, false);
    const { pages, catalogue } = await runPages(browser, targets, null, 4, () => undefined, null, undefined, server.hold);
    return runOf(pages, catalogue ?? 'none');
  } finally {
    await browser?.close();
    await server.stop();
  }
}

function readRun(text: string, file: string): Run {
  try {
    return runSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`认可的结果读不了：${file}。请恢复这个文件，或删除后重新认可。`);
  }
}
