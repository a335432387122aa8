import { packLimits, type PackRecord, type PackState, type UnitPack } from '../contract/unit-pack.ts';
import { reading, StoreRefused, write, type Store } from './database.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored } from './schema.ts';
import { share } from './site.ts';
import { readSigning, signatureOf, type SignatureState } from './signing.ts';

/** One edition of a pack as it lies here. */
export interface KeptPack {
  readonly edition: string;
  readonly pack: UnitPack;
  readonly state: PackState;
  readonly by: string;
  readonly at: number;
  /** Whether the others of the unit have it too, or will. */
  readonly shared: boolean;
  /** How the server's signature of it stands; null where it is not from the server. `refused`: it is not in force, whatever its state. */
  readonly signature: SignatureState | null;
}

/**
 * Keeps a pack, in parts that fit a message each. It was judged before (packs/judge-pack.ts).
 * @param shared whether it goes to the unit's server: its records then are on their way when this returns
 * @returns the edition
 * @throws StoreRefused when this code and version is here already with other content, or when it could not be saved
 */
export async function keepPack(pen: Pen, pack: UnitPack, shared: boolean): Promise<string> {
  const known = (await listPacks(pen.store)).find((one) => one.pack.code === pack.code && one.pack.version === pack.version && one.state !== 'removed');
  if (known && JSON.stringify(known.pack) === JSON.stringify(pack)) return known.edition;
  if (known) throw new StoreRefused('rule', 'said.packs.differs', pack.code, pack.version);
  return write(pen.store, async (tx) => {
    const records = recordsOf(pack, pen.by, pen.now());
    for (const data of records) {
      const stored: Stored<PackRecord> = { id: data.id, data, rev: null, base: null };
      await tx.objectStore('pack').put(stored);
      if (shared) await share(tx, pen, 'pack', stored);
    }
    return records[0]!.id;
  });
}

/** Puts a pack into force, out of it, or away; all can be taken back by the same call. @throws StoreRefused for an unknown edition */
export async function setPackState(pen: Pen, edition: string, state: PackState): Promise<void> {
  await write(pen.store, async (tx) => {
    const first = await tx.objectStore('pack').get(edition);
    if (!first) throw new StoreRefused('rule', 'said.find.pack');
    if (first.data.state === state) return;
    await tx.objectStore('pack').put(withChange(first, { state }));
    const sent = first.rev !== null || await tx.objectStore('op').index('about').count(edition) > 0;
    if (pen.sharing && sent) await enqueue(tx, { entity: 'pack', id: edition, kind: 'update', about: edition, fields: { state }, was: { state: first.data.state }, rev: first.rev, at: pen.now() });
  });
}

/** Puts a pack that was kept here alone on its way to the unit's server. @throws StoreRefused for an unknown edition */
export async function sharePack(pen: Pen, edition: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const parts = await tx.objectStore('pack').index('edition').getAll(edition);
    if (parts.length === 0) throw new StoreRefused('rule', 'said.find.pack');
    for (const part of parts.toSorted((a, b) => a.data.part - b.data.part)) await share(tx, pen, 'pack', part);
  });
}

/** Every pack of which all parts are here, newest version of each code first, codes in order. */
export async function listPacks(store: Store): Promise<readonly KeptPack[]> {
  const editions = new Map<string, Stored<PackRecord>[]>();
  const tx = reading(store);
  const signing = await readSigning(tx);
  const waiting = new Set((await tx.objectStore('op').getAll()).map(({ about }) => about));
  for (const record of await tx.objectStore('pack').getAll()) {
    const list = editions.get(record.data.edition);
    if (list) list.push(record);
    else editions.set(record.data.edition, [record]);
  }
  const packs: KeptPack[] = [];
  for (const [edition, records] of editions) {
    const parts = records.toSorted((a, b) => a.data.part - b.data.part);
    const first = parts[0]!;
    if (parts.length !== first.data.parts || parts.some(({ data }, index) => data.part !== index) || first.id !== edition) continue;
    packs.push({ edition, pack: packOf(parts.map(({ data }) => data)), state: first.data.state, by: first.data.by, at: first.data.at, shared: first.rev !== null || waiting.has(edition), signature: first.rev === null ? null : signatureOf(signing, parts.map(({ id }) => id)) });
  }
  return packs.toSorted((a, b) => compare(a.pack.code, b.pack.code) || b.pack.version - a.pack.version || b.at - a.at || compare(a.edition, b.edition));
}

/** Of each code the newest version that is switched on, whose signature was not refused, and whose days hold; codes in order. @param day YYYY-MM-DD in Beijing */
export function packsInForce(packs: readonly KeptPack[], day: string): readonly UnitPack[] {
  const chosen = new Map<string, KeptPack>();
  for (const one of packs) {
    const { code, version, from, until } = one.pack;
    if (one.state !== 'on' || one.signature?.kind === 'refused' || day < from || (until !== null && day > until)) continue;
    const had = chosen.get(code);
    if (!had || version > had.pack.version || (version === had.pack.version && one.at > had.at)) chosen.set(code, one);
  }
  return [...chosen.values()].map(({ pack }) => pack).toSorted((a, b) => compare(a.code, b.code));
}

/** Cuts a pack so that no part is over the size of a message. */
function recordsOf(pack: UnitPack, by: string, at: number): readonly PackRecord[] {
  const { format: _format, words, confusions, allow, settings, trustedHosts, struckHosts = [], tables = [], calendar = [], ...head } = pack;
  type Content = Pick<PackRecord, 'words' | 'confusions' | 'allow' | 'settings' | 'trustedHosts'> & { readonly struckHosts: NonNullable<PackRecord['struckHosts']>; readonly tables: NonNullable<PackRecord['tables']> };
  const empty = (): { [Name in keyof Content]: Content[Name] } => ({ words: [], confusions: [], allow: [], settings: [], trustedHosts: [], struckHosts: [], tables: [] });
  const contents = [empty()];
  // The calendar stays whole in the first part, where the server looks for it (rectify/calendar): two hundred lines fit.
  let bytes = encoder.encode(JSON.stringify(calendar)).length;
  const add = <Name extends keyof Content>(name: Name, entry: Content[Name][number]): void => {
    const size = encoder.encode(JSON.stringify(entry)).length + 1;
    if (bytes + size > packLimits.partBytes) {
      contents.push(empty());
      bytes = 0;
    }
    bytes += size;
    (contents.at(-1)![name] as Content[Name][number][]).push(entry);
  };
  for (const one of settings) add('settings', one);
  for (const one of trustedHosts) add('trustedHosts', one);
  for (const one of struckHosts) add('struckHosts', one);
  for (const one of tables) add('tables', one);
  for (const one of words) add('words', one);
  for (const one of confusions) add('confusions', one);
  for (const one of allow) add('allow', one);
  const ids = contents.map(() => newId(at));
  return contents.map(({ struckHosts: struck, tables: changes, ...content }, part) => ({ id: ids[part]!, edition: ids[0]!, part, parts: contents.length, ...head, ...content, ...(struck.length > 0 ? { struckHosts: struck } : {}), ...(changes.length > 0 ? { tables: changes } : {}), ...(part === 0 && calendar.length > 0 ? { calendar } : {}), state: 'on', by, at }));
}

function packOf(parts: readonly PackRecord[]): UnitPack {
  const { code, version, name, from, until, note } = parts[0]!;
  const tables = parts.flatMap((part) => part.tables ?? []);
  const struckHosts = parts.flatMap((part) => part.struckHosts ?? []);
  return {
    format: 'duwang-pack/1', code, version, name, from, until, note,
    words: parts.flatMap(({ words }) => words), confusions: parts.flatMap(({ confusions }) => confusions), allow: parts.flatMap(({ allow }) => allow),
    settings: parts.flatMap(({ settings }) => settings), trustedHosts: parts.flatMap(({ trustedHosts }) => trustedHosts),
    ...(struckHosts.length > 0 ? { struckHosts } : {}), ...(tables.length > 0 ? { tables } : {}), ...((parts[0]!.calendar?.length ?? 0) > 0 ? { calendar: parts[0]!.calendar! } : {}),
  };
}

const encoder = new TextEncoder();

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
