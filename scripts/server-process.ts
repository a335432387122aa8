import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const root = path.dirname(import.meta.dirname);
const entry = path.join(root, 'server', 'start.ts');

/** The port the shared server takes when it is free. */
const usualPort = 8737;

export interface RunningServer {
  readonly url: string;
  /** The one-time link that creates the first administrator; null when there is one already. */
  readonly firstLink: string | null;
  /** Settles with its exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
  /** Lets it finish what it is doing (at most ten seconds) and waits. */
  stop(): Promise<void>;
}

/**
 * Starts the shared server on SQLite as a process of its own and waits until it is ready.
 * Its log goes to `server.log` in the data folder.
 * @param data folder of its database; made when missing
 * @param extensionIds extensions that may sign in
 * @throws in Chinese, with the end of its log, when it does not become ready in 20 s
 */
export async function startServer(data: string, extensionIds: readonly string[]): Promise<RunningServer> {
  if (!existsSync(entry)) throw new Error('没有找到共享服务器（server/start.ts）。');
  const port = await freePort(usualPort);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: data, LISTEN: `127.0.0.1:${port}`, PUBLIC_URL: url, EXT_IDS: extensionIds.join(',') },
    // A group of its own: Ctrl-C in the terminal reaches us, and we stop the server after the browser.
    detached: process.platform !== 'win32',
  });
  const log = createWriteStream(path.join(data, 'server.log'), { flags: 'a' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      said = (said + chunk.toString()).slice(-20_000);
    });
  }
  let over = false;
  const ended = new Promise<number | null>((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code));
  });
  void ended.then(() => { over = true; log.end(); });
  const stop = async () => {
    if (over) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await ended;
    clearTimeout(late);
  };

  for (const end = Date.now() + 20_000; Date.now() < end && !over; await wait(50)) {
    if (await answers(url)) return { url, firstLink: linkIn(said), ended, stop };
  }
  await stop();
  throw new Error(`共享服务器没有启动：\n${said.slice(-2_000)}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) }).then((answer) => answer.ok, () => false);
}

function linkIn(text: string): string | null {
  return /https?:\/\/\S+\/setup\S*/.exec(text)?.[0] ?? null;
}
