import type { Role } from '../../contract/sync.ts';
import type { Actor, Context } from '../context.ts';
import { clockSlack } from '../clock-watch.ts';
import { inTransaction, isStorageFailure, type Tx } from '../db/transaction.ts';
import { newSecret, readSecret } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { findDevice, revokeDevice } from '../repo/devices.ts';
import { readOrganisation, type Policies } from '../repo/organisations.ts';
import { addSession, addSuccessor, findToken, type FoundToken, holdSession, moveToGeneration, type Session, touchSession } from '../repo/sessions.ts';
import { findUser, noteSeen } from '../repo/users.ts';

const minute = 60_000;
const browserIdle = 30 * minute;

/** A new token is to be asked for after an hour. */
export const rotateAfter = 60 * minute;

/** Opens a session and returns its first token. */
export async function openSession(tx: Tx, context: Context, tenant: string, userId: string, kind: Session['kind'], deviceId: string | null, aal: 1 | 2 = 1): Promise<{ readonly token: string; readonly session: Session }> {
  const now = context.now();
  const token = newSecret(tenant);
  const session: Session = {
    sessionId: context.newId(), userId, deviceId, kind, aal, provedAt: aal === 2 ? now : null, generation: 1, createdAt: now, lastUsedAt: now,
    expiresAt: now + context.configuration.sessionHours * 60 * minute, endedAt: null,
  };
  await addSession(tx, tenant, session, hashOf(token));
  await noteSeen(tx, tenant, userId, now);
  return { token, session };
}

/**
 * Finds out who sent this token.
 * The first use of a successor voids the tokens before it; a voided token that turns up again has been copied, so the device is revoked.
 * @throws Refused `unauthenticated` or `device_revoked`.
 */
export async function authenticate(context: Context, token: string, kind: Session['kind'], address: string): Promise<Actor> {
  const secret = readSecret(token);
  if (!secret) throw new Refused(refusals.unauthenticated);
  const { tenant, hash } = secret;
  const found = await findToken(context.db.read, tenant, hash);
  if (!found || found.session.kind !== kind) throw new Refused(refusals.unauthenticated);

  const { session } = found;
  const now = context.now();
  const device = session.deviceId === null ? null : await findDevice(context.db.read, tenant, session.deviceId);
  if (device && device.revokedAt !== null) throw new Refused(refusals.deviceRevoked);
  // One begun by a clock that was ahead by years would outlast its correction by as much.
  if (session.createdAt > now + clockSlack) throw new Refused(refusals.unauthenticated);
  if (session.endedAt !== null || session.expiresAt <= now) throw new Refused(refusals.unauthenticated);
  if (kind === 'browser' && session.lastUsedAt + browserIdle <= now) throw new Refused(refusals.unauthenticated);
  // Superseded means never used (its reply was lost): void, but no sign of theft.
  if (found.superseded) throw new Refused(refusals.unauthenticated);
  if (found.generation < session.generation) return refuseReusedToken(context, tenant, session, address);

  const user = await findUser(context.db.read, tenant, session.userId);
  if (!user || user.disabled) throw new Refused(refusals.unauthenticated);
  const organisation = await readOrganisation(context.db.read, tenant, user.orgId);
  await noteUse(context, tenant, found);
  return {
    tenant, userId: user.userId, name: user.name, role: user.role, roles: rolesOf(user.role, organisation.policies),
    orgId: user.orgId, orgName: organisation.name, orgPath: organisation.orgPath, stream: user.orgId, formerStreams: user.formerOrgs, policies: organisation.policies, scopeEpoch: user.scopeEpoch,
    aal: session.aal, provedAt: session.provedAt, passwordAt: user.passwordAt, sessionId: session.sessionId, deviceId: session.deviceId, address,
  };
}

/** The next token of the actor's session. The present one stays valid until this one is first used. */
export async function rotate(context: Context, actor: Actor, current: string): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const token = newSecret(actor.tenant);
  return inTransaction(context.db.write, async tx => {
    await holdSession(tx, actor.tenant, actor.sessionId, context.now());
    const found = await findToken(tx, actor.tenant, hashOf(current));
    if (!found || found.superseded || found.generation !== found.session.generation) throw new Refused(refusals.unauthenticated);
    await addSuccessor(tx, actor.tenant, found.session, hashOf(token), context.now());
    return { token, expiresAt: found.session.expiresAt };
  });
}

/** The rights a role carries in an organisation with these policies. */
export function rolesOf(role: Role, policies: Policies): readonly Role[] {
  return role === 'administrator' && policies.administratorInspects ? ['administrator', 'editor'] : [role];
}

async function noteUse(context: Context, tenant: string, { session, generation }: FoundToken): Promise<void> {
  const now = context.now();
  if (generation > session.generation) {
    await inTransaction(context.db.write, tx => moveToGeneration(tx, tenant, session.sessionId, generation, now));
    return;
  }
  // Once a minute is exact enough for the idle limit, and spares a write per request. A full disk must not stop people from reading.
  if (now - session.lastUsedAt <= minute) return;
  try {
    await inTransaction(context.db.write, tx => touchSession(tx, tenant, session.sessionId, now));
  } catch (cause) {
    if (!isStorageFailure(cause)) throw cause;
  }
}

async function refuseReusedToken(context: Context, tenant: string, session: Session, address: string): Promise<never> {
  const now = context.now();
  const { deviceId } = session;
  await inTransaction(context.db.write, async tx => {
    if (deviceId === null || !await revokeDevice(tx, tenant, deviceId, 'token-reuse', now)) return;
    await appendAudit(tx, tenant, {
      at: now, actor: session.userId, device: deviceId, address, action: 'device.revoke', target: deviceId, before: '', after: '', result: 'token-reuse',
    });
  });
  context.log('warn', 'security.token_reuse', { session: session.sessionId, device: deviceId });
  throw new Refused(refusals.deviceRevoked);
}

function hashOf(token: string): string {
  const secret = readSecret(token);
  if (!secret) throw new Refused(refusals.unauthenticated);
  return secret.hash;
}

