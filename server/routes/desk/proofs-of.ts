import { evidenceSchema, type Evidence } from '../../../contract/evidence.ts';
import type { Actor, Context } from '../../context.ts';
import type { ShownProofs } from '../../pages/item-page.ts';
import type { RegisterLine } from '../../pages/items-page.ts';
import { blobsOfFindings } from '../../repo/blobs.ts';
import { evidenceOfFindings } from '../../repo/evidence.ts';
import { loadRecords } from '../../repo/records.ts';

/** What proves the findings of an item, the best proof of each: the newest with a picture, else the newest. Findings of another unit than the item's are left out. */
export async function proofsOf({ db }: Context, { tenant }: Actor, { item, stream }: RegisterLine): Promise<ShownProofs> {
  const named = [...new Set(item.pages.map(({ findingId }) => findingId))];
  const findings = (await loadRecords(db.read, tenant, named)).filter(record => record.stream === stream && record.entity === 'finding' && !record.del).map(({ id }) => id);
  const best = new Map<string, ShownProofs['proofs'][number]>();
  for (const { evidence: given, sentBy } of await evidenceOfFindings(db.read, tenant, findings)) {
    const evidence = evidenceSchema.safeParse(given).data;
    const known = evidence && best.get(evidence.findingId)?.evidence;
    if (evidence && (!known || isBetter(evidence, known))) best.set(evidence.findingId, { evidence, sentBy });
  }
  const proofs = [...best.values()].toSorted((a, b) => Number(b.evidence.picture !== null) - Number(a.evidence.picture !== null) || b.evidence.at - a.evidence.at);
  return { proofs, there: new Set((await blobsOfFindings(db.read, tenant, findings)).map(({ sha256 }) => sha256)) };
}

function isBetter(one: Evidence, known: Evidence): boolean {
  return (one.picture !== null) === (known.picture !== null) ? one.at >= known.at : one.picture !== null;
}
