import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Log } from '../server/log.ts';
import { startServer } from '../server/start.ts';
import { freePort } from './free-port.ts';

/** The port the shared server takes when it is free. */
const usualPort = 8737;

export interface LocalServer {
  /** Its address for people and extensions. */
  readonly url: string;
  /** The one-time link that creates the first administrator; null when there is one already. */
  readonly setupLink: string | null;
  /** Finishes what is running, at most ten seconds, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Runs the shared server on SQLite in this process, reachable from this machine only. Its log goes to `server.log`.
 * @param data existing folder of its database
 * @param extensionIds extensions that may sign in
 * @throws in Chinese when the folder is in use by another server or not usable
 */
export async function runServer(data: string, extensionIds: readonly string[]): Promise<LocalServer> {
  const lines = createWriteStream(path.join(data, 'server.log'), { flags: 'a' });
  const log: Log = (level, event, fields = {}) => void lines.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
  const server = await startServer({ secondFactor: 'off', dataDir: data, port: await freePort(usualPort), extIds: extensionIds, log });
  return {
    url: server.url,
    setupLink: server.setupLink,
    stop: async () => {
      await server.stop();
      await new Promise<void>((written) => lines.end(written));
    },
  };
}
