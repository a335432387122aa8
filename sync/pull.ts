import type { PullResponse, PullRow } from '../contract/sync.ts';
import { entities } from '../contract/record.ts';
import { signedEntities } from '../contract/signature.ts';
import { reading, type Store, write, type Write } from '../store/database.ts';
import { mergeItem } from '../store/merge-item.ts';
import { mergeSite } from '../store/merge-site.ts';
import { isRecord, putServerVersion } from '../store/overlay.ts';
import { dropTheirs } from '../store/uploads.ts';
import { putSigning, readSigning, type Signing, signingOf } from '../store/signing.ts';
import type { Failure } from './api-client.ts';
import { noteEpoch } from './epoch.ts';
import { learnArrivals } from './learn-arrivals.ts';
import type { Line } from './push.ts';
import { type Judged, noteJudged, openGate } from './signature-gate.ts';

export interface Pulled {
  readonly failure: Failure | null;
  /** Whether anything changed here. */
  readonly changed: boolean;
  /** The server was restored from a backup: there is something to send again. */
  readonly restored: boolean;
}

/** Whoever publishes again and again while this browser pulls is waited for so often; the rest comes with the next pull. */
const rounds = 3;

/**
 * Fetches what others changed, page after page. Rows and the cursor behind them are written in one transaction, so a page is had whole or
 * not at all. Packs and forms are taken only as the server signed them (see signature-gate).
 */
export async function pullAll(line: Line): Promise<Pulled> {
  await learnArrivals(line.store);
  const gate = openGate(line);
  let changed = await gate.begin();
  let expected = await waitingOnes(line.store);
  for (let round = 1; ;) {
    const cursor = (await reading(line.store).objectStore('meta').get('cursor') as string | undefined) ?? null;
    const answer = await line.api.pull(line.token, cursor);
    if (!answer.ok) return { failure: answer.failure, changed, restored: false };
    const page = answer.value;
    const judged = await gate.judge(page, cursor);
    if (!judged.ok) return { failure: judged.failure, changed, restored: false };
    if (judged.value === 'anew') continue;
    const { value } = judged;
    const restored = await write(line.store, (tx) => applyPage(tx, page, value, cursor));
    changed ||= page.rows.length > 0;
    if (restored) return { failure: null, changed: true, restored };
    if (page.more) continue;
    changed = await noLongerWaiting(line.store, expected) || changed;
    expected = await waitingOnes(line.store);
    if (expected.size === 0 || round === rounds) return { failure: null, changed, restored };
    // What was signed after its row was read here is there by now: the signature and the row are committed together.
    round += 1;
  }
}

async function waitingOnes(store: Store): Promise<ReadonlyMap<string, number>> {
  return new Map(Object.entries((await signingOf(store)).doubts).filter(([, { waiting }]) => waiting).map(([id, { rev }]) => [id, rev]));
}

/** What was waited for from before this round, and did not come, is not coming. @returns whether there was any */
async function noLongerWaiting(store: Store, expected: ReadonlyMap<string, number>): Promise<boolean> {
  if (expected.size === 0) return false;
  return write(store, async (tx) => {
    const signing = await readSigning(tx);
    const late = Object.entries(signing.doubts).filter(([id, { waiting, rev }]) => waiting && expected.get(id) === rev);
    if (late.length > 0) await putSigning(tx, { ...signing, doubts: { ...signing.doubts, ...Object.fromEntries(late.map(([id, one]) => [id, { ...one, waiting: false }])) } });
    return late.length > 0;
  });
}

async function applyPage(tx: Write, page: PullResponse, judged: Judged, cursor: string | null): Promise<boolean> {
  if (await noteEpoch(tx, page.epoch)) return true;
  const another = await isAnotherStream(tx, page);
  if (another || page.reset.length > 0) await dropShared(tx, another);
  else if (await tx.objectStore('meta').get('anew') === true) await doubtShared(tx);
  await tx.objectStore('meta').delete('anew');
  const before = await readSigning(tx);
  let signing = before;
  if (another) signing = { ...signing, held: {}, doubts: {} };
  if (another || page.reset.length > 0 || cursor === null) signing = { ...signing, whole: true, doubts: allDoubts(signing, { before: true }) };
  for (const row of page.rows) {
    const noted = noteJudged(signing, row, judged, cursor);
    signing = noted.signing;
    if (noted.take) await applyRow(tx, row);
  }
  const gone = await clearLeftovers(tx, page);
  if (!page.more && signing.whole) signing = { ...signing, whole: false, doubts: Object.fromEntries(Object.entries(signing.doubts).filter(([, one]) => !one.before)) };
  if (gone.size > 0) signing = { ...signing, held: Object.fromEntries(Object.entries(signing.held).filter(([id]) => !gone.has(id))) };
  if (signing !== before) await putSigning(tx, signing);
  await tx.objectStore('meta').put(page.next, 'cursor');
  return false;
}

function allDoubts({ doubts }: Signing, over: { readonly before: boolean }): Signing['doubts'] {
  return Object.fromEntries(Object.entries(doubts).map(([id, one]) => [id, { ...one, ...over }]));
}

/**
 * Whether this page is of another unit than what is held, so that what came from the server is not of it: the person moved
 * before anything was fetched, or while the server was being restored. A page of another stream is always its first one.
 */
async function isAnotherStream(tx: Write, page: PullResponse): Promise<boolean> {
  const stream = page.next.split(':')[0];
  const known = await tx.objectStore('meta').get('stream');
  if (known === stream) return false;
  await tx.objectStore('meta').put(stream, 'stream');
  return known !== undefined || await tx.objectStore('meta').get('cursor') === undefined;
}

async function applyRow(tx: Write, row: PullRow): Promise<void> {
  if (row.del) {
    const into = row.data['mergedInto'];
    if (row.entity === 'site' && typeof into === 'string') await mergeSite(tx, row.id, into, null);
    else if (row.entity === 'rectification' && typeof into === 'string') await mergeItem(tx, row.id, into, null);
    else await tx.objectStore(row.entity).delete(row.id);
    return;
  }
  if (!isRecord(row.entity, row.data)) {
    // Written by a later version: it stays at the server, and the person is told to upgrade.
    await tx.objectStore('meta').put(((await tx.objectStore('meta').get('unreadable') as number | undefined) ?? 0) + 1, 'unreadable');
    return;
  }
  if (row.entity === 'visit' && !await tx.objectStore('visit').get(row.id)) await overtake(tx, row.data);
  await putServerVersion(tx, row.entity, row.id, row.rev, row.data, row.v);
}

/** Another's reading of a page that was read here before: it is the later one until the page is read here again, even with the same result. */
async function overtake(tx: Write, visit: PullRow['data']): Promise<void> {
  const page = await tx.objectStore('page').get([String(visit['siteId']), String(visit['url'])]);
  if (page) await tx.objectStore('page').put({ ...page, overtaken: true });
}

/**
 * The rights changed: what came from the server is fetched anew; what waits to be sent stays, and what it builds on. Packs and forms stay
 * until the end of the whole pull: one the server has no good signature for any more is replaced by nothing.
 * @param another unit, whose rules those are not
 */
async function dropShared(tx: Write, another: boolean): Promise<void> {
  await dropTheirs(tx);
  const kept = await namedByOps(tx);
  const left: string[] = [];
  for (const entity of entities) {
    const stays = !another && (signedEntities as readonly string[]).includes(entity);
    for (let cursor = await tx.objectStore(entity).openCursor(); cursor; cursor = await cursor.continue()) {
      if (kept.has(cursor.value.id) || (stays && cursor.value.rev !== null)) left.push(cursor.value.id);
      else if (cursor.value.rev !== null) await cursor.delete();
    }
  }
  await tx.objectStore('meta').put(left, 'leftovers');
}

/**
 * Everything is fetched from the beginning without a word of the server that rights changed: it cannot say so to who names no cursor. What
 * this whole pull does not bring is of a unit left behind meanwhile.
 */
async function doubtShared(tx: Write): Promise<void> {
  const left: string[] = [];
  for (const entity of entities) for (const { id, rev } of await tx.objectStore(entity).getAll()) if (rev !== null) left.push(id);
  await tx.objectStore('meta').put(left, 'leftovers');
}

/**
 * What was kept for an unsent op alone goes too, once that op is answered and a whole pull has not brought the record anew:
 * it belongs to a unit left behind. What never came to the server stays.
 * @returns the packs and forms that went
 */
async function clearLeftovers(tx: Write, page: PullResponse): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  const before = (await tx.objectStore('meta').get('leftovers') as readonly string[] | undefined) ?? [];
  if (before.length === 0) return gone;
  const came = new Set(page.rows.map((row) => row.id));
  let left = before.filter((id) => !came.has(id));
  if (!page.more) {
    const kept = await namedByOps(tx);
    for (const id of left.filter((one) => !kept.has(one))) for (const entity of entities) {
      const record = await tx.objectStore(entity).get(id);
      if (!record || record.rev === null) continue;
      await tx.objectStore(entity).delete(id);
      gone.add(id);
    }
    left = left.filter((id) => kept.has(id));
  }
  await tx.objectStore('meta').put(left, 'leftovers');
  return gone;
}

/** The ids of every record that an unsent op changes or builds on. */
async function namedByOps(tx: Write): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { op, about } of await tx.objectStore('op').getAll()) {
    for (const id of [about, op.id, ...Object.values(op.fields)]) if (typeof id === 'string') named.add(id);
  }
  return named;
}
