import { entities } from '../contract/record.ts';
import { link } from './chain.ts';
import { reading, write, type Store, type Write } from './database.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { shareItems } from './items.ts';
import { isPrivate, share } from './site.ts';
import { awaitUpload } from './uploads.ts';

/**
 * Takes what a person recorded before there was a server into the records of the account now signed in, and puts it on its
 * way. Safe to repeat: what is there already is left alone. The old database is emptied only after the new one is on disk.
 * @returns how many records were taken over
 */
export async function adopt(from: Store, pen: Pen): Promise<number> {
  const tx = reading(from);
  const records = await Promise.all(entities.map(async (entity) => ({ entity, rows: await tx.objectStore(entity).getAll() })));
  const [pages, notes, shifts] = await Promise.all([tx.objectStore('page').getAll(), tx.objectStore('notes').getAll(), tx.objectStore('meta').get('shifts')]);
  const kept = {
    frozen: await tx.objectStore('frozen').getAll(), pictures: await tx.objectStore('picture').getAll(), evidence: await tx.objectStore('evidence').getAll(),
    links: await tx.objectStore('chain').getAll(),
  };
  const count = records.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count === 0) return 0;

  await write(pen.store, async (into) => {
    for (const { entity, rows } of records) {
      const store = into.objectStore(entity) as unknown as { get(id: string): Promise<unknown>; put(record: unknown): Promise<unknown> };
      for (const row of rows) if (!await store.get(row.id)) await store.put({ ...row, rev: null, base: null });
    }
    for (const page of pages) if (!await into.objectStore('page').get([page.siteId, page.url])) await into.objectStore('page').put(page);
    for (const note of notes) if (!await into.objectStore('notes').get(note.siteId)) await into.objectStore('notes').put(note);
    for (const frozen of kept.frozen) await into.objectStore('frozen').put(frozen);
    for (const picture of kept.pictures) await into.objectStore('picture').put(picture);
    for (const evidence of kept.evidence) {
      await into.objectStore('evidence').put(evidence);
      await awaitUpload(into, evidence.id);
    }
    for (const link of kept.links) await into.objectStore('chain').put(link);
    for (const entity of ['site', 'inspection', 'visit', 'answer', 'final'] as const) {
      for (const record of await into.objectStore(entity).getAll()) if (record.rev === null) await share(into, pen, entity, record);
    }
    // A signature goes last: the server takes no line after it.
    const readings = (await into.objectStore('reading').getAll()).filter(({ rev }) => rev === null).toSorted((a, b) => Number(a.data.signed !== null) - Number(b.data.signed !== null) || a.data.at - b.data.at);
    for (const record of readings) await share(into, pen, 'reading', record);
    if (shifts !== undefined && await into.objectStore('meta').get('shifts') === undefined) await into.objectStore('meta').put(shifts, 'shifts');
    for (const record of await into.objectStore('column').getAll()) if (record.rev === null && record.data.state !== 'proposed') await share(into, pen, 'column', record);
    const ruled = new Set((await into.objectStore('decision').getAll()).map(({ data }) => data.findingId));
    if (pen.sharing && pen.ownReview === false) await withoutOwnRulings(into, pen);
    for (const record of await into.objectStore('finding').getAll()) {
      if (record.rev === null && record.data.by !== undefined && record.data.by !== pen.by) await into.objectStore('finding').put({ ...record, data: { ...record.data, by: pen.by } });
    }
    for (const record of await into.objectStore('finding').getAll()) {
      if (record.rev === null && (record.data.verdict !== 'hint' || ruled.has(record.id) || record.data.note)) await share(into, pen, 'finding', record);
    }
    const sent = new Set((await into.objectStore('op').getAll()).map(({ op }) => op.id));
    const decisions = (await into.objectStore('decision').getAll()).filter(({ id, rev }) => rev === null && !sent.has(id));
    for (const { data } of decisions.toSorted((a, b) => a.data.at - b.data.at)) {
      const finding = await into.objectStore('finding').get(data.findingId);
      if (pen.sharing && !(finding && await isPrivate(into, 'finding', finding))) await enqueue(into, { entity: 'decision', id: data.id, kind: 'create', about: data.findingId, fields: { ...data }, was: null, rev: null, at: pen.now() });
    }
    await shareItems(into, pen);
  });
  await write(from, async (old) => {
    for (const entity of entities) await old.objectStore(entity).clear();
    for (const name of ['frozen', 'picture', 'evidence', 'upload', 'chain', 'run'] as const) await old.objectStore(name).clear();
    await old.objectStore('page').clear();
    await old.objectStore('notes').clear();
    await old.objectStore('meta').delete('shifts');
  });
  return count;
}

/**
 * What a person ruled alone was all on findings of their own. In a unit where nobody does that, it goes along as their opinion in the note, and
 * the findings wait for a reviewer: hundreds of refusals would tell nobody anything. Previews stay here, with their rulings.
 */
async function withoutOwnRulings(tx: Write, pen: Pen): Promise<void> {
  for (const record of await tx.objectStore('finding').getAll()) {
    if (record.rev !== null || await isPrivate(tx, 'finding', record)) continue;
    const rulings = (await tx.objectStore('decision').index('findingId').getAll(record.id)).filter(({ rev }) => rev === null).toSorted((a, b) => a.data.at - b.data.at);
    const last = rulings.at(-1)?.data;
    if (!last) continue;
    for (const { id } of rulings) await tx.objectStore('decision').delete(id);
    await link(tx, pen, record.data.inspectionId, rulings.map(({ id }) => ['refused', { id }] as const));
    const opinion = last.ruling === 'pending' ? '' : `登录前本人的意见：${last.ruling === 'confirmed' ? '确认' : last.inapplicable ? '不适用' : '误报'}${last.reason === '' ? '' : `（${last.reason}）`}`;
    const note = [record.data.note, opinion].filter((part) => part !== '').join('；').slice(0, 4000);
    await tx.objectStore('finding').put({ ...record, data: { ...record.data, status: 'pending', note } });
  }
}
