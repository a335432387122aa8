import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { digest } from '../ids.ts';

const lasts = 5 * 60_000;

/** What an answer is for. A challenge for one is none for another, nor for another session. */
export type PasskeyPurpose = { readonly for: 'enter' } | { readonly for: 'add' | 'prove'; readonly sessionId: string };

/** A challenge this server made. */
export interface Challenge { readonly hash: string; readonly expiresAt: number }

/** A new challenge. It carries its own end and is sealed, so that looking at a page writes nothing; it is noted only when it is answered. */
export function newChallenge(context: Context, purpose: PasskeyPurpose): string {
  const text = `${context.now() + lasts} ${randomBytes(16).toString('base64url')}`;
  return Buffer.from(context.key.seal(text, aboutOf(purpose))).toString('base64url');
}

/** @returns null for one that is not ours, was for something else, or is over */
export function readChallenge(context: Context, challenge: string, purpose: PasskeyPurpose): Challenge | null {
  try {
    const expiresAt = Number(context.key.open(Buffer.from(challenge, 'base64url').toString('utf8'), aboutOf(purpose)).split(' ')[0]);
    return expiresAt > context.now() ? { hash: digest(challenge), expiresAt } : null;
  } catch {
    return null;
  }
}

function aboutOf(purpose: PasskeyPurpose): string {
  return purpose.for === 'enter' ? 'passkey enter' : `passkey ${purpose.for} ${purpose.sessionId}`;
}
