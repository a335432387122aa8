import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { demoHost, serveDemo } from '../../demo/serve.ts';
import { buildExtension } from '../../scripts/build-extension.ts';
import { findChromium, sandboxFlags } from '../../scripts/find-chromium.ts';
import { grantedCopy } from '../../scripts/granted-build.ts';

/** A real Chromium with the built extension in it. */
export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The profile's folder: hand it to the next launch to come back to the same storage. */
  readonly profile: string;
  /** The extension's service worker, waited for when it is not running. */
  worker(): Promise<Worker>;
  /** A new tab at this address, loaded. */
  open(url: string): Promise<Page>;
  /** Closes the browser and, unless the caller brought it, deletes the profile. Safe to call twice. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Host name → port on this machine that answers for it on http; `name:443` for another of its ports. Everything else does not resolve: no test leaves the machine. */
  readonly hosts?: Readonly<Record<string, number>>;
  /** Match patterns granted from the start; `[]` is the build as it ships. Default: all government hosts. */
  readonly granted?: readonly string[];
  /** A profile folder to use again; default: a new one, deleted on close. */
  readonly profile?: string;
  /** Added to the environment the browser runs in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another built extension than the one of this repository. */
  readonly build?: string;
  /** The browser's name for itself, to pages and to the extension; default: Chromium's own. */
  readonly agent?: string;
  /** Folders of other unpacked extensions the person has installed too. */
  readonly others?: readonly string[];
}

/**
 * Starts Chromium headless with the extension, built first when its sources changed.
 * The copy of the extension lies inside the profile, so the same profile means the same extension id and storage.
 * @throws when no Chromium is found, the build fails, or the extension's worker does not start in 20 s
 */
export async function launchExtension({ hosts = {}, granted, profile, build, env, agent, others = [] }: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: run `npm test`, or set DUWANG_CHROMIUM');
  const built = build ?? await buildExtension();
  const folder = profile ?? await mkdtemp(path.join(tmpdir(), 'duwang-profile-'));
  const extension = await grantedCopy(built, path.join(folder, 'duwang-extension'), granted);

  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    ...(env ? { env: { ...process.env as Record<string, string>, ...env } } : {}),
    args: [...(agent ? [`--user-agent=${agent}`] : []), ...sandboxFlags, ...quietFlags, resolverRules(hosts), `--disable-extensions-except=${[extension, ...others].join()}`, `--load-extension=${[extension, ...others].join()}`],
  });

  const worker = async () => context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker', { timeout: 20_000 });
  const close = async () => {
    await context.close().catch(() => undefined); // already gone, for instance killed by the test
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const extensionId = new URL((await worker()).url()).host;
    return { context, extensionId, profile: folder, worker, close, open: (url) => openPage(context, url) };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** The demo site on a free port and the browser that sees it under its own name: most tests need just this. */
export async function launchOnDemo(options: LaunchOptions & { readonly now?: Date } = {}) {
  const demo = await serveDemo(options.now ? { now: options.now } : {});
  const browser = await launchExtension({ ...options, hosts: { [demoHost]: demo.port, ...options.hosts } })
    .catch(async (problem: unknown) => {
      await demo.stop();
      throw problem;
    });
  return {
    ...browser,
    demo,
    /** Opens a page of the demo site by its path, such as `/xwzx/`. */
    openDemo: (route: string) => browser.open(`http://${demoHost}${route}`),
    close: async () => {
      await browser.close();
      await demo.stop();
    },
  };
}

/** Waits until `probe` gives something other than false, null or undefined, and returns it. Polls: use it only where nothing can be awaited. */
export async function eventually<T>(probe: () => Promise<T>, what: string, milliseconds = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms for ${what}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** Waits until a number has stood still for some milliseconds and returns it: what was on its way when something ended may still arrive. */
export async function standingStill(count: () => number, milliseconds: number): Promise<number> {
  let [last, since] = [count(), Date.now()];
  return eventually(async () => {
    if (count() !== last) [last, since] = [count(), Date.now()];
    return Date.now() - since >= milliseconds ? { last } : null;
  }, 'the count to stand still', milliseconds + 30_000).then((still) => still.last);
}

const quietFlags: readonly string[] = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Chromium would try https first on these http-only hosts and show a warning page instead.
  '--disable-features=HttpsFirstBalancedModeAutoEnable,HttpsUpgrades',
];

function resolverRules(hosts: Readonly<Record<string, number>>): string {
  const mapped = Object.entries(hosts).map(([host, port]) => `MAP ${host.includes(':') ? host : `${host}:80`} 127.0.0.1:${port}`);
  return `--host-resolver-rules=${[...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`;
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
