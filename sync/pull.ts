import type { PullResponse, PullRow } from '../contract/sync.ts';
import { entities } from '../contract/record.ts';
import { reading, write, type Write } from '../store/database.ts';
import { mergeItem } from '../store/merge-item.ts';
import { mergeSite } from '../store/merge-site.ts';
import { isRecord, putServerVersion } from '../store/overlay.ts';
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
  if (page.reset.length > 0) await dropShared(tx);
  for (const row of page.rows) await applyRow(tx, row);
  await tx.objectStore('meta').put(page.next, 'cursor');
  return false;
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
  const kept = new Set<string>();
  for (const { op, about } of await tx.objectStore('op').getAll()) {
    for (const id of [about, op.id, ...Object.values(op.fields)]) if (typeof id === 'string') kept.add(id);
  }
  for (const entity of entities) {
    for (let cursor = await tx.objectStore(entity).openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.rev !== null && !kept.has(cursor.value.id)) await cursor.delete();
    }
  }
}
