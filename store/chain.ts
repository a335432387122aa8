import type { ChainReport, Link } from '../contract/evidence.ts';
import type { Entity } from '../contract/record.ts';
import { said, type Said } from '../messages/said.ts';
import { reading, type Read, type Store, type Write } from './database.ts';
import { digestOf } from './digest.ts';
import type { Pen } from './pen.ts';

/** What a link names: a record of these kinds, or `refused`: the server did not take the record of this id, so it is gone on purpose. */
export type Chained = Extract<Entity, 'visit' | 'finding' | 'decision' | 'answer' | 'final'> | 'evidence' | 'refused';

type Data = { readonly id: string };

/**
 * Binds what one transaction writes to everything the inspection had before. Whoever changes, removes or inserts a record later
 * breaks the chain from there on. Call it inside the transaction that writes the records.
 */
export async function link(tx: Write, pen: Pick<Pen, 'by' | 'now'>, inspectionId: string | null, records: readonly (readonly [Chained, Data])[]): Promise<void> {
  if (inspectionId === null || records.length === 0) return;
  const last = await headOf(tx, inspectionId);
  const body: Omit<Link, 'hash'> = {
    inspectionId, seq: (last?.seq ?? 0) + 1, at: pen.now(), by: pen.by,
    records: records.map(([kind, data]) => [kind, data.id, digestOf(lasting(kind, data))]), prev: last?.hash ?? start,
  };
  await tx.objectStore('chain').put({ ...body, hash: digestOf(body) });
}

/** The newest link of an inspection, or null. */
export async function headOf(tx: Read | Write, inspectionId: string): Promise<Link | null> {
  return (await tx.objectStore('chain').openCursor(IDBKeyRange.bound([inspectionId], [inspectionId, []]), 'prev'))?.value ?? null;
}

/** A report whose differences are still to be put into words. */
export type ChainWalk = Omit<ChainReport, 'trouble'> & { readonly trouble: readonly Said[] };

/** Walks the chains of these inspections and compares every record with what was bound. Reads only; one consistent picture. */
export async function verifyChain(store: Store, inspectionIds: readonly string[]): Promise<ChainWalk> {
  const tx = reading(store);
  const trouble: Said[] = [];
  const bound = new Set<string>();
  const refused = new Set<string>();
  const told: { readonly seq: number; readonly kind: Chained; readonly id: string; readonly digest: string }[] = [];
  let links = 0;
  let head: string | null = null;
  for (const inspectionId of inspectionIds) {
    let prev: string = start;
    let seq = 0;
    for (const { hash, ...body } of await tx.objectStore('chain').getAll(IDBKeyRange.bound([inspectionId], [inspectionId, []]))) {
      if (body.seq !== seq + 1) trouble.push(said('said.chain.missing', seq + 1));
      if (body.prev !== prev) trouble.push(said('said.chain.joint', body.seq));
      if (digestOf(body) !== hash) trouble.push(said('said.chain.edited', body.seq));
      for (const [kind, id, digest] of body.records) {
        if (kind === 'refused') refused.add(id);
        else told.push({ seq: body.seq, kind: kind as Chained, id, digest });
      }
      prev = hash;
      seq = body.seq;
      links += 1;
      head = hash;
    }
  }
  for (const { seq, kind, id, digest } of told) {
    bound.add(id);
    const data = await recordOf(tx, kind, id);
    if (!data && refused.has(id)) continue;
    if (!data) trouble.push(said('said.chain.absent', seq, said(`said.chain.${kind}`)));
    else if (digestOf(lasting(kind, data)) !== digest) trouble.push(said('said.chain.altered', seq, said(`said.chain.${kind}`)));
  }
  return { links, records: told.length, head, trouble, elsewhere: await elsewhere(tx, inspectionIds, bound) };
}

const start = 'start';

/** What never changes in a record once it is written: not what people may still edit, not the site it was merged into, not the name the server knows its maker by. */
function lasting(kind: Chained, data: Data): unknown {
  const { siteId: _site, inspectionId: _inspection, by: _by, status, note, category, pageType, pageTitle, ...rest } = data as Data & Record<string, unknown>;
  return kind === 'finding' ? rest : { ...rest, status, note, category, pageType, pageTitle };
}

async function recordOf(tx: Read, kind: Chained, id: string): Promise<Data | null> {
  if (kind === 'refused') return null;
  if (kind === 'evidence') return await tx.objectStore('evidence').get(id) ?? null;
  return (await tx.objectStore(kind).get(id))?.data ?? null;
}

async function elsewhere(tx: Read, inspectionIds: readonly string[], bound: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for (const id of inspectionIds) {
    for (const kind of ['visit', 'finding', 'answer'] as const) count += (await tx.objectStore(kind).index('inspectionId').getAllKeys(id)).filter((key) => !bound.has(key)).length;
  }
  return count;
}
