import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/**
 * Runs a script of `scripts/` the way its npm command does, and collects what it prints.
 * @param env variables to set; `undefined` takes one away
 * @param watch called with everything printed so far whenever there is more
 */
export function runScript(script: string, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}, watch?: (output: string, interrupt: () => void) => void): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        watch?.(output, () => child.kill('SIGINT'));
      });
    }
    child.on('error', failed);
    child.on('close', (status) => done({ status, output }));
  });
}
