import * as z from 'zod/mini';
import { saidSchema } from '../contract/said.ts';
import { sayInChinese } from '../messages/said.ts';
import { reading, write, type Store } from '../store/database.ts';
import { keepProfile } from '../store/profile.ts';
import type { Api, Failure } from './api-client.ts';
import { backOff } from './back-off.ts';
import { pullAll } from './pull.ts';
import { exchangeEvidence } from './exchange-evidence.ts';
import { pushAll, type Line } from './push.ts';

/** How the last attempt ended. In the database, because the worker may die between attempts. */
export const syncNoteSchema = z.strictObject({
  /** Not before this time (epoch ms). */
  nextAt: z.number(),
  /** Failures in a row. */
  tries: z.number(),
  /** `message` is what versions before `said` showed, and show. */
  problem: z.nullable(z.strictObject({ kind: z.enum(['signed-out', 'refused', 'upgrade', 'too-large', 'later']), code: z.string(), message: z.string(), said: z.optional(saidSchema) })),
  lastAt: z.nullable(z.number()),
  /** How far the clock here is ahead of the server's, in milliseconds; null where the server never said. */
  ahead: z.optional(z.nullable(z.number())),
});
export type SyncNote = z.infer<typeof syncNoteSchema>;

export const fresh: SyncNote = { nextAt: 0, tries: 0, problem: null, lastAt: null };

export interface SyncInput {
  readonly store: Store;
  readonly api: Api;
  readonly deviceId: string;
  /** A token that is good now, or why there is none. */
  readonly token: () => Promise<{ readonly ok: true; readonly value: string } | { readonly ok: false; readonly failure: Failure }>;
  readonly now: () => number;
  readonly random?: () => number;
  /** A person asked: do not wait for the back-off. */
  readonly urgent?: boolean;
  /** Whether evidence goes along and comes, and whether its pictures do. Absent: neither. */
  readonly evidence?: { readonly pictures: boolean };
  /** The signing key the unit's policy names (contract/managed). */
  readonly fixedKey?: string | null;
}

/**
 * One synchronisation: send what waits, fetch what is new. One at a time, whoever asks (`navigator.locks`): a second call
 * while one runs does nothing, and neither does one before the back-off is over.
 * @returns whether anything here changed
 */
export async function synchronise(input: SyncInput): Promise<boolean> {
  return navigator.locks.request(`duwang sync ${input.store.name}`, { ifAvailable: true }, async (lock) => (lock ? run(input) : false));
}

/** How the last attempt ended. */
export async function syncNote(store: Store): Promise<SyncNote> {
  const parsed = syncNoteSchema.safeParse(await reading(store).objectStore('meta').get('sync'));
  return parsed.success ? parsed.data : fresh;
}

async function run({ store, api, deviceId, token, now, random = Math.random, urgent = false, fixedKey = null, evidence }: SyncInput): Promise<boolean> {
  const before = await syncNote(store);
  if (!urgent && !isDue(before, now())) return false;
  const bearer = await token();
  const result = bearer.ok ? await exchange({ store, api, deviceId, now, token: bearer.value, urgent, fixedKey }, async (line) => (evidence ? exchangeEvidence(line, evidence.pictures, urgent, random) : { failure: null, changed: false })) : { failure: bearer.failure, changed: false };
  await write(store, async (tx) => {
    await tx.objectStore('meta').put(noteAfter(before, result.failure, now(), api.serverTime(), random), 'sync');
  });
  return result.changed;
}

async function exchange(line: Line, proofs: (line: Line) => Promise<{ readonly failure: Failure | null; readonly changed: boolean }>): Promise<{ readonly failure: Failure | null; readonly changed: boolean }> {
  let changed = false;
  // Twice, for a server restored from a backup: its pull tells us to send again.
  for (let round = 0; round < 2; round += 1) {
    const waiting = await reading(line.store).objectStore('op').count();
    const failure = await pushAll(line);
    changed ||= waiting > 0;
    if (failure) return { failure, changed };
    const pulled = await pullAll(line);
    changed ||= pulled.changed;
    if (pulled.failure) return { failure: pulled.failure, changed };
    if (!pulled.restored) break;
  }
  // When the line is known to be good: it is small, and nothing waits for it.
  changed = await learnProfile(line) || changed;
  // Proofs build on the findings that are there now; what fails about them holds up no record.
  const proved = await proofs(line);
  return { failure: proved.failure, changed: proved.changed || changed };
}

/** What the unit has set. A server that does not answer this (an older one, a proxy) holds up nothing: what it said before goes on to hold. */
async function learnProfile({ store, api, token }: Line): Promise<boolean> {
  const said = await api.profile(token);
  return said.ok && await keepProfile(store, said.value);
}

/** Whether the back-off is over. Never longer than ten minutes ahead: a clock that was set back must not stop the exchange for years. */
export function isDue({ nextAt }: SyncNote, now: number): boolean {
  return nextAt <= now || nextAt - now >= 600_000;
}

/** How an attempt ended, after how the one before did: when to come again is spread by chance, so that all of a unit do not come at once. */
export function noteAfter(before: SyncNote, failure: Failure | null, now: number, serverTime: number | null, random: () => number): SyncNote {
  if (!failure) return { nextAt: 0, tries: 0, problem: null, lastAt: now, ahead: serverTime === null ? null : now - serverTime };
  const tries = before.tries + 1;
  const wait = failure.kind === 'later' ? failure.wait ?? backOff(tries, random) : failure.kind === 'signed-out' ? 0 : 300_000;
  const { kind, code, said } = failure;
  return { nextAt: now + wait, tries, problem: { kind, code, message: sayInChinese(said), said }, lastAt: before.lastAt, ...(before.ahead === undefined ? {} : { ahead: before.ahead }) };
}
