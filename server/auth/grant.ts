import { createHash } from 'node:crypto';
import type { AuthorizeQuery, TokenResponse } from '../../contract/auth.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/transaction.ts';
import { newSecret, readSecret } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { addAuthCode, findAuthCode, giveAuthCodeBack, noteSessionOfCode, takeAuthCode } from '../repo/auth-codes.ts';
import { addDevice, findDevice, reinstateDevice } from '../repo/devices.ts';
import { endSession, endSessionsOfDevice } from '../repo/sessions.ts';
import { findUser, type User } from '../repo/users.ts';
import { auditSignIn } from './sign-in.ts';
import { openSession } from './session.ts';

const codeLasts = 60_000;

/**
 * Where a sign-in may return to: the virtual address of a configured extension (it never leaves the browser),
 * or the server's own page, for browsers without the identity API.
 */
export function isAllowedRedirect(context: Context, clientId: string, redirectUri: string): boolean {
  const { publicUrl, extIds } = context.configuration;
  if (!extIds.includes(clientId)) return false;
  return redirectUri === `https://${clientId}.chromiumapp.org/` || redirectUri === `https://${clientId}.extensions.allizom.org/` || redirectUri === `${publicUrl}/signed-in`;
}

/** A code for a person whose password was right: good for 60 seconds, once, for this challenge and this address. */
export async function issueCode(context: Context, tenant: string, user: User, query: AuthorizeQuery, aal: 1 | 2): Promise<string> {
  const code = newSecret(tenant);
  const now = context.now();
  await inTransaction(context.db.write, tx => addAuthCode(tx, tenant, readSecret(code)?.hash ?? '', {
    userId: user.userId, challenge: query.code_challenge, redirectUri: query.redirect_uri, expiresAt: now + codeLasts, aal,
  }, now));
  return code;
}

/** Puts code and state where the extension looks for them. On the server's own page they stand in the fragment, which is never sent or logged. */
export function redirectWith(context: Context, query: AuthorizeQuery, code: string): string {
  const answer = new URLSearchParams({ code, state: query.state });
  return query.redirect_uri === `${context.configuration.publicUrl}/signed-in` ? `${query.redirect_uri}#${answer}` : `${query.redirect_uri}?${answer}`;
}

/**
 * Turns a code into a session of this device.
 * A code that comes twice has leaked: the session made from it ends. A device revoked by an administrator stays revoked.
 * @throws Refused `invalid_grant`, `device_revoked` or `device_mismatch`.
 */
export async function redeem(
  context: Context, request: { readonly code: string; readonly verifier: string; readonly redirectUri: string; readonly deviceId: string }, address: string,
): Promise<Pick<TokenResponse, 'token' | 'expiresAt'>> {
  const secret = readSecret(request.code);
  if (!secret) throw new Refused(refusals.badGrant);
  const { tenant, hash } = secret;
  const outcome = await inTransaction(context.db.write, async tx => {
    const now = context.now();
    const code = await findAuthCode(tx, tenant, hash);
    if (!code) return refusals.badGrant;
    if (code.usedAt !== null) {
      if (code.sessionId !== null) await endSession(tx, tenant, code.sessionId, now);
      await appendAudit(tx, tenant, { at: now, actor: code.userId, device: request.deviceId, address, action: 'sign-in', target: code.userId, before: '', after: '', result: 'code-reuse' });
      return refusals.badGrant;
    }
    // Taken first and judged after: of two that come at the same moment, in whatever process, one has it.
    if (!await takeAuthCode(tx, tenant, hash, now)) return refusals.badGrant;
    const user = await findUser(tx, tenant, code.userId);
    const good = code.expiresAt > now && code.redirectUri === request.redirectUri && code.challenge === challengeOf(request.verifier);
    if (!good || !user || user.disabled) return refusals.badGrant;
    const device = await findDevice(tx, tenant, request.deviceId);
    if (device && device.userId !== user.userId) {
      // Another person's device: the code stays good for the next id this browser knows.
      await giveAuthCodeBack(tx, tenant, hash);
      return refusals.deviceMismatch;
    }
    if (device?.revokedFor === 'administrator') return refusals.deviceRevoked;

    await endSessionsOfDevice(tx, tenant, request.deviceId, now);
    if (device) await reinstateDevice(tx, tenant, request.deviceId, now);
    else await addDevice(tx, tenant, request.deviceId, user.userId, now);
    const { token, session } = await openSession(tx, context, tenant, user.userId, 'extension', request.deviceId, code.aal);
    await noteSessionOfCode(tx, tenant, hash, session.sessionId);
    await auditSignIn(tx, context, tenant, user.userId, request.deviceId, address, 'ok');
    return { token, expiresAt: session.expiresAt };
  });
  if ('error' in outcome) throw new Refused(outcome);
  return outcome;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
