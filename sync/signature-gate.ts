import { type Signature, type SignedEntity, signedEntities, type SigningKey } from '../contract/signature.ts';
import type { Doubt } from '../contract/signing-view.ts';
import type { PullResponse, PullRow } from '../contract/sync.ts';
import { reading, write, type Write } from '../store/database.ts';
import { putServerVersion, isRecord } from '../store/overlay.ts';
import { type Doubtful, putSigning, readSigning, type Signing, signingOf } from '../store/signing.ts';
import type { Answer } from './api-client.ts';
import { doubtOf, trustedUnder } from './check-signature.ts';
import type { Line } from './push.ts';
import { askSignatures, type Told } from './told-signatures.ts';

/** What became of the packs and forms of a page, by record. */
export type Judged = ReadonlyMap<string, { readonly doubt: Doubt | null; readonly signature: Signature | null }>;

type SignedRow = PullRow & { readonly entity: SignedEntity };

export interface Gate {
  /** Sees to it that a key is pinned, and looks again at what was refused: once in a while, or because a person asks. What fails here is tried the next time. */
  begin(): Promise<boolean>;
  /** Judges a page before it is written. `anew`: keys were settled just now, and everything is to be fetched from the start. */
  judge(page: PullResponse, cursor: string | null): Promise<Answer<Judged | 'anew'>>;
}

/** How often what was refused is looked at again without anybody asking. */
const patience = 10 * 60_000;
/** Pages asked for again at once; the others have their turn later. */
const pagesAgain = 5;

/**
 * Packs and forms hold for everybody in the unit, so they are taken only as the server signed them. One answer of the server serves a
 * whole pull; a row that does not fit it is judged by a fresh one, because it may have been published meanwhile.
 */
export function openGate(line: Line): Gate {
  const fixed = line.fixedKey ?? null;
  let told: Told | null | undefined;

  async function ask(): Promise<Answer<Told | null>> {
    const answer = await askSignatures(line);
    if (answer.ok) told = answer.value;
    return answer;
  }

  return {
    async begin() {
      const signing = await signingOf(line.store);
      const unsettled = isUnsettled(signing, fixed);
      if (!unsettled && signing.strange === null && Object.values(signing.doubts).every(({ waiting }) => waiting)) return false;
      if (!line.urgent && Math.abs(line.now() - signing.askedAt) < patience) return false;
      const answer = await ask();
      if (!answer.ok) return false;
      await write(line.store, async (tx) => putSigning(tx, { ...await readSigning(tx), askedAt: line.now() }));
      if (answer.value === null) return false;
      await settleKeys(line, answer.value, fixed);
      return lookAgain(line, answer.value);
    },

    async judge(page, cursor) {
      const rows = page.rows.filter(isSignedRow);
      const signing = await signingOf(line.store);
      if (rows.length === 0) return { ok: true, value: new Map() };
      for (let fresh = told === undefined; ; fresh = true) {
        if (fresh) {
          const answer = await ask();
          if (!answer.ok) return answer;
        }
        if (!told && signing.pinned === null && fixed === null) return { ok: true, value: new Map() };
        if (told && await settleKeys(line, told, fixed)) return { ok: true, value: 'anew' };
        const judged = await judgeRows(rows, told ?? null, await signingOf(line.store), isIncremental(signing, page, cursor));
        if (fresh || [...judged.values()].every(({ doubt }) => doubt === null)) return { ok: true, value: judged };
      }
    },
  };
}

/** Puts what was judged into what is known, in the transaction of its page. @returns whether the row of the record is to be taken */
export function noteJudged(signing: Signing, row: PullRow, judged: Judged, from: string | null): { readonly signing: Signing; readonly take: boolean } {
  const found = judged.get(row.id);
  if (!found || !isSignedRow(row)) return { signing, take: true };
  const { [row.id]: _, ...doubts } = signing.doubts;
  if (found.doubt === null) {
    const { rev, by, at, key } = found.signature!;
    return { signing: { ...signing, doubts, held: { ...signing.held, [row.id]: { rev, by, at, key } } }, take: true };
  }
  // A newer one that was signed must be on its way, unless this very row was waited for in vain.
  const waiting = found.doubt === 'older' && (signing.doubts[row.id]?.rev ?? 0) < row.rev;
  return { signing: { ...signing, doubts: { ...doubts, [row.id]: { ...namesOf(row), rev: row.rev, doubt: found.doubt, from, waiting, before: false } } }, take: false };
}

/** The keys were never settled, or under another policy. */
function isUnsettled(signing: Signing, fixed: string | null): boolean {
  return signing.pinned === null || fixed !== signing.fixed;
}

/**
 * Keeps which keys are trusted from now on, and whether the newest is not among them.
 * @returns whether they were settled for the first time, or under another policy: then everything is fetched anew, so that what came before is judged too
 */
async function settleKeys(line: Line, { keys }: Told, fixed: string | null): Promise<boolean> {
  const signing = await signingOf(line.store);
  const unsettled = isUnsettled(signing, fixed);
  const pinned = await trustedUnder(keys, signing.pinned, fixed);
  const newest = keys.at(-1)!;
  const strange = pinned.some(({ id, publicKey }) => id === newest.id && publicKey === newest.publicKey) ? null : newest;
  if (!unsettled && isSame(pinned, signing.pinned) && strange?.id === signing.strange?.id) return false;
  await write(line.store, async (tx) => {
    await putSigning(tx, { ...await readSigning(tx), pinned: [...pinned], fixed, strange });
    if (!unsettled) return;
    await tx.objectStore('meta').delete('cursor');
    await tx.objectStore('meta').put(true, 'anew');
  });
  return unsettled;
}

function isSame(keys: readonly SigningKey[], others: readonly SigningKey[] | null): boolean {
  return keys.length === others?.length && keys.every(({ id }, at) => others[at]!.id === id);
}

/** Whether rows of this page may only be newer than what was seen: not while everything is fetched anew, as after an older backup was restored. */
function isIncremental(signing: Signing, page: PullResponse, cursor: string | null): boolean {
  return cursor !== null && !signing.whole && page.reset.length === 0 && page.next.split(':')[0] === cursor.split(':')[0];
}

async function judgeRows(rows: readonly SignedRow[], told: Told | null, signing: Signing, incremental: boolean): Promise<Judged> {
  const judged = new Map<string, { readonly doubt: Doubt | null; readonly signature: Signature | null }>();
  for (const { id, entity, stream: unit, rev, del, data } of rows) {
    const signature = told?.signatures.get(id) ?? null;
    // No server of ours ever deletes one; it is switched instead, which is signed.
    const doubt = del ? 'altered' : incremental && (signing.held[id]?.rev ?? 0) > rev ? 'older' : await doubtOf({ id, entity, unit, rev }, data, signature ?? undefined, signing.pinned ?? []);
    judged.set(id, { doubt, signature });
  }
  return judged;
}

/** Asks anew for the pages of what was refused: the row or its signature may have been put right without a new revision. @returns whether anything was taken */
async function lookAgain(line: Line, told: Told): Promise<boolean> {
  const { doubts } = await signingOf(line.store);
  const meta = reading(line.store).objectStore('meta');
  const [epoch, stream] = await Promise.all([meta.get('epoch'), meta.get('stream')]);
  let changed = false;
  for (const from of [...new Set(Object.values(doubts).map((one) => one.from))].slice(0, pagesAgain)) {
    const answer = await line.api.pull(line.token, from);
    // Whatever else the server says now is the business of the pull that follows.
    if (!answer.ok || answer.value.epoch !== epoch || answer.value.reset.length > 0 || answer.value.next.split(':')[0] !== stream) return changed;
    const rows = answer.value.rows.filter(isSignedRow).filter((row) => row.id in doubts && !row.del);
    const judged = await judgeRows(rows, told, await signingOf(line.store), true);
    const sound = rows.filter(({ id }) => judged.get(id)?.doubt === null);
    if (sound.length === 0) continue;
    await write(line.store, async (tx) => {
      for (const row of sound) await takeRow(tx, row, judged);
    });
    changed = true;
  }
  return changed;
}

async function takeRow(tx: Write, row: SignedRow, judged: Judged): Promise<void> {
  const { signing } = noteJudged(await readSigning(tx), row, judged, null);
  await putSigning(tx, signing);
  if (isRecord(row.entity, row.data)) await putServerVersion(tx, row.entity, row.id, row.rev, row.data);
}

function isSignedRow(row: PullRow): row is SignedRow {
  return (signedEntities as readonly string[]).includes(row.entity);
}

/** What the row says it is; for people, who see at once that it was refused. */
function namesOf({ entity, id, data }: SignedRow): Pick<Doubtful, 'entity' | 'name' | 'key' | 'edition'> {
  const of = (entity === 'rubric' ? data['pack'] : data) as Readonly<Record<string, unknown>> | undefined;
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '');
  const key = `${text(of?.[entity === 'rubric' ? 'id' : 'code'])}@${text(of?.['version'])}`;
  return { entity, name: text(of?.['name']) || id, key, edition: typeof data['edition'] === 'string' ? data['edition'].slice(0, 100) : null };
}
