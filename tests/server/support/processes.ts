import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { databaseAt } from './place.ts';

const program = join(import.meta.dirname, 'server-process.ts');

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly setupLink: string | null;
  /** As a power cut ends it. */
  kill(): Promise<void>;
}

/** Starts a server process on the database of a folder. @param port 0 for any */
export async function startProcess(dataDir: string, port = 0): Promise<ServerProcess> {
  const { postgres } = await databaseAt(dataDir);
  const child: ChildProcess = spawn(process.execPath, [program, dataDir, String(port), ...(postgres === undefined ? [] : [postgres])], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  for await (const line of createInterface({ input: child.stdout! })) return { ...JSON.parse(line) as { readonly url: string; readonly setupLink: string | null }, kill };
  throw new Error('the server ended before it listened');
}
