import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ViewAnswer, ViewMessage } from '../contract/messages.ts';
import type { TabState } from '../contract/ui-state.ts';
import { startBrowser, type InspectBrowser } from './inspect/browser.ts';
import { readOptions, UsageError } from './inspect/options.ts';
import { ownHosts } from './inspect/own-hosts.ts';
import { servePages } from './inspect/page-server.ts';
import { readTargets, type Target } from './inspect/targets.ts';
import { pageState } from './overlay-trace/page-state.ts';

process.exitCode = await main(process.argv.slice(2));

/**
 * `npm run overlay-trace -- --manifest FILE`: reads every page of a manifest (as `npm run inspect` takes it) in a real Chromium with
 * the built extension, opens the overlay, walks all findings forth and back, shows the lens, closes, and says what of the page is
 * not as it was before. Exit status: 0 nothing, 1 something, 2 usage.
 */
async function main(args: readonly string[]): Promise<number> {
  let targets: readonly Target[];
  try {
    targets = await readTargets(readOptions(args));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const server = await servePages(targets);
  const browser = await startBrowser(ownHosts(targets, server), true, false);
  let changed = 0;
  try {
    for (const target of targets) {
      const { findings, shown, differences, moving } = await trace(browser, target);
      if (differences.length > 0) changed += 1;
      process.stdout.write(`${differences.length === 0 ? '不变' : '改变'}\t${target.input}\t发现 ${findings}，走过 ${shown}${moving > 0 ? `，网页自己在变的 ${moving} 行不比` : ''}\n${differences.map((line) => `\t${line.slice(0, 300)}\n`).join('')}`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  process.stdout.write(`${targets.length} 个网页，${changed} 个与标注前不同。\n`);
  return changed > 0 ? 1 : 0;
}

interface Traced { readonly findings: number; readonly shown: number; readonly differences: readonly string[]; readonly moving: number }

async function trace(browser: InspectBrowser, target: Target): Promise<Traced> {
  const view = await browser.context.newPage();
  await view.goto(new URL('manifest.json', browser.worker.url()).href);
  const ask = async (message: ViewMessage): Promise<TabState> => {
    const answer = await view.evaluate((sent) => chrome.runtime.sendMessage(sent) as Promise<ViewAnswer>, message);
    if (!answer.ok || !answer.state) throw new Error(`${message.type}: ${answer.ok ? 'no state' : answer.message}`);
    return answer.state;
  };
  const { page, tabId } = await browser.openTab();
  let opened = false;
  // A page that leads on by itself is kept where it is: it is this page that is compared.
  await page.route('**', (route, request) => (opened && request.isNavigationRequest() && request.frame() === page.mainFrame() ? route.abort('aborted') : route.continue()));
  try {
    await page.goto(target.url, { waitUntil: 'load', timeout: 60_000 }).catch(() => undefined);
    opened = true;
    await pause(500);
    await page.bringToFront();
    const first = await page.evaluate(pageState);
    await pause(2000);
    const before = await page.evaluate(pageState);
    // What changes by itself says nothing about us; it is counted and left out.
    const moving = new Set([...differing(first, before), ...differing(before, first)]);

    await ask({ type: 'view.inspect', tabId });
    const state = await until(async () => {
      const now = await ask({ type: 'view.state', tabId });
      return (now.page !== null || now.failure !== null) && !now.running ? now : null;
    }, 'the inspection');
    if (state.failure !== null) throw new Error(state.failure);
    await ask({ type: 'view.overlay', tabId, on: true });
    await until(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
    const shown = state.findings.filter(({ record }) => record.at !== null).length;
    for (const key of ['j', 'k']) for (let turn = 0; turn <= shown; turn += 1) await press(page, key);
    await press(page, 'c');
    await pause(500);
    await press(page, 'Escape');
    await pause(200);
    await until(async () => {
      if (await page.evaluate(() => document.querySelector('duwang-overlay') === null)) return true;
      await press(page, 'Escape');
      return false;
    }, 'the overlay to go');
    const after = await page.evaluate(pageState);
    const settled = (lines: readonly string[]): readonly string[] => lines.filter((line) => !moving.has(line));
    const differences = [...differing(before, after).map((line) => `- ${line.trim()}`), ...differing(after, before).map((line) => `+ ${line.trim()}`)];
    return { findings: state.findings.length, shown, differences: settled(differences), moving: moving.size };
  } finally {
    await page.close().catch(() => undefined);
    await view.close();
  }
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await pause(40);
}

/** Lines the first has more often than the second. */
function differing(first: readonly string[], second: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of second) counts.set(line, (counts.get(line) ?? 0) + 1);
  return first.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}

async function until<T>(probe: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
    const value = await probe();
    if (value) return value;
  }
  throw new Error(`Waited a minute for ${what}`);
}
