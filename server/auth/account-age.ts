import type { Role } from '../../contract/sync.ts';
import { isIP } from 'node:net';
import { notBefore } from '../clock-watch.ts';
import type { Actor, Context } from '../context.ts';
import { Refused, refusals } from '../refusal.ts';
import type { User } from '../repo/users.ts';

const day = 24 * 3600_000;

/** Whose account decides over others' work, people or records: second factor, age of the password (GB/T 22239 8.1.4.1 a and d). */
export function isManager(role: Role): boolean {
  return role === 'editor' || role === 'administrator' || role === 'auditor';
}

/** @throws Refused `password_age` for a management user whose password is older than the installation allows */
export function assertFreshPassword(context: Context, actor: Actor): void {
  const { passwordDays } = context.configuration;
  if (passwordDays > 0 && isManager(actor.role) && actor.passwordAt + passwordDays * day <= context.now()) throw new Refused(refusals.passwordAge);
}

/** How long a second factor that was shown is fresh (backend 5.3). */
export const proofLasts = 15 * 60_000;

/** Whether the second factor was shown within a quarter of an hour (backend 5.3). */
export function isProvedFreshly(context: Context, actor: Actor): boolean {
  // Shown "later than now": by a clock that was ahead and has been set right.
  return Math.abs(context.now() - (actor.provedAt ?? 0)) <= proofLasts;
}

/** An account nobody has used for long is locked until an administrator lets its owner choose a new password. */
export function isDormant(context: Context, user: User): boolean {
  const { dormantDays } = context.configuration;
  // Seen before there was such a server: by a clock that was not set yet, so nobody knows when.
  return dormantDays > 0 && user.lastSeenAt >= notBefore && user.lastSeenAt + dormantDays * day <= context.now();
}

/** Whether management may be reached from this address. IPv4 written as IPv6 is IPv4. */
export function isAdmittedFrom(context: Context, address: string): boolean {
  const { adminNets } = context.configuration;
  if (adminNets === null) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && adminNets.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
