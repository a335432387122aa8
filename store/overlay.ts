import type { Entity } from '../contract/record.ts';
import { recordSchemas } from '../contract/record.ts';
import type { Write } from './database.ts';
import type { Stored, WaitingOp } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Puts the server's version of a record under the unsent changes that lie on it.
 * @param rev the server's revision
 * @param data the server's version
 */
export async function putServerVersion(tx: Write, entity: Entity, id: string, rev: number, data: Fields): Promise<void> {
  const waiting = (await tx.objectStore('op').index('about').getAll(id)).filter(({ op }) => isChangeOf(op, entity));
  const shown = withOps(data, waiting);
  const record = { id, data: shown, rev, base: waiting.length > 0 ? data : null };
  await (tx.objectStore(entity) as unknown as { put(record: Stored<unknown>): Promise<unknown> }).put(record);
}

/** Recomputes what is shown after an op was taken away; a record that was never at the server keeps what it says. */
export async function recompute(tx: Write, entity: Entity, id: string, taken: Fields = {}): Promise<void> {
  const record = await tx.objectStore(entity).get(id) as Stored<unknown> | undefined;
  if (!record || record.rev === null) return;
  await putServerVersion(tx, entity, id, record.rev, { ...(record.base ?? record.data) as Fields, ...taken });
}

/** Whether a row of the server is a record of this build. */
export function isRecord(entity: Entity, data: unknown): boolean {
  return recordSchemas[entity].safeParse(data).success;
}

function isChangeOf(op: WaitingOp['op'], entity: Entity): boolean {
  return op.kind === 'update' ? op.entity === entity : op.entity === 'decision' && entity === 'finding';
}

function withOps(data: Fields, waiting: readonly WaitingOp[]): Fields {
  return waiting.toSorted((a, b) => a.seq - b.seq).reduce((shown, { op }) => (op.kind === 'update' ? { ...shown, ...op.fields } : { ...shown, status: op.fields['ruling'] }), data);
}
