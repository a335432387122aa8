import { pushLimits } from '../contract/sync.ts';
import { said } from '../messages/said.ts';
import { reading, write, type Store, type Write } from '../store/database.ts';
import type { WaitingOp } from '../store/schema.ts';
import { waitingLine } from '../store/step-up.ts';
import type { Api, Failure } from './api-client.ts';
import { noteEpoch, pruneJournal } from './epoch.ts';
import { applyResult, tooLarge } from './reply.ts';

/** A batch small enough that a slow line carries it well within the worker's life. */
const batchBytes = 256 * 1024;

export interface Line {
  readonly store: Store;
  readonly api: Api;
  readonly token: string;
  readonly deviceId: string;
  now(): number;
  /** The key the unit's policy names, by the first digits of its name; null or absent: the first one seen is trusted. */
  readonly fixedKey?: string | null;
  /** A person asked: what was refused is looked at again at once. */
  readonly urgent?: boolean;
}

/**
 * Sends what waits, batch after batch, oldest first. Each reply is applied in one transaction, and only then the next batch goes.
 * @returns why it stopped early, or null when nothing that may be sent now is left
 */
export async function pushAll(line: Line): Promise<Failure | null> {
  let most: number = pushLimits.ops;
  for (;;) {
    const batch = await nextBatch(line.store, most, line.now());
    if (batch.length === 0) return null;
    const answer = await line.api.push(line.token, line.deviceId, batch.map(({ op }) => op));
    if (!answer.ok) {
      if (answer.failure.kind !== 'too-large') return answer.failure;
      if (batch.length === 1) await write(line.store, (tx) => tooLarge(tx, batch[0]!, line.now()));
      most = Math.max(1, Math.floor(batch.length / 2));
      continue;
    }
    const { epoch, results, serverTime, stream } = answer.value;
    const asked = new Set(batch.map(({ opId }) => opId));
    if (results.length !== batch.length || results.some(({ opId }) => !asked.has(opId))) {
      return { kind: 'later', code: 'not_ours', said: said('said.sync.mismatch'), wait: null };
    }
    await write(line.store, async (tx) => {
      for (const result of results) await applyResult(tx, result, line.now(), serverTime);
      // By the server's clock alone: one here that jumps ahead by years must not empty the journal a restored server needs.
      await pruneJournal(tx, serverTime);
      if (stream !== undefined) await noteStream(tx, stream);
      await noteEpoch(tx, epoch);
    });
  }
}

/**
 * The server took these ops in the name of another unit than the one whose records are held: the person moved, perhaps
 * only for a while, and what was answered is of that unit. The next pull then fetches everything anew.
 */
async function noteStream(tx: Write, stream: string): Promise<void> {
  const known = await tx.objectStore('meta').get('stream');
  if (known === undefined || known === stream) return;
  await tx.objectStore('meta').put('', 'stream');
  await tx.objectStore('meta').delete('cursor');
}

async function nextBatch(store: Store, most: number, now: number): Promise<readonly WaitingOp[]> {
  const batch: WaitingOp[] = [];
  let bytes = 0;
  const stays = waitingLine();
  for (let cursor = await reading(store).objectStore('op').index('seq').openCursor(); cursor; cursor = await cursor.continue()) {
    // A clock that was set back must not hold an op up for years.
    const early = cursor.value.notBefore > now && cursor.value.notBefore - now < 600_000;
    if (stays(cursor.value, !early && cursor.value.waits === undefined)) continue;
    bytes += new TextEncoder().encode(JSON.stringify(cursor.value.op)).length;
    if (batch.length > 0 && (batch.length >= most || bytes > batchBytes)) break;
    batch.push(cursor.value);
  }
  return batch;
}
