import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { sandboxFlags } from './find-chromium.ts';

export interface OpenOptions {
  readonly program: string;
  /** Profile folder, kept between starts so that nothing a person did is lost. */
  readonly profile: string;
  /** Built extension to load. */
  readonly extension: string;
  /** Host name → port on this machine; every other host is reached as usual. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly url: string;
}

export interface OpenBrowser {
  /** Settles when the browser has ended, with its exit code. */
  readonly closed: Promise<number | null>;
  /** Asks the browser to close and waits until it has. */
  close(): Promise<void>;
}

/** Opens Chromium in a window with the extension loaded. It never asks anything: no first-run pages, no default-browser question. */
export function openChromium({ program, profile, extension, hosts, url }: OpenOptions): OpenBrowser {
  const mapped = Object.entries(hosts).map(([host, port]) => `MAP ${host}:80 127.0.0.1:${port}`);
  const child = spawn(program, [
    ...sandboxFlags,
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${mapped.join(', ')}`,
    // The demo site speaks http only, as many government sites still do: no warning page in front of it.
    '--disable-features=HttpsFirstBalancedModeAutoEnable,HttpsUpgrades',
    '--lang=zh-CN', '--no-first-run', '--no-default-browser-check', '--hide-crash-restore-bubble', '--disable-sync',
    // Without it a bar warns of "an unsupported flag", the mapping of the demo site's name.
    '--test-type',
    '--window-size=1280,900',
    url,
  ], { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'zh_CN' } });
  const closed = exitOf(child);
  return {
    closed,
    close: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await closed;
      clearTimeout(late);
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.on('error', () => done(127));
    child.on('exit', (code) => done(code));
  });
}
