import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { databaseName, openStore } from '../../store/database.ts';
import { steps } from '../../store/migrations/steps.ts';
import { readPage } from '../../store/read-page.ts';
import { storeNames } from '../../store/schema.ts';
import { examples } from './examples/examples.ts';
import { fault, penFor, read } from './reports.ts';

/** A database as a user of that version has it on disk. */
async function onDisk(name: string, version: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const step of steps.slice(0, version)) step(request.result, request.transaction!);
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const example = examples[version - 1]!;
  const tx = db.transaction(Object.keys(example), 'readwrite');
  for (const [store, rows] of Object.entries(example)) for (const { key, value } of rows) tx.objectStore(store).put(value, key);
  await new Promise((done) => tx.addEventListener('complete', done));
  db.close();
}

it('has an example on disk for every version', () => {
  expect(examples).toHaveLength(steps.length);
});

for (const version of steps.keys()) {
  it(`opens what version ${version + 1} left on disk, with its ruling, its unsent change and its conflict`, async () => {
    const name = `old ${version + 1}`;
    await onDisk(name, version + 1);
    const store = await openStore(name);
    expect([...store.objectStoreNames].toSorted()).toEqual([...storeNames].toSorted());
    const seen = await readPage(store, 'www.old.gov.cn', 'http://www.old.gov.cn/', 'guangxi-2017@1');
    expect(seen.findings[0]).toMatchObject({ record: { status: 'confirmed', says: '缺少标签 SiteName' }, decisions: [{ by: '张三' }] });
    expect(seen.page?.outcomes[0]).toMatchObject({ id: 'site-tags', outcome: 'fail' });
    expect(await store.count('op')).toBe(1);
    expect(await store.count('tray')).toBe(1);
    expect(await store.get('meta', 'seq')).toBe(7);
    const pen = penFor(store);
    await read(pen, [fault('SiteName')]);
    expect((await store.getAllFromIndex('op', 'seq')).at(-1)!.seq).toBeGreaterThan(7);
  });
}

it('keeps the forms a unit had imported before they were records', async () => {
  await onDisk('old forms', 8);
  const store = await openStore('old forms');
  const [kept, ...others] = await store.getAll('rubric');
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ rev: null, data: { id: kept!.id, pack: { id: 'own', version: 1 }, state: 'on', by: '张三', at: 2 } });
});

it('refuses in words what a later version wrote, and does not touch it', async () => {
  const request = indexedDB.open('from the future', steps.length + 1);
  await new Promise((done) => request.addEventListener('success', done));
  request.result.close();
  await expect(openStore('from the future')).rejects.toMatchObject({ reason: 'newer', message: expect.stringContaining('请升级插件') });
});

it('keeps the records of each server and user apart', () => {
  const names = [databaseName(null), databaseName({ server: 'https://a', userId: '1' }), databaseName({ server: 'https://a', userId: '2' }), databaseName({ server: 'https://b', userId: '1' })];
  expect(new Set(names).size).toBe(4);
});
