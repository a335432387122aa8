import { type Saying, serverWordsOf } from '../../messages/server-words.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction } from '../db/transaction.ts';
import { Refused, refusals, refusalWords } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { homeTenant } from '../repo/organisations.ts';
import { addPasskey, advancePasskey, findPasskey, listPasskeys, type Passkey, removePasskey, renamePasskey, suspendPasskey, useChallenge } from '../repo/passkeys.ts';
import { proveSession } from '../repo/sessions.ts';
import { findUser, type User } from '../repo/users.ts';
import { isDormant } from './account-age.ts';
import { type AddAnswer, type GetAnswer, handleOf, ownerOf, readAnswer, type WebAuthnOptions } from './passkey-answer.ts';
import { type Challenge, newChallenge, type PasskeyPurpose, readChallenge } from './passkey-challenge.ts';
import { passkeyHost } from './passkey-host.ts';
import { assertOwnProof } from './second-factor.ts';
import { auditSignIn } from './sign-in.ts';

const most = 20;
const perMinute = 30;
const timeout = 5 * 60_000;
/** COSE numbers of ES256, RS256 and Ed25519: what authenticators make. */
const algorithms = [-7, -257, -8];

/** @returns what the browser is asked to make: a key that stays on the device and wants finger, face or PIN. @throws Refused `passkey_host` */
export async function optionsToAdd(context: Context, actor: Actor): Promise<WebAuthnOptions> {
  const known = await listPasskeys(context.db.read, actor.tenant, actor.userId);
  const rpId = rpIdOf(context);
  return {
    rp: { id: rpId, name: `${serverWordsOf('zh-CN')['app.name']} ${rpId}` }, user: { id: handleOf(actor), name: actor.name, displayName: actor.name }, challenge: newChallenge(context, { for: 'add', sessionId: actor.sessionId }), timeout,
    pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })), attestation: 'none', excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  };
}

/** What the browser is asked to answer: any key of this server to sign in, or one of the person's own. @throws Refused `passkey_host` */
export function optionsToProve(context: Context, purpose: PasskeyPurpose, known: readonly Passkey[]): WebAuthnOptions {
  return { rpId: rpIdOf(context), challenge: newChallenge(context, purpose), timeout, userVerification: 'required', allowCredentials: known.filter(one => one.suspendedAt === null).map(descriptorOf) };
}

/** Keeps a key a person's device has just made. @param unnamed what it is called where nothing was typed @returns what is wrong; null when it is kept */
export async function keepPasskey(context: Context, actor: Actor, text: string, typed: string, unnamed: string): Promise<Saying | null> {
  const name = nameOf(typed) || unnamed;
  await assertOwnProof(context, actor);
  const answer = readAnswer(text, 'add');
  if ((await listPasskeys(context.db.read, actor.tenant, actor.userId)).length >= most) return words => words['trouble.passkeyMost'](most);
  const made = answer && await verifyNew(context, answer, { for: 'add', sessionId: actor.sessionId });
  if (!made) return words => words['trouble.passkeyUnproved'];
  const kept = await inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (!await useChallenge(tx, actor.tenant, made.challenge.hash, now, made.challenge.expiresAt)) return false;
    if (!await addPasskey(tx, actor.tenant, { ...made.key, userId: actor.userId, name }, now)) return false;
    // Whoever has just shown the key's finger or PIN is known by it.
    await proveSession(tx, actor.tenant, actor.sessionId, now);
    await appendAudit(tx, actor.tenant, { at: now, actor: actor.userId, device: '', address: actor.address, action: 'passkey.add', target: actor.userId, before: '', after: '', result: name });
    return true;
  });
  return kept ? null : words => words['trouble.passkeyUsed'];
}

/** Calls one of a person's own keys something else. @returns what is wrong; null when it is kept. @throws Refused `step_up`, `not_found` */
export async function nameOwnPasskey(context: Context, actor: Actor, id: string, typed: string): Promise<Saying | null> {
  const name = nameOf(typed);
  await assertOwnProof(context, actor);
  if (name === '') return words => words['trouble.passkeyName'];
  await inTransaction(context.db.write, async tx => {
    const before = await renamePasskey(tx, actor.tenant, actor.userId, id, name);
    if (before === null) throw new Refused(refusals.notFound);
    if (before !== name) await appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: '', address: actor.address, action: 'passkey.rename', target: actor.userId, before, after: name, result: `${before} → ${name}` });
  });
  return null;
}

/** Takes one of a person's own keys away. @throws Refused `step_up`, `not_found` */
export async function dropPasskey(context: Context, actor: Actor, id: string): Promise<void> {
  await assertOwnProof(context, actor);
  await inTransaction(context.db.write, async tx => {
    const name = await removePasskey(tx, actor.tenant, actor.userId, id);
    if (name === null) throw new Refused(refusals.notFound);
    await appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: '', address: actor.address, action: 'passkey.remove', target: actor.userId, before: '', after: '', result: name });
  });
}

/**
 * Signs somebody in by a passkey alone: holding the device is one factor, its finger, face or PIN the other.
 * @throws Refused `passkey_host`, `passkey_failed`, `passkey_copied`, `dormant`, `too_many`; each but the first and last is a line of the audit
 */
export async function enterByPasskey(context: Context, text: string, address: string): Promise<{ readonly tenant: string; readonly user: User }> {
  const wait = context.requests.take(`passkey ${address}`, perMinute);
  if (wait > 0) throw new Refused(refusals.tooMany, Math.ceil(wait / 1000));
  rpIdOf(context);
  const answer = readAnswer(text, 'get');
  const owner = answer && ownerOf(answer);
  const user = owner && await findUser(context.db.read, owner.tenant, owner.userId);
  const tenant = user ? owner.tenant : await homeTenant(context.db.read);
  const outcome = user && !user.disabled ? await check(context, owner, answer, { for: 'enter' }, address) : 'failed';
  if (!user || outcome !== 'ok') {
    await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, user?.userId ?? '', '', address, 'refused'));
    throw new Refused(outcome === 'copied' ? refusals.passkeyCopied : refusals.passkeyFailed);
  }
  if (!isDormant(context, user)) return { tenant, user };
  await inTransaction(context.db.write, tx => auditSignIn(tx, context, tenant, user.userId, '', address, 'dormant'));
  throw new Refused(refusals.dormant);
}

/** One's own key as second factor of an open session. @returns what is wrong, null when it was right. @throws Refused `passkey_host` */
export async function proveByPasskey(context: Context, actor: Actor, text: string): Promise<Saying | null> {
  rpIdOf(context);
  const answer = readAnswer(text, 'get');
  const outcome = answer ? await check(context, actor, answer, { for: 'prove', sessionId: actor.sessionId }, actor.address) : 'failed';
  await inTransaction(context.db.write, async tx => {
    if (outcome === 'ok') await proveSession(tx, actor.tenant, actor.sessionId, context.now());
    await appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: '', address: actor.address, action: 'second-factor.check', target: actor.userId, before: '', after: '', result: outcome === 'ok' ? 'passkey' : 'refused' });
  });
  return outcome === 'ok' ? null : outcome === 'copied' ? refusalWords(refusals.passkeyCopied) : refusalWords(refusals.passkeyFailed);
}

/** The signature, the challenge, the address it was made for, and the counter. */
async function check(context: Context, owner: { readonly tenant: string; readonly userId: string }, answer: GetAnswer, purpose: PasskeyPurpose, address: string): Promise<'ok' | 'failed' | 'copied'> {
  const key = await findPasskey(context.db.read, owner.tenant, answer.id);
  if (!key || key.userId !== owner.userId) return 'failed';
  if (key.suspendedAt !== null) return 'copied';
  const shown = await verifyAnswer(context, answer, key, purpose);
  if (!shown) return 'failed';
  return inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (!await useChallenge(tx, owner.tenant, shown.challenge.hash, now, shown.challenge.expiresAt)) return 'failed';
    if (await advancePasskey(tx, owner.tenant, key.id, shown.counter, now)) return 'ok';
    await suspendPasskey(tx, owner.tenant, key.id, now);
    await appendAudit(tx, owner.tenant, { at: now, actor: owner.userId, device: '', address, action: 'passkey.suspend', target: owner.userId, before: '', after: '', result: key.name });
    context.log('warn', 'security.passkey_copied', { user: owner.userId });
    return 'copied';
  });
}

async function verifyNew(context: Context, response: AddAnswer, purpose: PasskeyPurpose): Promise<{ readonly challenge: Challenge; readonly key: Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> } | null> {
  const { verifyRegistrationResponse } = await webauthn();
  let challenge: Challenge | null = null;
  const expectedChallenge = (given: string): boolean => (challenge = readChallenge(context, given, purpose)) !== null;
  const { registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: context.configuration.publicUrl, expectedRPID: rpIdOf(context), requireUserVerification: true, supportedAlgorithmIDs: algorithms })
    .catch((cause: unknown) => failed(context, cause));
  if (!registrationInfo || !challenge) return null;
  const { id, publicKey, counter } = registrationInfo.credential;
  return { challenge, key: { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: response.response.transports ?? [] } };
}

async function verifyAnswer(context: Context, response: GetAnswer, key: Passkey, purpose: PasskeyPurpose): Promise<{ readonly challenge: Challenge; readonly counter: number } | null> {
  const { verifyAuthenticationResponse } = await webauthn();
  let challenge: Challenge | null = null;
  const expectedChallenge = (given: string): boolean => (challenge = readChallenge(context, given, purpose)) !== null;
  // The counter is compared where it is written, in one statement; here it is nought, which nothing falls short of.
  const credential = { id: key.id, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: 0 };
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin: context.configuration.publicUrl, expectedRPID: rpIdOf(context), credential, requireUserVerification: true })
    .catch((cause: unknown) => failed(context, cause));
  return verified && challenge ? { challenge, counter: authenticationInfo.newCounter } : null;
}

/** Loaded when a passkey is first used: it brings a parser of certificates along that most starts never need. */
async function webauthn() {
  return import('@simplewebauthn/server');
}

function failed(context: Context, cause: unknown): { readonly verified: false; readonly registrationInfo?: never; readonly authenticationInfo?: never } {
  context.log('warn', 'security.passkey_failed', { cause: cause instanceof Error ? cause.message : String(cause) });
  return { verified: false };
}

function rpIdOf(context: Context): string {
  const host = passkeyHost(context.configuration.publicUrl);
  if ('trouble' in host) throw new Refused({ ...refusals.passkeyHost, saying: host.trouble });
  return host.rpId;
}

function descriptorOf({ id, transports }: Passkey) {
  return { type: 'public-key', id, transports };
}

function nameOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\p{C}<>"'&]/gu, '').trim().slice(0, 40);
}
