import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { evidenceNote } from '../../sync/exchange-evidence.ts';
import { perRun } from '../../sync/send-evidence.ts';
import { syncNote } from '../../sync/synchronise.ts';
import type { Person } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { browserOf } from './browsers.ts';
import { blobs, off, on, pictured, proven, states, watched } from './proven.ts';

let unit: Unit;
let people: { readonly editor: Person; readonly other: Person };
beforeEach(async () => {
  unit = await openUnit({ ownReview: true });
  people = { editor: await unit.person('editor', '审核甲'), other: await unit.person('editor', '审核丙') };
});
afterEach(() => unit[Symbol.asyncDispose]());

it('switched off: the words go, the picture stays; switched on later it goes too', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  await proven(a, pictured());
  await a.sync(off);
  expect(blobs(asked)).toEqual(['POST /v1/evidence']);
  expect(await states(a)).toEqual([['waiting', true, null]]);
  await a.sync(off);
  expect(blobs(asked)).toHaveLength(1);
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
});

it('a worker that died, an answer that was lost: it goes on where it was and the server has each once', async () => {
  let lose = true;
  const { asked, options } = watched((_path, method) => (method === 'PUT' && lose ? 'lost' : null));
  const a = await browserOf(people.editor, options);
  await proven(a, pictured(), pictured());
  await a.sync(on);
  expect(await states(a)).toEqual([['waiting', true, null], ['waiting', true, null]]);
  expect((await syncNote(a.store)).problem).toBeNull(); // records are not held up by it
  expect((await evidenceNote(a.store)).problem).not.toBeNull();
  lose = false;
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null], ['done', true, null]]);
  // The first picture had arrived: HEAD said so, and it was not sent again.
  expect(blobs(asked)).toEqual(['POST /v1/evidence', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…', 'HEAD /v1/blobs/…', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…']);
  expect(await unit.server.context.db.read.selectFrom('blobs').select('sha256').where('tenant_id', '=', people.editor.me.tenant).execute()).toHaveLength(2);
});

it('413, 422, 429, 503, 401, a page in between and an older server: by the table, and never a record held up', async () => {
  const json = (status: number, error: string, headers = {}) => new Response(JSON.stringify({ error, message: '不行' }), { status, headers: { 'Content-Type': 'application/json', ...headers } });
  const cases = [
    { answer: () => json(413, 'too_large'), state: ['refused', true, 'too_large'], problem: null },
    { answer: () => json(422, 'not_picture'), state: ['refused', true, 'not_picture'], problem: null },
    { answer: () => json(429, 'too_many', { 'Retry-After': '40' }), state: ['waiting', true, null], problem: null, wait: 40_000 },
    { answer: () => json(503, 'storage', { 'Retry-After': '60' }), state: ['waiting', true, null], problem: null, wait: 60_000 },
    { answer: () => json(401, 'unauthenticated'), state: ['waiting', true, null], problem: 'signed-out' },
    { answer: () => new Response('<html>登录上网</html>', { status: 200, headers: { 'Content-Type': 'text/html' } }), state: ['waiting', true, null], problem: null },
  ];
  for (const [at, { answer, state, problem, wait }] of cases.entries()) {
    const a = await browserOf(people.editor, { ...watched((_path, method) => (method === 'PUT' ? answer() : null)).options, name: `answers ${at}` });
    await proven(a, pictured());
    const before = Date.now();
    await a.sync(on);
    expect(await states(a)).toContainEqual(state);
    expect((await syncNote(a.store)).problem?.kind ?? null).toBe(problem);
    expect(await a.store.count('op')).toBe(0);
    if (wait !== undefined) expect((await evidenceNote(a.store)).nextAt).toBeGreaterThanOrEqual(before + wait);
  }
  const old = await browserOf(people.editor, { ...watched((path) => (path === '/v1/evidence' ? json(404, 'not_found') : null)).options, name: 'older server' });
  await proven(old, pictured());
  await old.sync(on);
  expect((await evidenceNote(old.store)).problem).toEqual(['said.evidence.olderServer']);
  expect([await states(old), (await syncNote(old.store)).problem]).toEqual([[['waiting', false, null]], null]);
});

it('so many in one run; the rest in the next', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  await proven(a, ...Array.from({ length: perRun.proofs + 3 }, () => pictured()));
  await a.sync(on);
  expect(asked.filter((one) => one.startsWith('PUT'))).toHaveLength(perRun.proofs);
  await a.sync(on);
  expect((await states(a)).every(([state]) => state === 'done')).toBe(true);
});

it('a server restored from a backup gets again what it lost, and a colleague keeps what they have', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  await b.sync(on);
  const { db } = unit.server.context;
  const { tenant } = people.editor.me;
  for (const table of ['evidence', 'blobs'] as const) await db.write.deleteFrom(table).where('tenant_id', '=', tenant).execute();
  await db.write.updateTable('installation').set({ value: 'restored' }).where('name', '=', 'epoch').execute();
  await a.sync(on);
  await a.sync(on);
  await b.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
  expect((await db.read.selectFrom('blobs').select('sha256').where('tenant_id', '=', tenant).execute()).length).toBe(1);
  expect(await b.store.count('evidence')).toBe(1);
});
