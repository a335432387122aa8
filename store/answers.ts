import type { AnswerRecord } from '../contract/record.ts';
import { StoreRefused, write } from './database.ts';
import { link } from './chain.ts';
import { isLocked } from './decide.ts';
import { newId } from './id.ts';
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
    if (said.note.trim() === '') throw new StoreRefused('rule', '认定单项否决须写明理由。');
    if (pen.by.trim() === '' || pen.by === unnamed) throw new StoreRefused('rule', '认定单项否决须具名。请先在设置中填写读网人姓名，或登录服务器。');
  }
  if (said.probes && said.probes.slow > said.probes.total) throw new StoreRefused('rule', '打不开的次数多于监测次数，请核对。');
  await write(pen.store, async (tx) => {
    const inspection = await tx.objectStore('inspection').get(said.inspectionId);
    if (!inspection) throw new StoreRefused('rule', '找不到这次巡检，请刷新后再试。');
    if (await isLocked(tx, said.inspectionId)) throw new StoreRefused('rule', '这次巡检已经定稿，评分表不能再修改；需要时请先重新打开。');
    const reopened = await tx.objectStore('final').index('inspectionId').count(said.inspectionId) > 0;
    if (inspection.data.closedAt !== null && !reopened) throw new StoreRefused('rule', '这次巡检已经结束，评分表不能再修改。');
    const site = await tx.objectStore('site').get(inspection.data.siteId);
    if (site) await share(tx, pen, 'site', site);
    await share(tx, pen, 'inspection', inspection);
    const at = pen.now();
    const data: AnswerRecord = { ...said, id: newId(at), by: pen.by, at };
    const stored: Stored<AnswerRecord> = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('answer').put(stored);
    await share(tx, pen, 'answer', stored);
    await link(tx, pen, said.inspectionId, [['answer', data]]);
  });
}

/** What stands for a person who gave no name. */
export const unnamed = '本人';
