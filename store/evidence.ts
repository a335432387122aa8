import type { Evidence } from '../contract/evidence.ts';
import { link } from './chain.ts';
import { reading, write, type Store } from './database.ts';
import { digestOf } from './digest.ts';
import { newId } from './id.ts';
import type { Pen } from './pen.ts';
import type { Picture } from './schema.ts';
import { awaitUpload } from './uploads.ts';

/** Proof still to be put down: who and when are added here. */
export type Unsealed = Omit<Evidence, 'id' | 'at' | 'by' | 'hash'>;

/** Puts proof of findings down and binds it into the chains of their inspections. @throws StoreRefused when it could not be saved: then nothing was */
export async function keepEvidence(pen: Pen, unsealed: readonly Unsealed[], pictures: readonly Picture[] = []): Promise<void> {
  if (unsealed.length === 0) return;
  await write(pen.store, async (tx) => {
    for (const picture of pictures) await tx.objectStore('picture').put(picture);
    const chains = new Map<string | null, Evidence[]>();
    for (const one of unsealed) {
      const at = pen.now();
      const body = { ...one, id: newId(at), at, by: pen.by };
      const evidence: Evidence = { ...body, hash: digestOf(body) };
      await tx.objectStore('evidence').put(evidence);
      await awaitUpload(tx, evidence.id);
      const chain = chains.get(one.inspectionId);
      if (chain) chain.push(evidence);
      else chains.set(one.inspectionId, [evidence]);
    }
    for (const [inspectionId, kept] of chains) await link(tx, pen, inspectionId, kept.map((evidence) => ['evidence', evidence] as const));
  });
}

/**
 * The proof of each finding: the newest with a picture, else the newest.
 * @param findingIds null: of every finding of these inspections that has any
 */
export async function evidenceFor(store: Store, inspectionIds: readonly string[], findingIds: readonly string[] | null): Promise<ReadonlyMap<string, Evidence>> {
  const index = reading(store).objectStore('evidence');
  const all = findingIds === null
    ? (await Promise.all(inspectionIds.map((id) => index.index('inspectionId').getAll(id)))).flat()
    : (await Promise.all(findingIds.map((id) => index.index('findingId').getAll(id)))).flat();
  return bestEvidence(all);
}

/** Of each finding the newest proof with a picture, else the newest. */
export function bestEvidence(all: readonly Evidence[]): ReadonlyMap<string, Evidence> {
  const best = new Map<string, Evidence>();
  for (const one of all) {
    const known = best.get(one.findingId);
    if (!known || (one.picture !== null) > (known.picture !== null) || ((one.picture !== null) === (known.picture !== null) && one.at >= known.at)) best.set(one.findingId, one);
  }
  return best;
}

/** A picture's bytes, or null where it is not here. */
export async function pictureOf(store: Store, sha256: string): Promise<Picture | null> {
  return await reading(store).objectStore('picture').get(sha256) ?? null;
}
