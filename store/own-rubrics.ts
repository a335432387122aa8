import { rubricShareBytes, type Rubric, type RubricRecord, type RubricState } from '../contract/rubric.ts';
import type { Pack } from '../standards/pack.ts';
import { packKey } from '../standards/pack.ts';
import { adoptRubrics, packs } from '../standards/rubrics.ts';
import { reading, StoreRefused, write, type Store } from './database.ts';
import { canonical, digestOf } from './digest.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { share } from './site.ts';
import { readSigning, signatureOf, type SignatureState } from './signing.ts';

/** A form of the unit as it lies here. */
export interface KeptRubric {
  readonly id: string;
  /** `id@version` of the form. */
  readonly key: string;
  readonly pack: Pack;
  readonly sha256: string;
  readonly state: RubricState;
  readonly by: string;
  readonly at: number;
  /** Whether the others of the unit have it too, or will. */
  readonly shared: boolean;
  /**
   * What becomes of it: offered for new work; off or removed: what was begun by it goes on; replaced: a newer version is offered;
   * other: the unit uses another content under this name; damaged: it is not what its hash says, refused: not what the server signed, and nothing is priced by it.
   */
  readonly effect: 'offered' | 'replaced' | 'off' | 'removed' | 'other' | 'damaged' | 'refused';
  /** How the server's signature of it stands; null where it is not from the server. */
  readonly signature: SignatureState | null;
}

/**
 * Keeps a form the unit brought, switched on. It was judged before (forms/judge-rubric).
 * @returns its `id@version`; the same form again is no change, and brings back one that was taken away
 * @throws StoreRefused when a built-in form has its id, or this id and version is here already with other content
 */
export async function keepRubric(pen: Pen, pack: Pack): Promise<string> {
  const key = packKey(pack);
  if (packs.some(({ id }) => id === pack.id)) throw new StoreRefused('rule', 'said.rubrics.builtIn', pack.id, pack.id);
  const sha256 = digestOf(pack);
  const known = (await ownRubrics(pen.store)).find((one) => one.key === key && one.effect !== 'other');
  if (known && known.sha256 !== sha256) throw new StoreRefused('rule', 'said.rubrics.differs', pack.id, pack.version, pack.version + 1);
  if (known) {
    if (known.state === 'removed') await setRubricState(pen, known.id, 'on');
    return key;
  }
  await write(pen.store, async (tx) => {
    const at = pen.now();
    const data: RubricRecord = { id: newId(at), pack: pack as unknown as Rubric, sha256, state: 'on', by: pen.by, at };
    await tx.objectStore('rubric').put({ id: data.id, data, rev: null, base: null });
  });
  return key;
}

/** Offers a form for new work, or no longer, or takes it away; each can be taken back by the same call. What was begun by it goes on by it. @throws StoreRefused for an unknown one */
export async function setRubricState(pen: Pen, id: string, state: RubricState): Promise<void> {
  await write(pen.store, async (tx) => {
    const known = await tx.objectStore('rubric').get(id);
    if (!known) throw new StoreRefused('rule', 'said.find.rubric');
    if (known.data.state === state) return;
    await tx.objectStore('rubric').put(withChange(known, { state }));
    const sent = known.rev !== null || await tx.objectStore('op').index('about').count(id) > 0;
    if (pen.sharing && sent) await enqueue(tx, { entity: 'rubric', id, kind: 'update', about: id, fields: { state }, was: { state: known.data.state }, rev: known.rev, at: pen.now() });
  });
}

/** Puts a form that was kept here alone on its way to the unit's server. @throws StoreRefused for an unknown one, one the unit has with other content, or one too large for a message */
export async function shareRubric(pen: Pen, id: string): Promise<void> {
  const own = await ownRubrics(pen.store);
  const known = own.find((one) => one.id === id);
  if (!known) throw new StoreRefused('rule', 'said.find.rubric');
  if (known.effect === 'damaged') throw new StoreRefused('rule', 'said.rubrics.damaged');
  if (own.some(({ key, shared, id: other }) => key === known.key && shared && other !== id)) throw new StoreRefused('rule', 'said.rubrics.unitHas', known.key, known.pack.version + 1);
  if (new TextEncoder().encode(canonical(known.pack)).length > rubricShareBytes) throw new StoreRefused('rule', 'said.rubrics.large');
  await write(pen.store, async (tx) => {
    const stored = await tx.objectStore('rubric').get(id);
    if (stored) await share(tx, pen, 'rubric', stored);
  });
}

/**
 * Every form of the unit, by name, newest version first. Where two have one name, all browsers choose the same: one from the server
 * before one kept here alone, then the one with the smaller id. The other is named, and nothing is priced by it.
 */
export async function ownRubrics(store: Store): Promise<readonly KeptRubric[]> {
  const tx = reading(store);
  const all = await tx.objectStore('rubric').getAll();
  if (all.length === 0) return [];
  const signing = await readSigning(tx);
  const signatures = new Map(all.map(({ id, rev }) => [id, rev === null ? null : signatureOf(signing, [id])]));
  const waiting = new Set((await tx.objectStore('op').getAll()).map(({ about }) => about));
  const ordered = all.toSorted((a, b) => Number(b.rev !== null) - Number(a.rev !== null) || (a.id < b.id ? -1 : 1));
  const newest = new Map<string, number>();
  const sound = new Map<string, Stored<RubricRecord>>();
  for (const one of ordered) {
    const { pack, sha256, state } = one.data;
    const key = nameOf(one);
    if (sound.has(key) || digestOf(pack) !== sha256 || signatures.get(one.id)?.kind === 'refused') continue;
    sound.set(key, one);
    if (state === 'on') newest.set(pack.id, Math.max(newest.get(pack.id) ?? 0, pack.version));
  }
  return ordered.map((one): KeptRubric => {
    const { id, rev, data: { pack, sha256, state, by, at } } = one;
    const key = nameOf(one);
    const holds = sound.get(key);
    const same = holds?.data.sha256 === sha256;
    const signature = signatures.get(id) ?? null;
    const effect = signature?.kind === 'refused' ? 'refused' : !holds || digestOf(pack) !== sha256 ? 'damaged' : !same ? 'other' : state !== 'on' ? state : pack.version < (newest.get(pack.id) ?? 0) ? 'replaced' : 'offered';
    return { id, key, pack: pack as unknown as Pack, sha256, state, by, at, shared: rev !== null || waiting.has(id), effect, signature };
  }).filter((one) => ['other', 'damaged', 'refused'].includes(one.effect) || sound.get(one.key)?.id === one.id)
    .toSorted((a, b) => (a.pack.id === b.pack.id ? b.pack.version - a.pack.version || (a.id < b.id ? -1 : 1) : a.pack.id < b.pack.id ? -1 : 1));
}

/** Makes the unit's own forms known to everything that prices: every sound one by its name, for choosing only those that are offered. */
export async function adoptOwnRubrics(store: Store): Promise<void> {
  const sound = (await ownRubrics(store)).filter(({ effect }) => !['other', 'damaged', 'refused'].includes(effect));
  adoptRubrics(sound.map(({ pack }) => pack), new Set(sound.filter(({ effect }) => effect === 'offered').map(({ key }) => key)));
}

function nameOf({ data: { pack } }: Stored<RubricRecord>): string {
  return `${pack.id}@${pack.version}`;
}
