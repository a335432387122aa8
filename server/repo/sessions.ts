import type { Db, Tx } from '../db/transaction.ts';

export interface Session {
  readonly sessionId: string; readonly userId: string; readonly deviceId: string | null; readonly kind: 'extension' | 'browser'; readonly aal: number;
  /** The newest token that has been used. */
  readonly generation: number;
  readonly createdAt: number; readonly lastUsedAt: number; readonly expiresAt: number; readonly endedAt: number | null;
  /** When the second factor was last shown. */
  readonly provedAt: number | null;
}

export interface FoundToken { readonly session: Session; readonly generation: number; readonly superseded: boolean; readonly createdAt: number }

export async function findToken(db: Db, tenant: string, hash: string): Promise<FoundToken | null> {
  const row = await db.selectFrom('tokens')
    .innerJoin('sessions', join => join.onRef('sessions.tenant_id', '=', 'tokens.tenant_id').onRef('sessions.session_id', '=', 'tokens.session_id'))
    .where('tokens.tenant_id', '=', tenant).where('tokens.token_hash', '=', hash)
    .select(['tokens.generation as token_generation', 'tokens.superseded', 'tokens.created_at as token_created_at'])
    .selectAll('sessions').executeTakeFirst();
  if (!row) return null;
  const session: Session = {
    sessionId: row.session_id, userId: row.user_id, deviceId: row.device_id, kind: row.kind, aal: row.aal, generation: row.generation,
    createdAt: row.created_at, lastUsedAt: row.last_used_at, expiresAt: row.expires_at, endedAt: row.ended_at, provedAt: row.proved_at,
  };
  return { session, generation: row.token_generation, superseded: row.superseded === 1, createdAt: row.token_created_at };
}

/** A session with its first token. */
export async function addSession(tx: Tx, tenant: string, session: Session, tokenHash: string): Promise<void> {
  await tx.insertInto('sessions').values({
    tenant_id: tenant, session_id: session.sessionId, user_id: session.userId, device_id: session.deviceId, kind: session.kind, aal: session.aal,
    generation: session.generation, created_at: session.createdAt, last_used_at: session.lastUsedAt, expires_at: session.expiresAt, ended_at: null, proved_at: session.provedAt,
  }).execute();
  await addToken(tx, tenant, session.sessionId, session.generation, tokenHash, session.createdAt);
}

/** Holds the session until the transaction ends, so that two rotations, in whatever process, come one after the other. */
export async function holdSession(tx: Tx, tenant: string, sessionId: string, now: number): Promise<void> {
  await tx.updateTable('sessions').set({ last_used_at: now }).where('tenant_id', '=', tenant).where('session_id', '=', sessionId).execute();
}

/** The next token of a session. Successors that were handed out before but never used (their reply was lost) stop working without punishment. */
export async function addSuccessor(tx: Tx, tenant: string, session: Session, tokenHash: string, now: number): Promise<void> {
  const issued = await tx.updateTable('tokens').set({ superseded: 1 }).where('tenant_id', '=', tenant).where('session_id', '=', session.sessionId)
    .where('generation', '>', session.generation).returning('generation').execute();
  const generation = issued.reduce((newest, row) => Math.max(newest, row.generation), session.generation) + 1;
  await addToken(tx, tenant, session.sessionId, generation, tokenHash, now);
}

/** First use of a successor: everything older is void from here on. @returns false when a still newer one was used meanwhile. */
export async function moveToGeneration(tx: Tx, tenant: string, sessionId: string, generation: number, now: number): Promise<boolean> {
  const moved = await tx.updateTable('sessions').set({ generation, last_used_at: now }).where('tenant_id', '=', tenant)
    .where('session_id', '=', sessionId).where('generation', '<', generation).where('ended_at', 'is', null).returning('session_id').execute();
  return moved.length === 1;
}

export async function touchSession(tx: Tx, tenant: string, sessionId: string, now: number): Promise<void> {
  await tx.updateTable('sessions').set({ last_used_at: now }).where('tenant_id', '=', tenant).where('session_id', '=', sessionId).execute();
}

/** The second factor was shown in this session. */
export async function proveSession(tx: Tx, tenant: string, sessionId: string, now: number): Promise<void> {
  await tx.updateTable('sessions').set({ aal: 2, proved_at: now }).where('tenant_id', '=', tenant).where('session_id', '=', sessionId).execute();
}

export async function endSession(tx: Tx, tenant: string, sessionId: string, now: number): Promise<void> {
  await tx.updateTable('sessions').set({ ended_at: now }).where('tenant_id', '=', tenant).where('session_id', '=', sessionId).where('ended_at', 'is', null).execute();
  await tx.deleteFrom('tokens').where('tenant_id', '=', tenant).where('session_id', '=', sessionId).execute();
}

/** Ends the sessions a device had before it signed in anew. */
export async function endSessionsOfDevice(tx: Tx, tenant: string, deviceId: string, now: number): Promise<void> {
  const open = await tx.selectFrom('sessions').select('session_id').where('tenant_id', '=', tenant).where('device_id', '=', deviceId).where('ended_at', 'is', null).execute();
  for (const { session_id } of open) await endSession(tx, tenant, session_id, now);
}

export async function endSessionsOfUser(tx: Tx, tenant: string, userId: string, now: number): Promise<void> {
  const open = await tx.selectFrom('sessions').select('session_id').where('tenant_id', '=', tenant).where('user_id', '=', userId).where('ended_at', 'is', null).execute();
  for (const { session_id } of open) await endSession(tx, tenant, session_id, now);
}

/** Ends everything a person has open but this session. */
export async function endOtherSessions(tx: Tx, tenant: string, userId: string, kept: string, now: number): Promise<void> {
  const open = await tx.selectFrom('sessions').select('session_id').where('tenant_id', '=', tenant).where('user_id', '=', userId).where('ended_at', 'is', null).execute();
  for (const { session_id } of open) if (session_id !== kept) await endSession(tx, tenant, session_id, now);
}

async function addToken(tx: Tx, tenant: string, sessionId: string, generation: number, hash: string, now: number): Promise<void> {
  await tx.insertInto('tokens').values({ tenant_id: tenant, token_hash: hash, session_id: sessionId, generation, superseded: 0, created_at: now }).execute();
}
