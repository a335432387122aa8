import { appKey } from '../../server/auth/app-key.ts';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { routes } from '../../contract/routes.ts';
import type { Role } from '../../contract/sync.ts';
import { serverWordsOf } from '../../messages/server-words.ts';
import { rolesOf } from '../../server/auth/session.ts';
import type { Actor, Context } from '../../server/context.ts';
import type { Databases } from '../../server/db/databases.ts';
import { migrate } from '../../server/db/migrate.ts';
import { kyselyDriver } from '../../server/db/node-sqlite.ts';
import type { Database } from '../../server/db/schema.ts';
import { inTransaction } from '../../server/db/transaction.ts';
import { createPushQueue } from '../../server/exchange/push-queue.ts';
import type { Call } from '../../server/http/call.ts';
import { createCounter } from '../../server/http/counter.ts';
import { logNowhere } from '../../server/log.ts';
import { Refused, refusals, refusalWords } from '../../server/refusal.ts';
import { putValue } from '../../server/repo/installation.ts';
import { addTenant, changeOrganisation, defaultPolicies, insertOrganisation, readOrganisation } from '../../server/repo/organisations.ts';
import { addUser, changeUser, findUser, moveUser } from '../../server/repo/users.ts';
import { evidence } from '../../server/routes/evidence/handlers.ts';
import { sync } from '../../server/routes/exchange/handlers.ts';
import { signatures } from '../../server/routes/signatures/handlers.ts';
import { keysOf } from '../../server/exchange/sign-packs.ts';

/** The real server behind its door: handlers, queue, ledger, judge, repo, and SQLite in memory. One database serves all lives, a tenant each. */
export interface ServerPort {
  readonly db: Kysely<Database>;
  /** What the network brings. Answers as HTTP does. */
  serve(request: WireRequest): Promise<WireAnswer>;
  /** Begins a life: a tenant with two units and these people in the first. `ownReview`: whether people may rule on findings of their own. */
  settle(tenant: string, people: readonly Somebody[], epoch: string, ownReview: boolean): Promise<void>;
  move(tenant: string, userId: string, orgId: string): Promise<void>;
  appoint(tenant: string, userId: string, role: Role): Promise<void>;
  backup(tenant: string): Promise<Backup>;
  restore(tenant: string, backup: Backup, epoch: string): Promise<void>;
  /** Ends a life: the next one finds an empty database. */
  forget(tenant: string): Promise<void>;
  now: () => number;
  /** Whose second factor was shown too long ago to close anything, by user id. */
  readonly stale: Set<string>;
}

export interface Somebody { readonly userId: string; readonly deviceId: string; readonly name: string; readonly role: Role }
export interface WireRequest { readonly tenant: string; readonly who: Somebody; readonly method: string; readonly path: string; readonly body: string | null; /** Of a picture. */ readonly bytes: Uint8Array | null }
export interface WireAnswer { readonly status: number; readonly body: string; readonly retryAfter: number | null; readonly type?: string }
/** What a request is about: records sent, records fetched (and the unit's settings, which this server does not answer), proofs, or signatures. */
export const about = ({ path }: Pick<WireRequest, 'path'>): 'push' | 'pull' | 'proof' | 'signatures' => (path.includes('/v1/signatures') ? 'signatures' : /\/v1\/(?:evidence|blobs)/.test(path) ? 'proof' : path.endsWith('/sync/push') ? 'push' : 'pull');
export type Backup = ReadonlyMap<keyof Database, readonly object[]>;

export const units = (tenant: string) => [unitId(tenant, 1), unitId(tenant, 2)] as const;

/** Everything of a tenant that a backup holds. */
const tables = ['organisations', 'users', 'stream_clock', 'records', 'ledger', 'audit', 'audit_head', 'item_numbers', 'signing_keys', 'signatures', 'evidence', 'blobs'] as const satisfies readonly (keyof Database)[];

export async function openServerPort(): Promise<ServerPort> {
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: kyselyDriver(new DatabaseSync(':memory:')) }) });
  await migrate(db, () => 1);
  const databases: Databases = { engine: 'sqlite', write: db, read: db, keepsPromises: async () => true, close: () => db.destroy() };
  const port = { now: () => 0, stale: new Set<string>() };
  const key = appKey('', 'k'.repeat(32));
  const context = {
    db: databases, log: logNowhere, now: () => port.now(), newId: () => { throw new Error('the exchange makes no ids'); },
    configuration: { pushPerMinute: 1e9, pullPerMinute: 1e9, blobsPerMinute: 1e9, secondFactor: 'required' }, clock: { trouble: async () => null }, requests: createCounter(() => port.now(), 60_000), pushes: createPushQueue(databases, logNowhere, key),
  } as unknown as Context;

  async function serve(request: WireRequest): Promise<WireAnswer> {
    const { tenant, who, path, body } = request;
    try {
      const actor = { ...await actorOf(db, tenant, who), provedAt: port.stale.has(who.userId) ? 0 : port.now() };
      const url = new URL(path, 'http://server');
      const call = { context, actor, token: '', address: '', parameter: () => '', cookie: () => '', words: serverWordsOf('zh-CN'), referrer: '', head: false, bytes: () => Promise.reject(new Error('no picture')) };
      if (url.pathname === '/v1/signatures') {
        const told = await signatures.signatures({ ...call, body: null, query: url.searchParams.has('after') ? { after: url.searchParams.get('after') ?? '' } : {} });
        return { status: 200, body: JSON.stringify('json' in told ? told.json : null), retryAfter: null };
      }
      if (about(request) === 'proof') return await prove(request, url, call);
      const query = { ...(url.searchParams.has('c') ? { c: url.searchParams.get('c') ?? '' } : {}), limit: '7' };
      const answer = body === null ? await sync.pull({ ...call, body: null, query }) : await sync.push({ ...call, body: JSON.parse(body), query: null });
      return { status: 200, body: 'jsonText' in answer ? answer.jsonText : JSON.stringify('json' in answer ? answer.json : null), retryAfter: null };
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      const { status, error, retryAfter } = cause.refusal;
      return { status, body: JSON.stringify({ error, message: refusalWords(cause.refusal)(serverWordsOf('zh-CN')) }), retryAfter: retryAfter ?? null, type: 'application/json' };
    }
  }

  /** Behind the rule of the route, as the door has it. */
  async function prove({ method, body, bytes }: WireRequest, url: URL, call: Omit<Call<'fetchEvidence'>, 'query' | 'body'>): Promise<WireAnswer> {
    const id = url.pathname.startsWith('/v1/blobs/') ? (method === 'PUT' ? 'sendPicture' : 'fetchPicture') : method === 'POST' ? 'sendEvidence' : 'fetchEvidence';
    if (!routes[id].roles.some(role => call.actor.roles.includes(role))) throw new Refused(refusals.role);
    const whole = { ...call, head: method === 'HEAD', parameter: () => url.pathname.split('/').at(-1) ?? '', bytes: async () => Buffer.from(bytes ?? []), query: null, body: null };
    const answer = id === 'sendEvidence' ? await evidence.sendEvidence({ ...whole, body: routes.sendEvidence.body.parse(JSON.parse(body ?? 'null')) }) : id === 'fetchEvidence' ? await evidence.fetchEvidence({ ...whole, query: url.searchParams.has('c') ? { c: url.searchParams.get('c') ?? '' } : {} }) : await evidence[id](whole);
    return { status: 200, body: 'json' in answer ? JSON.stringify(answer.json) : '', retryAfter: null, type: 'picture' in answer ? answer.type : 'application/json' };
  }

  return Object.assign(port, {
    db, serve,
    settle: (tenant: string, people: readonly Somebody[], epoch: string, ownReview: boolean) => inTransaction(db, async tx => {
      await putValue(tx, 'epoch', epoch);
      const [first, second] = units(tenant);
      const policies = { ...defaultPolicies, ownReview };
      await addTenant(tx, tenant, first, 1);
      await changeOrganisation(tx, tenant, first, '本单位', policies);
      await insertOrganisation(tx, { tenant, orgId: second, orgPath: `/${first}/${second}/`, name: '下级', policies, parentId: first, level: null, mergedInto: null }, 1);
      for (const { userId, name, role } of people) await addUser(tx, tenant, { userId, login: name, name, role, orgId: first, orgPath: `/${first}/`, credential: '' }, 1);
      await keysOf(tx, key, tenant, 1);
    }),
    move: (tenant: string, userId: string, orgId: string) => inTransaction(db, async tx => {
      const user = await findUser(tx, tenant, userId);
      if (user && user.orgId !== orgId) await moveUser(tx, tenant, user, await readOrganisation(tx, tenant, orgId));
    }),
    appoint: (tenant: string, userId: string, role: Role) => inTransaction(db, tx => changeUser(tx, tenant, userId, role, false)),
    backup: async (tenant: string) => new Map(await Promise.all(tables.map(async table => [table, await db.selectFrom(table).selectAll().where('tenant_id', '=', tenant).execute()] as const))) as Backup,
    forget: (tenant: string) => inTransaction(db, async tx => {
      for (const table of [...tables, 'tenants'] as const) await tx.deleteFrom(table).where('tenant_id', '=', tenant).execute();
    }),
    restore: (tenant: string, backup: Backup, epoch: string) => inTransaction(db, async tx => {
      for (const table of tables) {
        await tx.deleteFrom(table).where('tenant_id', '=', tenant).execute();
        for (const row of backup.get(table) ?? []) await tx.insertInto(table).values(row as never).execute();
      }
      await putValue(tx, 'epoch', epoch);
    }),
  });
}

async function actorOf(db: Kysely<Database>, tenant: string, who: Somebody): Promise<Actor> {
  const user = await findUser(db, tenant, who.userId);
  if (!user) throw new Error('nobody');
  const organisation = await readOrganisation(db, tenant, user.orgId);
  return {
    tenant, userId: user.userId, name: user.name, role: user.role, roles: rolesOf(user.role, organisation.policies), orgId: user.orgId, orgName: organisation.name,
    orgPath: organisation.orgPath, stream: user.orgId, formerStreams: user.formerOrgs, policies: organisation.policies, scopeEpoch: user.scopeEpoch, aal: 2, provedAt: null, passwordAt: 0,
    sessionId: '', deviceId: who.deviceId, address: '',
  };
}

function unitId(tenant: string, which: number): string {
  return `${tenant.slice(0, -1)}${which}`;
}
