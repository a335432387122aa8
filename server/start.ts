import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import { type AppKey, appKey } from './auth/app-key.ts';
import { createOidc, type OidcSettings } from './auth/oidc.ts';
import { createPasswords, type PasswordCost } from './auth/password.ts';
import { issueSetup } from './auth/people.ts';
import { createClockWatch } from './clock-watch.ts';
import { adoptProfile } from './crypto/adopt-profile.ts';
import { assertAvailable, type CryptoProfile, cryptoProfiles } from './crypto/profile.ts';
import type { Configuration, Context } from './context.ts';
import { type DatabaseChoice, type Databases, openDatabases } from './db/databases.ts';
import { migrate } from './db/migrate.ts';
import { inTransaction, type Tx } from './db/transaction.ts';
import { openPackages } from './extension/packages.ts';
import { createCounter } from './http/counter.ts';
import { uuid7 } from './ids.ts';
import { watchEventLoop } from './http/event-loop.ts';
import { createMetrics } from './metrics.ts';
import { type Log, logNowhere } from './log.ts';
import { appendAudit } from './repo/audit.ts';
import { claimInstallation } from './repo/installation.ts';
import { addTenant, homeOrganisation, homeTenant, listTenants } from './repo/organisations.ts';
import { listSigningKeys } from './repo/signatures.ts';
import { listUsers } from './repo/users.ts';
import { canSign, keysOf } from './exchange/sign-packs.ts';
import { type Admission, createPushQueue } from './exchange/push-queue.ts';

export interface StartOptions extends Partial<Configuration>, Omit<DatabaseChoice, 'beside'> {
  readonly host?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly log?: Log;
  /** Folder with packed extensions to hand out; none when not given. */
  readonly extensionDir?: string | undefined;
  /** Text the key of the installation is made from; a file in the data folder when not given. */
  readonly appKey?: string | undefined;
  /** Which algorithms are used from now on; `intl` when not given. */
  readonly cryptoProfile?: CryptoProfile;
  /** The unit's own sign-in service. */
  readonly oidc?: OidcSettings | undefined;
  /** Milliseconds the event loop may be late before requests are sent away; never when not given. */
  readonly eventLoopLimit?: number;
  /** For tests: clock, password cost, admission. */
  readonly now?: () => number;
  readonly passwordCost?: PasswordCost;
  readonly admission?: Admission;
}

export interface RunningServer {
  /** Where it listens, as people reach it. */
  readonly url: string;
  /** One-time link for the first administrator; null when there is one. */
  readonly setupLink: string | null;
  readonly context: Context;
  /** Stops accepting, finishes what is running (at most ten seconds), closes the database. */
  stop(): Promise<void>;
}

const minute = 60_000;
const patience = 10_000;

/** Opens the database, brings its schema up to date and serves. @throws with a sentence in Chinese and English when it cannot do so safely. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const now = options.now ?? Date.now;
  assertAvailable(options.cryptoProfile ?? 'intl');
  const db = await openDatabases(options);
  try {
    await migrate(db.write, now);
    await prepare(db, now);
    const profile = options.cryptoProfile ?? 'intl';
    const key = appKey(options.dataDir, options.appKey, cryptoProfiles[profile].cipher);
    await adoptProfile(db, key, profile, options.log ?? logNowhere, now);
    await beginSigning(db, key, options.log ?? logNowhere, now);
    return await listen(db, options, key, now);
  } catch (cause) {
    await db.close();
    throw cause;
  }
}

async function listen(db: Databases, options: StartOptions, key: AppKey, now: () => number): Promise<RunningServer> {
  let app: ReturnType<typeof createApp> | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
    serverOptions: { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5000 },
  }) as Server;
  const host = options.host ?? '127.0.0.1';
  const log = options.log ?? logNowhere;
  const packages = openPackages(options.extensionDir ?? null, log);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });

  const { port } = server.address() as AddressInfo;
  const url = options.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const context: Context = {
    db, log, now, clock: createClockWatch(db, log, now), newId: () => uuid7(now()),
    configuration: {
      publicUrl: url, extIds: options.extIds ?? [], trustProxy: options.trustProxy ?? false, sessionHours: options.sessionHours ?? 12,
      secondFactor: options.secondFactor ?? 'required', passwordDays: options.passwordDays ?? 90, dormantDays: options.dormantDays ?? 90, adminNets: options.adminNets ?? null,
      pushPerMinute: options.pushPerMinute ?? 120, pullPerMinute: options.pullPerMinute ?? 60, blobsPerMinute: options.blobsPerMinute ?? 300,
      exportsPerHour: options.exportsPerHour ?? 10, searchesPerMinute: options.searchesPerMinute ?? 60,
    },
    metrics: createMetrics(),
    packages,
    passwords: createPasswords(options.passwordCost, cryptoProfiles[options.cryptoProfile ?? 'intl'].passwords),
    totp: cryptoProfiles[options.cryptoProfile ?? 'intl'].totp,
    oidc: options.oidc ? createOidc(options.oidc, url, now) : null,
    key,
    requests: createCounter(now, minute), exports: createCounter(now, 60 * minute), eventLoop: watchEventLoop(options.eventLoopLimit ?? Infinity),
    pushes: createPushQueue(db, log, key, options.admission),
  };
  app = createApp(context);
  await context.clock.trouble();
  return { url, setupLink: await setupLink(context), context, stop: () => stop(server, context) };
}

async function stop(server: Server, context: Context): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(impatient);
  context.eventLoop.close();
  await context.pushes.drained();
  await context.db.close();
}

/** First start: an epoch, the tenant, its organisation. */
async function prepare(db: Databases, now: () => number): Promise<void> {
  await inTransaction(db.write, async tx => {
    // Of several processes that start on an empty database at the same moment, one makes it.
    if (!await claimInstallation(tx, randomUUID())) return;
    await addTenant(tx, uuid7(now()), uuid7(now()), now());
  });
}

/** First start with signatures: a key for every tenant, and what is published already is signed. Of several processes one does it. */
async function beginSigning(db: Databases, key: AppKey, log: Log, now: () => number): Promise<void> {
  for (const { tenant } of await listTenants(db.read)) {
    const there = await listSigningKeys(db.read, tenant);
    const keys = there.length > 0 ? there : await inTransaction(db.write, tx => keysOf(tx, key, tenant, now()));
    if (canSign(key, tenant, keys)) continue;
    // Packs go on to be taken, unsigned (exchange/sign-packs).
    log('error', 'signing.key_unreadable', { tenant });
    await inTransaction(db.write, tx => noteUnreadable(tx, tenant, keys.at(-1)!.id, now()));
  }
}

/** Once for each key: a server that starts again and again does not fill the audit. */
async function noteUnreadable(tx: Tx, tenant: string, key: string, at: number): Promise<void> {
  const known = await tx.selectFrom('audit').select('seq').where('tenant_id', '=', tenant).where('action', '=', 'signing.unreadable').where('target', '=', key).limit(1).execute();
  if (known.length === 0) await appendAudit(tx, tenant, { at, actor: 'command', device: '', address: '', action: 'signing.unreadable', target: key, before: '', after: '', result: 'unsigned' });
}

async function setupLink(context: Context): Promise<string | null> {
  const tenant = await homeTenant(context.db.read);
  const organisation = await homeOrganisation(context.db.read, tenant);
  if ((await listUsers(context.db.read, tenant, organisation.orgId)).length > 0) return null;
  return `${context.configuration.publicUrl}/setup#${await issueSetup(context, tenant)}`;
}
