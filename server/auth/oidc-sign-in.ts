import { randomBytes } from 'node:crypto';
import type { AuthorizeQuery } from '../../contract/auth.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/transaction.ts';
import { digest, newSecret, readSecret } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { addOidcLogin, findIdentity, takeOidcLogin } from '../repo/identities.ts';
import { homeTenant, listTenants } from '../repo/organisations.ts';
import { findUser, type User } from '../repo/users.ts';
import { isDormant } from './account-age.ts';
import { isAway, type Known, type Oidc } from './oidc.ts';
import { auditSignIn } from './sign-in.ts';

/** What a sign-in through the provider is for: this server's pages, an extension, or using an invitation. */
export type Purpose =
  | { readonly for: 'pages' }
  | { readonly for: 'extension'; readonly query: AuthorizeQuery }
  | { readonly for: 'join'; readonly secret: string; readonly name: string };

interface Kept { readonly verifier: string; readonly nonce: string; readonly purpose: Purpose }

const lasts = 10 * 60_000;
const perMinute = 30;

/** The page where such a sign-in is begun again; an invitation is opened anew from its link. */
export function beginningOf(purpose: Purpose): { readonly begin?: string } {
  if (purpose.for === 'join') return {};
  if (purpose.for === 'pages') return { begin: '/login' };
  const { prompt, ...asked } = purpose.query;
  return { begin: `/authorize?${new URLSearchParams({ ...asked, ...(prompt ? { prompt } : {}) })}` };
}

/** Sends a browser to the provider. @returns the address, and the mark that binds the way back to this browser. @throws Refused `oidc_off`, `oidc_down`, `too_many` */
export async function beginOidc(context: Context, purpose: Purpose, address: string): Promise<{ readonly url: string; readonly mark: string }> {
  const oidc = oidcOf(context);
  const wait = context.requests.take(`oidc ${address}`, perMinute);
  if (wait > 0) throw new Refused(refusals.tooMany, Math.ceil(wait / 1000));
  const secret = purpose.for === 'join' ? readSecret(purpose.secret.trim()) : null;
  if (purpose.for === 'join' && !secret) throw new Refused(refusals.badLink);
  const tenant = secret?.tenant ?? await homeTenant(context.db.read);
  const state = newSecret(tenant);
  const mark = random();
  const kept: Kept = { verifier: random(), nonce: random(), purpose };
  const url = await oidc.begin({ state, nonce: kept.nonce, verifier: kept.verifier, again: purpose.for === 'extension' && purpose.query.prompt === 'login' }).catch((cause: unknown) => down(context, purpose, cause));
  await keep(context, state, mark, kept, 'asked');
  return { url, mark };
}

/** What came back from the provider, for a sign-in this very browser began, once. @throws Refused `oidc_stale`, `oidc_denied`, `oidc_failed`, `oidc_down` */
export async function finishOidc(context: Context, answer: URLSearchParams, mark: string): Promise<{ readonly known: Known; readonly purpose: Purpose }> {
  const oidc = oidcOf(context);
  const state = answer.get('state') ?? '';
  const { verifier, nonce, purpose } = await taken<Kept>(context, state, mark, 'asked');
  if (answer.get('error') === 'access_denied') throw new Refused({ ...refusals.oidcDenied, ...beginningOf(purpose) });
  try {
    return { known: await oidc.finish(answer, { state, nonce, verifier }), purpose };
  } catch (cause) {
    if (isAway(cause)) down(context, purpose, cause);
    context.log('warn', 'security.oidc_failed', { cause: cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause) });
    throw new Refused({ ...refusals.oidcFailed, ...beginningOf(purpose) });
  }
}

/** The account of somebody the provider knows. Whoever was not invited has none, and none is made. @throws Refused `oidc_unknown`, `dormant`; each is a line of the audit */
export async function accountOf(context: Context, known: Known, purpose: Purpose, address: string): Promise<{ readonly tenant: string; readonly user: User }> {
  for (const { tenant } of await listTenants(context.db.read)) {
    const userId = await findIdentity(context.db.read, tenant, known.issuer, known.subject);
    const user = userId === null ? null : await findUser(context.db.read, tenant, userId);
    if (!user) continue;
    const refused = user.disabled ? refusals.oidcUnknown : isDormant(context, user) ? refusals.dormant : null;
    if (!refused) return { tenant, user };
    await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, user.userId, '', address, user.disabled ? 'refused' : 'dormant'));
    throw new Refused({ ...refused, ...beginningOf(purpose) });
  }
  const tenant = await homeTenant(context.db.read);
  await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, '', '', address, 'refused'));
  throw new Refused({ ...refusals.oidcUnknown, ...beginningOf(purpose) });
}

/** Somebody known whose code of the second factor is still to come. */
export interface Awaited { readonly tenant: string; readonly userId: string; readonly query: AuthorizeQuery }

/** Keeps that until the code is typed. @returns what the form sends back */
export async function awaitCode(context: Context, awaited: Awaited, mark: string): Promise<string> {
  const ticket = newSecret(awaited.tenant);
  await keep(context, ticket, mark, awaited, 'known');
  return ticket;
}

/** @throws Refused `oidc_stale` */
export async function awaited(context: Context, ticket: string, mark: string): Promise<Awaited> {
  return taken<Awaited>(context, ticket, mark, 'known');
}

function oidcOf(context: Context): Oidc {
  if (!context.oidc) throw new Refused(refusals.oidcOff);
  return context.oidc;
}

function down(context: Context, purpose: Purpose, cause: unknown): never {
  context.log('error', 'oidc.down', { cause: cause instanceof Error ? cause.message : String(cause) });
  throw new Refused({ ...refusals.oidcDown, ...beginningOf(purpose) });
}

async function keep(context: Context, secret: string, mark: string, what: Kept | Awaited, stage: 'asked' | 'known'): Promise<void> {
  const { tenant, hash } = read(secret);
  const now = context.now();
  await inTransaction(context.db.write, tx => addOidcLogin(tx, tenant, hash, { browserHash: digest(mark), kept: context.key.seal(JSON.stringify(what), hash), stage }, now, now + lasts));
}

async function taken<Shape extends Kept | Awaited>(context: Context, secret: string, mark: string, stage: 'asked' | 'known'): Promise<Shape> {
  const { tenant, hash } = read(secret);
  const kept = await inTransaction(context.db.write, tx => takeOidcLogin(tx, tenant, hash, digest(mark), stage, context.now()));
  if (kept === null) throw new Refused(refusals.oidcStale);
  return JSON.parse(context.key.open(kept, hash)) as Shape;
}

function read(secret: string): { readonly tenant: string; readonly hash: string } {
  const parts = readSecret(secret);
  if (!parts) throw new Refused(refusals.oidcStale);
  return parts;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
