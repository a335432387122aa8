import { StoreRefused, write, type Write } from './database.ts';
import { ruleOn } from './decide.ts';
import { enterStep, putItem } from './items.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Stored, type TrayEntry } from './schema.ts';
import type { FindingStatus } from '../contract/record.ts';
import type { Rectification, Step } from '../contract/rectification.ts';

/**
 * A person settles what the server did not take. `theirs` drops the change, which is gone from the record already;
 * `mine` makes it anew on top of the server's version, as a change of its own.
 * @throws StoreRefused when there is no such entry any more
 */
export async function settle(pen: Pen, opId: string, keep: 'mine' | 'theirs'): Promise<void> {
  await write(pen.store, async (tx) => {
    const entry = await tx.objectStore('tray').get(opId);
    if (!entry) throw new StoreRefused('rule', 'said.settle.done');
    if (keep === 'mine') await again(tx, pen, entry);
    await tx.objectStore('tray').delete(opId);
  });
}

async function again(tx: Write, pen: Pen, { op, about }: TrayEntry): Promise<void> {
  // Two sheets cannot both be the one that was settled.
  if (op.entity === 'final') throw new StoreRefused('rule', 'said.settle.final');
  if (op.entity === 'decision') {
    const finding = await tx.objectStore('finding').get(about);
    const ruling = op.fields['ruling'] as FindingStatus;
    if (finding && finding.data.status !== ruling) await ruleOn(tx, pen, finding, ruling, String(op.fields['reason'] ?? ''));
    return;
  }
  if (op.entity === 'step') {
    const { act, note, day } = op.fields as unknown as Step;
    await enterStep(tx, pen, about, { act, note, day });
    return;
  }
  // What was seen then says nothing of now: the page is looked at again.
  if (op.entity === 'verification') return;
  if (op.entity === 'rectification') {
    await putItem(tx, pen, op.fields as unknown as Rectification);
    return;
  }
  const record = await tx.objectStore(op.entity).get(about) as Stored<Readonly<Record<string, unknown>>> | undefined;
  if (!record || op.kind === 'create') {
    await enqueue(tx, { entity: op.entity, id: op.id, kind: 'create', about, fields: op.fields, was: null, rev: null, at: pen.now() });
    return;
  }
  const was = Object.fromEntries(Object.keys(op.fields).map((name) => [name, record.data[name]]));
  await (tx.objectStore(op.entity) as unknown as { put(record: unknown): Promise<unknown> }).put(withChange(record, op.fields));
  await enqueue(tx, { entity: op.entity, id: op.id, kind: 'update', about, fields: op.fields, was, rev: record.rev, at: pen.now() });
}
