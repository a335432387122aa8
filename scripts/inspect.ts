import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reportSchema, type Report } from '../contract/report.ts';
import { inputOfReports } from '../scoring/input.ts';
import { reportScore } from '../scoring/report-score.ts';
import { score } from '../scoring/score.ts';
import { categoryOfFinding } from '../standards/column-category.ts';
import { packOf, packs } from '../standards/rubrics.ts';
import { startBrowser, type InspectBrowser } from './inspect/browser.ts';
import type { Cites } from './inspect/page-coverage.ts';
import { htmlReport } from './inspect/html-report.ts';
import type { LinkAnswer } from '../contract/link.ts';
import type { Profile } from '../links/profile.ts';
import { linkProfile } from './inspect/link-options.ts';
import { readOptions, UsageError, type Options } from './inspect/options.ts';
import { ownHosts } from './inspect/own-hosts.ts';
import { servePages } from './inspect/page-server.ts';
import { printTable } from './inspect/print-table.ts';
import { runPages } from './inspect/run-pages.ts';
import { readTargets, type Target } from './inspect/targets.ts';
import { xlsxReport } from './inspect/xlsx-report.ts';

/** Tabs side by side: more than two cores gain nothing, and a page waits for its server most of the time. */
const tabs = 6;

process.exitCode = await main(process.argv.slice(2));

/** Runs `npm run inspect`. Exit status: 0, 1 by --fail-on, 2 usage, 3 a page could not be opened. */
async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  let targets: readonly Target[];
  let links: Profile | null;
  try {
    options = readOptions(args);
    for (const rubric of options.rubrics) if (!packOf(rubric)) throw new UsageError(`没有评分表 ${rubric}；可用的有：${packs.map(({ id }) => id).join('、')}`);
    targets = await readTargets(options);
    links = await linkProfile(options, (text) => process.stderr.write(`${text}\n`));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { report, cites } = await inspect(options, targets, links);
  await deliver(report, cites, options);
  if (report.pages.some((page) => !page.opened)) return 3;
  return fails(report, options.failOn) ? 1 : 0;
}

/** Inspects all targets in one browser and prices them. */
async function inspect(options: Options, targets: readonly Target[], links: Profile | null): Promise<{ readonly report: Report; readonly cites: Cites | null }> {
  const startedAt = new Date();
  const server = targets.some(({ file }) => file !== null) ? await servePages(targets) : null;
  let browser: InspectBrowser | null = null;
  const stop = async (): Promise<void> => {
    await browser?.close();
    await server?.stop();
  };
  const interrupted = (): void => void stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  try {
    browser = await startBrowser([...options.connectTo, ...ownHosts(targets, server)], server !== null || options.connectTo.length > 0, options.headed);
    const quietly = targets.length === 1 || !process.stderr.isTTY;
    const { pages, catalogue, cites } = await runPages(browser, targets, options.now, tabs, (done) => {
      if (!quietly) process.stderr.write(`\r已检查 ${done} / ${targets.length} 页`);
    }, links && { profile: links, counts: saysSomething(options, targets) }, { probe: options.probe, cloak: options.cloak }, server?.hold);
    if (!quietly) process.stderr.write('\n');
    const monitored = beijing(new Date(options.now ?? startedAt)).slice(0, 10);
    const input = inputOfReports(pages, monitored, categoryOfFinding);
    const report = reportSchema.parse({
      format: 'duwang-report/1', tool: { version: await toolVersion(), catalogue: catalogue ?? 'none' }, startedAt: beijing(startedAt),
      pages, scores: options.rubrics.map((rubric) => reportScore(score(packOf(rubric)!, input))),
    });
    return { report, cites };
  } finally {
    process.removeListener('SIGINT', interrupted);
    await stop();
  }
}

/** Behind the host of a file stands our own server, which has that folder only; without mappings nothing else can be reached from a file at all. */
function saysSomething({ connectTo }: Options, targets: readonly Target[]): (answer: LinkAnswer) => boolean {
  const stoodIn = new Set(targets.flatMap(({ file, url }) => (file === null ? [] : [new URL(url).hostname])));
  for (const { host } of connectTo) stoodIn.delete(host);
  return ({ url, status, tries }) => tries === 0 || !URL.canParse(url) || stoodIn.size === 0
    || (stoodIn.has(new URL(url).hostname) ? status !== 404 : connectTo.length > 0 || status !== null);
}

async function deliver(report: Report, cites: Cites | null, options: Options): Promise<void> {
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.json === '-') process.stdout.write(json);
  else if (options.json !== null) await writeFile(options.json, json);
  if (options.html !== null) await writeFile(options.html, htmlReport(report, cites));
  if (options.xlsx !== null) await writeFile(options.xlsx, xlsxReport(report));
  if (options.json === null && options.html === null && options.xlsx === null) process.stdout.write(printTable(report, cites));
}

function fails(report: Report, failOn: Options['failOn']): boolean {
  const verdicts = new Set(report.pages.flatMap((page) => page.checks.flatMap((check) => check.findings.map(({ verdict }) => verdict))));
  switch (failOn) {
    case 'never': return false;
    case 'fail': return verdicts.has('fail');
    case 'review': return verdicts.has('fail') || verdicts.has('review');
    case 'veto': return report.scores.some((sheet) => sheet.vetoes.length > 0);
  }
}

/** ISO time with the offset of Beijing. */
function beijing(moment: Date): string {
  return `${new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

async function toolVersion(): Promise<string> {
  const text = await readFile(path.join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
