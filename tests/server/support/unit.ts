import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../contract/sync.ts';
import { type RunningServer, startServer, type StartOptions } from '../../../server/start.ts';
import { addPerson, type Person, setUp, signIn, testExtId } from './person.ts';

/** Cheap password hashing: the tests are about everything around it. */
export const quickCost = { N: 2 ** 10, r: 8, p: 1 };

export interface Unit {
  readonly server: RunningServer;
  readonly dataDir: string;
  /** Cookie of the first administrator. */
  readonly administrator: string;
  /** Adds a person with this role and signs their extension in. */
  person(role: Role, name: string): Promise<Person>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A new folder, in memory where the system has room there: SQLite does the same work, and the tests do not wait for a busy disk. */
export function temporaryFolder(): string {
  return mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'duwang-test-'));
}

function hasRoom(folder: string): boolean {
  const wanted = 256 * 1024 * 1024;
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > wanted;
}

/** A real server on a real file, set up with its first administrator. */
export async function openUnit(options: Partial<StartOptions> & { readonly alone?: boolean } = {}): Promise<Unit> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const server = await startServer({ extIds: [testExtId], passwordCost: quickCost, pushPerMinute: 1e6, pullPerMinute: 1e6, ...options, dataDir });
  const administrator = server.setupLink === null ? '' : await setUp(server.setupLink, '管理员甲', { alone: options.alone ?? false });
  return {
    server, dataDir, administrator,
    async person(role, name) {
      await addPerson(server.url, administrator, role, name);
      return signIn(server.url, name);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
