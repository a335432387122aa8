import * as z from 'zod/mini';
import { keyIdSchema, signatureSchema, signedEntities, signingKeySchema, type SigningKey } from '../contract/signature.ts';
import { doubtSchema, type RefusedView, type SignatureView } from '../contract/signing-view.ts';
import { reading, type Read, type Store, type Write } from './database.ts';

/** A pack's part or a form as the server had it, and why it was not taken. What was here before stays in use. */
const doubtfulSchema = z.strictObject({
  entity: z.enum(signedEntities),
  /** As people know it: what the row itself says, for lack of better. */
  name: z.string(), key: z.string(),
  /** Of a part of a pack: the pack it is of. */
  edition: z.nullable(z.string()),
  rev: z.int(), doubt: doubtSchema,
  /** The cursor its page was asked for with, to ask again. */
  from: z.nullable(z.string()),
  /** Its newer revision must be on its way: told only when it did not come. */
  waiting: z.boolean(),
  /** Found before the whole pull that runs now, which will find it again or not. */
  before: z.boolean(),
});
export type Doubtful = z.infer<typeof doubtfulSchema>;

const signingSchema = z.strictObject({
  /** The keys this browser trusts, the oldest first; null: it has seen none yet, or the server does not sign. */
  pinned: z.nullable(z.array(signingKeySchema)),
  /** The key the unit's policy named when they were settled. */
  fixed: z.nullable(z.string()),
  /** What the server signs with now and no trusted key vouches for. */
  strange: z.nullable(signingKeySchema),
  /** When the server was asked without a need last (epoch ms, this computer's clock). */
  askedAt: z.number(),
  /** Everything is fetched anew at present. */
  whole: z.boolean(),
  /** The latest signature that held, by record. */
  held: z.record(z.string(), z.pick(signatureSchema, { rev: true, by: true, at: true, key: true })),
  doubts: z.record(z.string(), doubtfulSchema),
});
/** What this browser knows of the server's signatures. */
export type Signing = z.infer<typeof signingSchema>;

export const unsigned: Signing = { pinned: null, fixed: null, strange: null, askedAt: 0, whole: false, held: {}, doubts: {} };

/** What is known; nothing where there is nothing, or nothing that can be read. */
export async function readSigning(tx: Read | Write): Promise<Signing> {
  const parsed = signingSchema.safeParse(await tx.objectStore('meta').get('signing'));
  return parsed.success ? parsed.data : unsigned;
}

export async function putSigning(tx: Write, signing: Signing): Promise<void> {
  await tx.objectStore('meta').put(signing, 'signing');
}

/**
 * A person has compared the fingerprint and trusts the key: everything is fetched anew and judged by it.
 * @returns false when it is another one by now: then nothing was changed
 */
export async function trustKey(tx: Write, key: string): Promise<boolean> {
  const signing = await readSigning(tx);
  if (!keyIdSchema.safeParse(key).success || signing.strange?.id !== key) return false;
  await putSigning(tx, { ...signing, pinned: [...signing.pinned ?? [], signing.strange], strange: null });
  await tx.objectStore('meta').delete('cursor');
  await tx.objectStore('meta').put(true, 'anew');
  return true;
}

/** How the signature of what is listed stands: `signed` by whom and when; `kept`: what the server has now was refused, and this is what was there before; `refused`: it is not used. */
export type SignatureState = SignatureView;

/** How it stands with a shared pack or form that is here, from all its parts. */
export function signatureOf({ pinned, fixed, held, doubts }: Signing, ids: readonly string[]): SignatureState {
  const told = ids.map((id) => doubts[id]).filter((one) => one !== undefined && !one.waiting);
  const doubt = told[0]?.doubt;
  const all = ids.map((id) => held[id]).filter((one) => one !== undefined);
  if (doubt !== undefined) return { kind: ids.every((id) => held[id] !== undefined || doubts[id] === undefined || doubts[id].waiting) ? 'kept' : 'refused', doubt };
  const newest = all.toSorted((a, b) => b.at - a.at)[0];
  if (newest && all.length === ids.length) return { kind: 'signed', by: newest.by, at: newest.at };
  return { kind: pinned === null && fixed === null ? 'none' : 'unchecked' };
}

/** Everything that was not taken, a pack once for all its parts, by name. */
export function refusedOnes({ held, doubts }: Signing): readonly RefusedView[] {
  const found = new Map<string, RefusedView>();
  for (const [id, { entity, name, key, edition, doubt, waiting }] of Object.entries(doubts).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (waiting) continue;
    const which = edition ?? id;
    const before = found.get(which);
    found.set(which, { entity, name, key, doubt: before?.doubt ?? doubt, kept: (before?.kept ?? true) && held[id] !== undefined });
  }
  return [...found.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export async function signingOf(store: Store): Promise<Signing> {
  return readSigning(reading(store));
}

/** The key the server signs with, among those that are trusted. */
export function signingNow({ pinned, strange }: Signing): SigningKey | null {
  return strange ? null : pinned?.at(-1) ?? null;
}
