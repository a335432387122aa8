import * as z from 'zod/mini';
import { entities, recordSchemas, type Entity } from '../contract/record.ts';
import { opSchema } from '../contract/sync.ts';
import { reading, StoreRefused, write, type Store } from './database.ts';
import { canonical } from './digest.ts';
import { isRecord } from './overlay.ts';
import { titledOp } from './titled-op.ts';

/** What a person takes along when the server cannot be reached, or before the machine is given away. */
const bodySchema = z.strictObject({
  at: z.int(),
  ops: z.array(z.strictObject({ about: z.string(), op: opSchema })),
  tray: z.array(z.strictObject({ about: z.string(), op: opSchema, code: z.string(), message: z.string() })),
  records: z.array(z.strictObject({ entity: z.enum(['site', 'inspection', 'visit', 'finding', 'decision', 'reading', 'answer', 'pack', 'rubric', 'final', 'rectification', 'step', 'verification', 'column']), data: z.record(z.string(), z.unknown()) })),
});
const fileSchema = z.strictObject({ format: z.literal('duwang-unsent/1'), sha256: z.string(), body: bodySchema });

export interface UnsentFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Everything that only this browser has: waiting ops, the tray, and records the server never saw. As JSON with its SHA-256. */
export async function exportUnsent(store: Store, now: number): Promise<UnsentFile> {
  const tx = reading(store);
  const records = await Promise.all(entities.map(async (entity) => (await tx.objectStore(entity).getAll())
    .filter(({ rev, base }) => rev === null || base !== null).map(({ data }) => ({ entity, data: data as unknown as Record<string, unknown> }))));
  // In one order of keys, however the records were written: the same content has the same digest, in whichever browser.
  const body = JSON.parse(canonical({
    at: now,
    ops: (await tx.objectStore('op').index('seq').getAll()).map(({ about, op }) => ({ about, op })),
    tray: (await tx.objectStore('tray').getAll()).map(({ about, op, code, message }) => ({ about, op, code, message })),
    records: records.flat(),
  } satisfies z.infer<typeof bodySchema>)) as z.infer<typeof bodySchema>;
  const sha256 = await digest(JSON.stringify(body));
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  return { name: `读网-未同步数据-${day}.json`, text: JSON.stringify({ format: 'duwang-unsent/1', sha256, body }), sha256 };
}

/**
 * Reads such a file back. What is here already is left alone, so the same file may be read twice.
 * @returns how many records and changes were new
 * @throws StoreRefused when the file is not one of these or was changed
 */
export async function importUnsent(store: Store, text: string, now: number): Promise<number> {
  const parsed = fileSchema.safeParse(parse(text));
  if (!parsed.success) throw new StoreRefused('rule', 'said.unsent.notOurs');
  const { body, sha256 } = parsed.data;
  if (await digest(JSON.stringify((parse(text) as { body: unknown }).body)) !== sha256) throw new StoreRefused('rule', 'said.unsent.changed');
  if (!body.records.every(({ entity, data }) => isRecord(entity, data))) throw new StoreRefused('rule', 'said.unsent.newer');
  return write(store, async (tx) => {
    let taken = 0;
    for (const { entity, data } of body.records) {
      const records = tx.objectStore(entity as Entity) as unknown as { get(id: string): Promise<unknown>; put(record: unknown): Promise<unknown> };
      const record = recordSchemas[entity].parse(data);
      if (await records.get(record.id)) continue;
      await records.put({ id: record.id, data: record, rev: null, base: null });
      taken += 1;
    }
    let seq = (await tx.objectStore('meta').get('seq') as number | undefined) ?? 0;
    for (const { about, op } of body.ops) {
      if (await tx.objectStore('op').get(op.opId) || await tx.objectStore('journal').get(op.opId) || await tx.objectStore('tray').get(op.opId)) continue;
      seq += 1;
      await tx.objectStore('op').put({ opId: op.opId, seq, about, op: { ...op, seq }, notBefore: 0, deferrals: 0 });
      taken += 1;
    }
    await tx.objectStore('meta').put(seq, 'seq');
    for (const { about, op, code, message } of body.tray) {
      if (await tx.objectStore('tray').get(op.opId) || await tx.objectStore('op').get(op.opId)) continue;
      await tx.objectStore('tray').put({ opId: op.opId, seq: op.seq, about, op, notBefore: 0, deferrals: 0, st: 'invalid', code, message, theirs: null, title: titledOp(op), at: now });
      taken += 1;
    }
    return taken;
  });
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
