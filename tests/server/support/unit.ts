import type { Role } from '../../../contract/sync.ts';
import { type RunningServer, startServer, type StartOptions } from '../../../server/start.ts';
import { afterAll, expect } from 'vitest';
import { databaseAt, dropDatabase, portToReturnTo, temporaryFolder } from './place.ts';
import { faultsOf, listenToDrivers } from './portable.ts';
import { quickCost } from './quick-cost.ts';
import { addPerson, allowOwnReview, type Person, setUp, signIn, testExtId } from './person.ts';

// Whatever a test does: every statement its servers emit stays in the portable subset (backend 4.4).
const emitted = listenToDrivers();
afterAll(() => expect([...emitted].flatMap(faultsOf)).toEqual([]));

export interface Unit {
  readonly server: RunningServer;
  readonly dataDir: string;
  /** Cookie of the first administrator. */
  readonly administrator: string;
  /** Adds a person with this role and signs their extension in. */
  person(role: Role, name: string): Promise<Person>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A real server on a real database of the engine this run is about, set up with its first administrator. */
export async function openUnit(options: Partial<StartOptions> & { readonly alone?: boolean; /** The administrator lets people rule on findings of their own. */ readonly ownReview?: boolean } = {}): Promise<Unit> {
  const dataDir = options.dataDir ?? temporaryFolder();
  // Whoever names the folder means to come back to it, at the same address.
  const port = options.port ?? (options.dataDir === undefined ? 0 : await portToReturnTo());
  const server = await startServer({ secondFactor: 'off', extIds: [testExtId], passwordCost: quickCost, pushPerMinute: 1e6, pullPerMinute: 1e6, exportsPerHour: 1e6, searchesPerMinute: 1e6, ...options, port, ...await databaseAt(dataDir) });
  const administrator = server.setupLink === null ? '' : await setUp(server.setupLink, '管理员甲', { alone: options.alone ?? false });
  if (options.ownReview === true && administrator !== '') await allowOwnReview(server.url, administrator);
  return {
    server, dataDir, administrator,
    async person(role, name) {
      await addPerson(server.url, administrator, role, name);
      return signIn(server.url, name);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      if (options.dataDir === undefined) await dropDatabase(dataDir);
    },
  };
}
