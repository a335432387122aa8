import type { AnswerRecord } from '../contract/record.ts';
import { StoreRefused, write } from './database.ts';
import { link } from './chain.ts';
import { isLocked } from './decide.ts';
import { nextId } from './arrival.ts';
import type { Pen } from './pen.ts';
import type { Stored } from './schema.ts';
import { share } from './site.ts';

/** What a person says of a row; who and when is added here. */
export type Said = Omit<AnswerRecord, 'id' | 'by' | 'at'>;

/**
 * Records what a person says of one row of a sheet. What was said before stays recorded; the newest holds.
 * @throws StoreRefused for a closed or unknown inspection, a veto without a name and a reason, or when it could not be saved
 */
export async function answer(pen: Pen, said: Said): Promise<void> {
  if (said.kind === 'veto' && said.holds === 'yes') {
    if (said.note.trim() === '') throw new StoreRefused('rule', 'said.veto.reason');
    if (pen.by.trim() === '' || pen.by === unnamed) throw new StoreRefused('rule', 'said.veto.name');
  }
  if (said.probes && said.probes.slow > said.probes.total) throw new StoreRefused('rule', 'said.probes.count');
  await write(pen.store, async (tx) => {
    const inspection = await tx.objectStore('inspection').get(said.inspectionId);
    if (!inspection) throw new StoreRefused('rule', 'said.find.inspection');
    if (await isLocked(tx, said.inspectionId)) throw new StoreRefused('rule', 'said.sheet.final');
    const reopened = await tx.objectStore('final').index('inspectionId').count(said.inspectionId) > 0;
    if (inspection.data.closedAt !== null && !reopened) throw new StoreRefused('rule', 'said.sheet.ended');
    const site = await tx.objectStore('site').get(inspection.data.siteId);
    if (site) await share(tx, pen, 'site', site);
    await share(tx, pen, 'inspection', inspection);
    const at = pen.now();
    const data: AnswerRecord = { ...said, id: await nextId(tx.objectStore('answer').index('inspectionId'), said.inspectionId, at), by: pen.by, at };
    const stored: Stored<AnswerRecord> = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('answer').put(stored);
    await share(tx, pen, 'answer', stored);
    await link(tx, pen, said.inspectionId, [['answer', data]]);
  });
}

/** What stands for a person who gave no name. */
export const unnamed = '本人';
