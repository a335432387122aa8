import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { findFirefox } from '../../scripts/find-firefox.ts';
import { freePort } from '../../scripts/free-port.ts';
import { eventually } from '../e2e/fixtures.ts';
import { openMarionette } from './marionette.ts';

const addonId = 'duwang@duwang.invalid';
/** Where the add-on lives in this profile: Firefox would draw it by lot. */
const addonUuid = '5f0f4c5e-2f0d-4f2b-9a51-0c8d0f6a7b11';

export type FirefoxBrowser = Awaited<ReturnType<typeof launchFirefox>>;

/**
 * Starts a real Firefox, headless, with a build of the add-on in it that may read government pages.
 * @param build folder of a Firefox build
 * @param hosts names that lead to this machine; their port stays in the address
 */
export async function launchFirefox(build: string, hosts: readonly string[]) {
  const program = findFirefox();
  if (!program) throw new Error('No Firefox: run `npm test`, or set DUWANG_FIREFOX');
  const folder = await mkdtemp(path.join(tmpdir(), 'duwang-firefox-'));
  const profile = path.join(folder, 'profile');
  const port = await freePort(0);
  await mkdir(profile);
  await writeFile(path.join(profile, 'user.js'), Object.entries({
    'marionette.port': port, 'extensions.webextensions.uuids': JSON.stringify({ [addonId]: addonUuid }), 'extensions.webextOptionalPermissionPrompts': false,
    'network.dns.localDomains': hosts.join(','), 'dom.security.https_first': false, 'dom.security.https_first_schemeless': false, 'intl.accept_languages': 'zh-CN, zh', 'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false, 'app.update.enabled': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const addon = await grantedAddon(build, path.join(folder, 'addon'));
  const child = spawn(program, ['-headless', '--marionette', '--remote-allow-system-access', '-no-remote', '-profile', profile], { stdio: 'ignore', env: { ...process.env, HOME: folder, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900', TZ: 'Asia/Shanghai' } });
  const gone = new Promise<void>((done) => child.on('exit', () => done()));

  const { send, close } = await openMarionette(port);
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000 });
  await send('Addon:Install', { path: addon, temporary: true });

  const handle = async (): Promise<string> => (await send<{ value: string }>('WebDriver:GetWindowHandle')).value;
  const go = (window: string): Promise<unknown> => send('WebDriver:SwitchToWindow', { handle: window, focus: true });
  const navigate = (url: string): Promise<unknown> => send('WebDriver:Navigate', { url });
  const newTab = async (): Promise<string> => (await send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' })).handle;
  const runIn = async <T>(sandbox: string | null, script: string, args: readonly unknown[]): Promise<T> => (await send<{ value: T }>('WebDriver:ExecuteAsyncScript', { script: `const back = arguments[arguments.length - 1]; (async () => { ${script} })().then(back, (error) => back({ thrown: String(error) }));`, args, sandbox })).value;
  const run = <T>(script: string, ...args: readonly unknown[]): Promise<T> => runIn(null, script, args);

  const web = await handle();
  const own = await newTab();
  await go(own);
  await navigate(`moz-extension://${addonUuid}/options.html`);

  /** Asks the background as the popup does. */
  const ask = async (message: ViewMessage): Promise<ViewAnswer> => {
    await go(own);
    return run<ViewAnswer>('return await browser.runtime.sendMessage(arguments[0]);', message);
  };
  const state = async (message: ViewMessage): Promise<TabState> => {
    const answer = await ask(message);
    if (!answer.ok || !answer.state) throw new Error(JSON.stringify(answer));
    return answer.state;
  };
  const tabId = async (url: string): Promise<number> => {
    await go(own);
    return run<number>('return (await browser.tabs.query({})).find((tab) => tab.url === arguments[0])?.id;', url);
  };
  return {
    ask, state, tabId,
    /** Opens an address in the first tab. */
    async open(url: string): Promise<void> {
      await go(web);
      await navigate(url);
    },
    /** Opens a page of the add-on in the second tab and gives its visible words. */
    async read(name: string): Promise<string> {
      await go(own);
      await navigate(`moz-extension://${addonUuid}/${name}`);
      return eventually(async () => {
        const words = await run<string>('return document.body.innerText;');
        return words.includes('正在读取') || words.trim() === '' ? null : words;
      }, `the words of ${name}`, 20_000);
    },
    /** Waits until the page at this address was inspected. */
    settled: async (url: string): Promise<TabState> => {
      const id = await tabId(url);
      await go(web);
      const loaded = await run<number>('return performance.timeOrigin;').catch(() => 0);
      return eventually(async () => {
        const now = await state({ type: 'view.state', tabId: id });
        // What an earlier visit found is shown until this one is inspected.
        const stale = now.settings.automatic && now.scope === 'government' && now.page !== null && now.page.at < loaded;
        return (now.page || now.failure || now.scope === 'unsupported') && !now.running && !stale ? now : null;
      }, `the inspection of ${url}`, 30_000);
    },
    /** Runs a script in the web page's tab. */
    async inPage<T>(script: string): Promise<T> {
      await go(web);
      return run<T>(script);
    },
    /** Runs a script in the web page's tab as the browser itself, which sees into closed shadow roots. */
    async inPageAsBrowser<T>(script: string): Promise<T> {
      await go(web);
      return runIn('system', script, []);
    },
    /** Runs a script in the add-on's own page. */
    async inAddon<T>(script: string, ...args: readonly unknown[]): Promise<T> {
      await go(own);
      return run<T>(script, ...args);
    },
    async close(): Promise<void> {
      await Promise.race([send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined), new Promise((later) => setTimeout(later, 5000))]);
      close();
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A copy that may read government pages from the start, as after the first-run offer. */
async function grantedAddon(build: string, out: string): Promise<string> {
  await cp(build, out, { recursive: true });
  const file = path.join(out, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { manifest_version: number; permissions?: string[]; host_permissions?: string[] };
  const hosts = ['*://*.gov.cn/*'];
  const granted = manifest.manifest_version === 2 ? { permissions: [...(manifest.permissions ?? []), ...hosts] } : { host_permissions: [...(manifest.host_permissions ?? []), ...hosts] };
  await writeFile(file, JSON.stringify({ ...manifest, ...granted }));
  return out;
}
