import type { PullResponse, PullRow } from '../contract/sync.ts';
import { entities } from '../contract/record.ts';
import { reading, write, type Write } from '../store/database.ts';
import { mergeItem } from '../store/merge-item.ts';
import { mergeSite } from '../store/merge-site.ts';
import { isRecord, putServerVersion } from '../store/overlay.ts';
import { dropTheirs } from '../store/uploads.ts';
import type { Failure } from './api-client.ts';
import { noteEpoch } from './epoch.ts';
import type { Line } from './push.ts';

export interface Pulled {
  readonly failure: Failure | null;
  /** Whether anything changed here. */
  readonly changed: boolean;
  /** The server was restored from a backup: there is something to send again. */
  readonly restored: boolean;
}

/** Fetches what others changed, page after page. Rows and the cursor behind them are written in one transaction, so a page is had whole or not at all. */
export async function pullAll(line: Line): Promise<Pulled> {
  let changed = false;
  for (;;) {
    const cursor = await reading(line.store).objectStore('meta').get('cursor') as string | undefined;
    const answer = await line.api.pull(line.token, cursor ?? null);
    if (!answer.ok) return { failure: answer.failure, changed, restored: false };
    const page = answer.value;
    const restored = await write(line.store, (tx) => applyPage(tx, page));
    changed ||= page.rows.length > 0;
    if (restored) return { failure: null, changed: true, restored };
    if (!page.more) return { failure: null, changed, restored };
  }
}

async function applyPage(tx: Write, page: PullResponse): Promise<boolean> {
  if (await noteEpoch(tx, page.epoch)) return true;
  const another = await isAnotherStream(tx, page);
  if (another || page.reset.length > 0) await dropShared(tx);
  for (const row of page.rows) await applyRow(tx, row);
  await clearLeftovers(tx, page);
  await tx.objectStore('meta').put(page.next, 'cursor');
  return false;
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
  await putServerVersion(tx, row.entity, row.id, row.rev, row.data);
}

/** The rights changed: what came from the server is fetched anew; what waits to be sent stays, and what it builds on. */
async function dropShared(tx: Write): Promise<void> {
  await dropTheirs(tx);
  const kept = await namedByOps(tx);
  const left: string[] = [];
  for (const entity of entities) {
    for (let cursor = await tx.objectStore(entity).openCursor(); cursor; cursor = await cursor.continue()) {
      if (kept.has(cursor.value.id)) left.push(cursor.value.id);
      else if (cursor.value.rev !== null) await cursor.delete();
    }
  }
  await tx.objectStore('meta').put(left, 'leftovers');
}

/**
 * What was kept for an unsent op alone goes too, once that op is answered and a whole pull has not brought the record anew:
 * it belongs to a unit left behind. What never came to the server stays.
 */
async function clearLeftovers(tx: Write, page: PullResponse): Promise<void> {
  const before = (await tx.objectStore('meta').get('leftovers') as readonly string[] | undefined) ?? [];
  if (before.length === 0) return;
  const came = new Set(page.rows.map((row) => row.id));
  let left = before.filter((id) => !came.has(id));
  if (!page.more) {
    const kept = await namedByOps(tx);
    for (const id of left.filter((one) => !kept.has(one))) for (const entity of entities) {
      const record = await tx.objectStore(entity).get(id);
      if (record && record.rev !== null) await tx.objectStore(entity).delete(id);
    }
    left = left.filter((id) => kept.has(id));
  }
  await tx.objectStore('meta').put(left, 'leftovers');
}

/** The ids of every record that an unsent op changes or builds on. */
async function namedByOps(tx: Write): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { op, about } of await tx.objectStore('op').getAll()) {
    for (const id of [about, op.id, ...Object.values(op.fields)]) if (typeof id === 'string') named.add(id);
  }
  return named;
}
