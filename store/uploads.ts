import type { Evidence } from '../contract/evidence.ts';
import { reading, type Store, type Write } from './database.ts';
import type { Picture, Upload } from './schema.ts';

/** A proof that may go to the server now, with the bytes of its picture where those are still to go. */
export interface DueProof { readonly upload: Upload; readonly evidence: Evidence }

/** Notes that a proof made here waits to be sent, in the transaction that keeps it. */
export async function awaitUpload(tx: Write, id: string): Promise<void> {
  if (!await tx.objectStore('upload').get(id)) await tx.objectStore('upload').put({ id, state: 'waiting', words: false, why: null, sentBy: null });
}

/**
 * Proofs that wait and may go: their finding is at the server, and confirmed there. So what was only looked at before publishing, and what
 * nobody shared, never leaves this computer.
 * @param pictures whether pictures may go; without them only words are due
 */
export async function proofsDue(store: Store, pictures: boolean, most: number): Promise<readonly DueProof[]> {
  const tx = reading(store);
  const due: DueProof[] = [];
  for (const upload of await tx.objectStore('upload').index('state').getAll('waiting')) {
    if (due.length >= most) break;
    if (upload.words && !pictures) continue;
    const evidence = await tx.objectStore('evidence').get(upload.id);
    const finding = evidence && await tx.objectStore('finding').get(evidence.findingId);
    if (!evidence || !finding || finding.rev === null || (finding.base ?? finding.data).status !== 'confirmed') continue;
    due.push({ upload, evidence });
  }
  return due;
}

/** How many proofs of findings that are shared wait to be sent. */
export async function countDue(store: Store, pictures: boolean): Promise<number> {
  return (await proofsDue(store, pictures, Number.MAX_SAFE_INTEGER)).length;
}

/** Notes how far a proof has come. What is not waiting any more stays as it is. */
export async function noteUpload(tx: Write, id: string, change: Partial<Pick<Upload, 'state' | 'words' | 'why'>>): Promise<void> {
  const upload = await tx.objectStore('upload').get(id);
  if (upload?.state === 'waiting') await tx.objectStore('upload').put({ ...upload, ...change });
}

/** A server restored from a backup may have lost what it had: all of it is sent again, which has no second effect. */
export async function sendAllAgain(tx: Write): Promise<void> {
  for (const upload of await tx.objectStore('upload').index('state').getAll('done')) await tx.objectStore('upload').put({ ...upload, state: 'waiting', words: false });
  for (const upload of await tx.objectStore('upload').index('state').getAll('waiting')) if (upload.words) await tx.objectStore('upload').put({ ...upload, words: false });
  await fetchAnew(tx);
}

/** Keeps a proof another browser made. @returns whether it was new here */
export async function keepTheirs(tx: Write, evidence: Evidence, sentBy: string): Promise<boolean> {
  if (await tx.objectStore('upload').get(evidence.id)) return false;
  await tx.objectStore('evidence').put(evidence);
  await tx.objectStore('upload').put({ id: evidence.id, state: 'theirs', words: true, why: null, sentBy });
  return true;
}

/** Drops what other browsers made, with its pictures: the rights changed, and it is fetched anew. */
export async function dropTheirs(tx: Write): Promise<void> {
  const theirs = await tx.objectStore('upload').index('state').getAll('theirs');
  const pictures = new Set<string>();
  for (const { id } of theirs) {
    const picture = (await tx.objectStore('evidence').get(id))?.picture;
    if (picture) pictures.add(picture.sha256);
    await tx.objectStore('evidence').delete(id);
    await tx.objectStore('upload').delete(id);
  }
  if (pictures.size > 0) for (const { picture } of await tx.objectStore('evidence').getAll()) if (picture) pictures.delete(picture.sha256);
  for (const sha256 of pictures) await tx.objectStore('picture').delete(sha256);
  await fetchAnew(tx);
}

/** Keeps a picture that was fetched, so that it is there offline. */
export async function keepFetched(tx: Write, picture: Picture): Promise<void> {
  await tx.objectStore('picture').put(picture);
}

async function fetchAnew(tx: Write): Promise<void> {
  await tx.objectStore('meta').delete('evidenceCursor');
  await tx.objectStore('meta').delete('evidenceUnsound');
}
