import { evidenceSchema, type Evidence } from '../contract/evidence.ts';
import { pictureTypeOf } from '../contract/picture-form.ts';
import type { EvidencePage } from '../contract/shared-evidence.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { reading, write, type Write } from '../store/database.ts';
import { digestOf } from '../store/digest.ts';
import type { Picture } from '../store/schema.ts';
import { dropTheirs, keepTheirs } from '../store/uploads.ts';
import type { Answer, Api, Failure } from './api-client.ts';
import { noteEpoch } from './epoch.ts';
import type { Line } from './push.ts';

/** Fetches the words of what proves findings, page after page; a page and the cursor behind it are written together. @returns why it stopped early, and whether anything came */
export async function fetchEvidence(line: Line): Promise<{ readonly failure: Failure | null; readonly changed: boolean }> {
  let changed = false;
  for (;;) {
    const cursor = await reading(line.store).objectStore('meta').get('evidenceCursor') as string | undefined;
    const answer = await line.api.fetchEvidence(line.token, cursor ?? null);
    if (!answer.ok) return { failure: answer.failure, changed };
    const restored = await write(line.store, (tx) => applyPage(tx, answer.value));
    changed ||= answer.value.rows.length > 0;
    // The next exchange fetches everything anew.
    if (restored || !answer.value.more) return { failure: null, changed };
  }
}

async function applyPage(tx: Write, page: EvidencePage): Promise<boolean> {
  if (await noteEpoch(tx, page.epoch)) return true;
  if (page.reset) await dropTheirs(tx);
  for (const { evidence, sentBy } of page.rows) {
    const parsed = evidenceSchema.safeParse(evidence);
    if (!parsed.success) continue; // a later version wrote it: it stays at the server
    if (isSound(parsed.data)) await keepTheirs(tx, parsed.data, sentBy);
    else await tx.objectStore('meta').put(((await tx.objectStore('meta').get('evidenceUnsound') as number | undefined) ?? 0) + 1, 'evidenceUnsound');
  }
  await tx.objectStore('meta').put(page.next, 'evidenceCursor');
  return false;
}

/** Whether a proof is what its hash says, so that nobody altered it on its way or at the server. */
function isSound({ hash, ...body }: Evidence): boolean {
  return digestOf(body) === hash;
}

/** A picture by its hash. What is not that picture counts as not there. @returns null where the server has none */
export async function fetchPicture(api: Api, token: string, wanted: string): Promise<Answer<Picture | null>> {
  const answer = await api.fetchPicture(token, wanted);
  if (!answer.ok || answer.value === null) return answer as Answer<null>;
  const mime = pictureTypeOf(answer.value);
  return { ok: true, value: mime && bytesToHex(sha256(answer.value)) === wanted ? { sha256: wanted, mime, bytes: answer.value } : null };
}
