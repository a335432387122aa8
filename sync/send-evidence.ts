import type { PictureType } from '../contract/shared-evidence.ts';
import { evidenceLimits } from '../contract/shared-evidence.ts';
import { said } from '../messages/said.ts';
import { reading, write } from '../store/database.ts';
import { noteUpload, proofsDue, type DueProof } from '../store/uploads.ts';
import type { Failure } from './api-client.ts';
import { noteEpoch } from './epoch.ts';
import type { Line } from './push.ts';

/** So many proofs and bytes of pictures go in one run: the rest in the next, so that no run outlives the worker. */
export const perRun = { proofs: 40, bytes: 8 * 1024 * 1024 } as const;

const batchBytes = 200 * 1024;

/**
 * Sends proofs of findings the server has: words first, then the pictures the server does not have yet. How far each has come is written
 * down at once, so that a worker that dies goes on there and nothing is sent twice.
 * @returns why it stopped early, or null
 */
export async function sendEvidence(line: Line, pictures: boolean): Promise<Failure | null> {
  const due = await proofsDue(line.store, pictures, perRun.proofs);
  for (const batch of batchesOf(due.filter(({ upload }) => !upload.words))) {
    const failure = await sendWords(line, batch);
    if (failure) return failure;
  }
  if (!pictures) return null;
  let bytes = 0;
  for (const one of await proofsDue(line.store, true, perRun.proofs)) {
    if (!one.upload.words || bytes >= perRun.bytes) continue;
    bytes += one.evidence.picture?.bytes ?? 0;
    const failure = await sendPicture(line, one);
    if (failure) return failure;
  }
  return null;
}

async function sendWords(line: Line, batch: readonly DueProof[]): Promise<Failure | null> {
  const answer = await line.api.sendEvidence(line.token, batch.map(({ evidence }) => evidence));
  if (!answer.ok) {
    if (answer.failure.kind !== 'too-large') return answer.failure;
    if (batch.length > 1) return await sendWords(line, batch.slice(0, Math.ceil(batch.length / 2))) ?? sendWords(line, batch.slice(Math.ceil(batch.length / 2)));
    await write(line.store, (tx) => noteUpload(tx, batch[0]!.evidence.id, { state: 'refused', why: 'too_large' }));
    return null;
  }
  const { epoch, results } = answer.value;
  if (results.length !== batch.length || results.some(({ id }, place) => id !== batch[place]!.evidence.id)) return { kind: 'later', code: 'not_ours', said: said('said.sync.mismatch'), wait: null };
  await write(line.store, async (tx) => {
    await noteEpoch(tx, epoch);
    for (const [place, { st, code }] of results.entries()) {
      const { evidence } = batch[place]!;
      if (st === 'refused') await noteUpload(tx, evidence.id, { state: 'refused', why: code ?? 'other' });
      else if (st === 'ok') await noteUpload(tx, evidence.id, evidence.picture ? { words: true } : { words: true, state: 'done' });
    }
  });
  return null;
}

async function sendPicture(line: Line, { evidence }: DueProof): Promise<Failure | null> {
  const note = (change: Parameters<typeof noteUpload>[2]): Promise<null> => write(line.store, (tx) => noteUpload(tx, evidence.id, change)).then(() => null);
  const { sha256 } = evidence.picture!;
  const there = await line.api.hasPicture(line.token, sha256);
  if (!there.ok) return there.failure;
  if (there.value) return note({ state: 'done' });
  const picture = await reading(line.store).objectStore('picture').get(sha256);
  if (!picture) return note({ state: 'refused', why: 'picture_gone' });
  if (picture.bytes.length > evidenceLimits.picture) return note({ state: 'refused', why: 'too_large' });
  const answer = await line.api.sendPicture(line.token, sha256, { mime: picture.mime as PictureType, bytes: picture.bytes });
  if (answer.ok) return note({ state: 'done' });
  const { kind, code } = answer.failure;
  if (kind === 'too-large') return note({ state: 'refused', why: 'too_large' });
  if (code === 'not_picture' || code === 'other_picture' || code === 'media_type') return note({ state: 'refused', why: code });
  // The words are not there any more, or the finding is in another unit now: they are judged anew.
  if (code === 'not_found') return note({ words: false });
  return answer.failure;
}

function batchesOf(due: readonly DueProof[]): readonly (readonly DueProof[])[] {
  const batches: DueProof[][] = [];
  let bytes = 0;
  for (const one of due) {
    const size = JSON.stringify(one.evidence).length;
    const last = batches.at(-1);
    if (!last || last.length >= evidenceLimits.request || bytes + size > batchBytes) {
      batches.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return batches;
}
