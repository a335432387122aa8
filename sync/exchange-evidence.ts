import * as z from 'zod/mini';
import { saidSchema } from '../contract/said.ts';
import { said } from '../messages/said.ts';
import { reading, StoreRefused, write, type Store } from '../store/database.ts';
import type { Failure } from './api-client.ts';
import { backOff } from './back-off.ts';
import { fetchEvidence } from './fetch-evidence.ts';
import type { Line } from './push.ts';
import { sendEvidence } from './send-evidence.ts';

/** How the last exchange of evidence ended. It never holds up records. */
export const evidenceNoteSchema = z.strictObject({ nextAt: z.number(), tries: z.number(), problem: z.nullable(saidSchema) });
export type EvidenceNote = z.infer<typeof evidenceNoteSchema>;

const fresh: EvidenceNote = { nextAt: 0, tries: 0, problem: null };
const hour = 3_600_000;

/** Sends proofs that wait and fetches those of others, unless its own back-off is not over. @returns a failure that is about the whole session, and whether anything here changed */
export async function exchangeEvidence(line: Line, pictures: boolean, urgent: boolean, random: () => number): Promise<{ readonly failure: Failure | null; readonly changed: boolean }> {
  const before = await evidenceNote(line.store);
  const now = line.now();
  // A clock that was set back must not hold it up for years.
  if (!urgent && before.nextAt > now && before.nextAt - now <= hour) return { failure: null, changed: false };
  const { failure, changed } = await bothWays(line, pictures).catch((error: unknown) => ({ failure: fullOf(error), changed: true }));
  if (failure || before.tries > 0) await write(line.store, async (tx) => {
    await tx.objectStore('meta').put(failure ? noteOf(before, failure, now, random) : fresh, 'evidence');
  });
  return { failure: failure?.kind === 'signed-out' || failure?.kind === 'upgrade' ? failure : null, changed };
}

async function bothWays(line: Line, pictures: boolean): Promise<{ readonly failure: Failure | null; readonly changed: boolean }> {
  const sent = await sendEvidence(line, pictures);
  // Who may send no more, because the role changed, still sees what colleagues prove.
  if (sent && sent.kind !== 'refused') return { failure: sent, changed: true };
  const fetched = await fetchEvidence(line);
  return { failure: sent ?? fetched.failure, changed: fetched.changed };
}

/** A disk that is full takes no more proofs, and holds up no record by it. @throws anything else */
function fullOf(error: unknown): Failure {
  if (!(error instanceof StoreRefused) || error.reason !== 'full') throw error;
  return { kind: 'later', code: 'full', said: error.said, wait: null };
}

export async function evidenceNote(store: Store): Promise<EvidenceNote> {
  const parsed = evidenceNoteSchema.safeParse(await reading(store).objectStore('meta').get('evidence'));
  return parsed.success ? parsed.data : fresh;
}

function noteOf(before: EvidenceNote, failure: Failure, now: number, random: () => number): EvidenceNote {
  const tries = before.tries + 1;
  // A server of an older version has no such address.
  if (failure.code === 'not_found') return { nextAt: now + hour, tries, problem: said('said.evidence.olderServer') };
  return { nextAt: now + (failure.kind === 'later' ? failure.wait ?? backOff(tries, random) : 300_000), tries, problem: failure.said };
}
