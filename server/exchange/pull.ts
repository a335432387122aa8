import type { PullResponse } from '../../contract/sync.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/transaction.ts';
import { readEpoch } from '../repo/installation.ts';
import { pullRecords, readClock } from '../repo/records.ts';
import { type Position, writeCursor } from './cursor.ts';

/**
 * The next rows of every stream the person may see, after the position their device holds.
 * A stream starts again from the beginning when the person's rights have changed since, or when the device is ahead of
 * this database (an older backup was restored); streams the person may no longer see are only named in `reset`.
 */
export async function pull(db: Db, actor: Actor, positions: readonly Position[], limit: number): Promise<PullResponse> {
  const epoch = await readEpoch(db);
  const reset = positions.filter(one => one.stream !== actor.stream).map(one => one.stream);
  const held = positions.find(one => one.stream === actor.stream);
  const fits = held !== undefined && held.scope === actor.scopeEpoch && held.v <= await readClock(db, actor.tenant, actor.stream);
  if (held && !fits) reset.push(actor.stream);

  const from: Position = held && fits ? held : { stream: actor.stream, v: 0, id: '', scope: actor.scopeEpoch };
  const found = await pullRecords(db, actor.tenant, from.stream, from.v, from.id, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next: Position = last ? { ...from, v: last.v, id: last.id } : from;
  return { epoch, rows, next: writeCursor([next]), more: found.length > limit, reset };
}
