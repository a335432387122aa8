import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseName } from '../../store/database.ts';
import { steps } from '../../store/migrations/steps.ts';
import { examples } from '../store/examples/examples.ts';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { killWorker } from './kill.ts';
import { openView } from './view.ts';

// What a user of three versions ago has on disk, in the real browser's own database.
const old = steps.length - 3;
const host = 'www.old.gov.cn';
let server: Server;
let browser: ExtensionBrowser;
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>旧站</title></head><body><h1>旧县人民政府</h1><p><a href="/a.html">公告</a></p></body></html>'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await launchExtension({ hosts: { [host]: (server.address() as AddressInfo).port } });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it(`what version ${old} left (three ago) is brought up to date: the ruling, the unsent change, the conflict and the settings are there, and work goes on`, async () => {
  const view = await openView(browser);
  const name = databaseName(null);
  const shape = await shapeOf(old);
  await killWorker(browser);
  await view.page.evaluate(async ({ name, version, shape, rows, settings }) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error!));
    });
    const whole = (transaction: IDBTransaction): Promise<unknown> => new Promise((complete, failed) => {
      transaction.addEventListener('complete', complete);
      transaction.addEventListener('abort', failed);
    });
    await done(indexedDB.deleteDatabase(name));
    const opening = indexedDB.open(name, version);
    opening.addEventListener('upgradeneeded', () => {
      for (const { store, keyPath, autoIncrement, indexes } of shape) {
        const made = opening.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const { index, path, unique, multiEntry } of indexes) made.createIndex(index, path, { unique, multiEntry });
      }
    });
    const database = await done(opening);
    const writing = database.transaction(Object.keys(rows), 'readwrite');
    for (const [store, all] of Object.entries(rows)) for (const { key, value } of all) writing.objectStore(store).put(value, key);
    await whole(writing);
    database.close();
    // Settings as they were before presets, trusted hosts and the rest.
    const own = await done(indexedDB.open('duwang browser', 1));
    const setting = own.transaction('value', 'readwrite');
    setting.objectStore('value').put(settings, 'settings');
    await whole(setting);
    own.close();
  }, { name, version: old, shape, rows: examples[old - 1]! as Readonly<Record<string, readonly { readonly key?: number | string; readonly value: object }[]>>, settings: { readerName: '张三', language: 'zh-CN', automatic: true } });
  await killWorker(browser);

  const page = await browser.open(`http://${host}/`);
  const state = await view.settled(page);
  const ruled = state.findings.find(({ record }) => record.status === 'confirmed');
  expect(ruled).toMatchObject({ record: { says: '缺少标签 SiteName' }, decisions: [{ by: '张三' }] });
  expect(state).toMatchObject({ storageProblem: null, sync: { conflicts: 1 }, settings: { readerName: '张三', automatic: true } });
  expect(state.sync.waiting).toBeGreaterThanOrEqual(1);

  const pending = state.findings.find(({ record }) => record.status === 'pending')!;
  await view.state({ type: 'view.decide', tabId: state.tabId, findingIds: [pending.record.id], ruling: 'confirmed', reason: '' });
  await killWorker(browser);
  const after = await view.state({ type: 'view.state', tabId: state.tabId });
  expect(after.findings.filter(({ record }) => record.status === 'confirmed').map(({ record }) => record.id).toSorted()).toEqual([ruled!.record.id, pending.record.id].toSorted());
});

/** The stores of a version with their keys and indexes, as its own steps make them. */
async function shapeOf(version: number) {
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(`shape of ${version}`, version);
    request.addEventListener('upgradeneeded', () => {
      for (const step of steps.slice(0, version)) step(request.result, request.transaction!);
    });
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error!));
  });
  const transaction = db.transaction([...db.objectStoreNames]);
  const shape = [...db.objectStoreNames].map((store) => {
    const held = transaction.objectStore(store);
    return { store, keyPath: held.keyPath, autoIncrement: held.autoIncrement, indexes: [...held.indexNames].map((index) => ({ index, path: held.index(index).keyPath, unique: held.index(index).unique, multiEntry: held.index(index).multiEntry })) };
  });
  db.close();
  return shape;
}
