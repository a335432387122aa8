import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decide } from '../../store/decide.ts';
import { evidenceFor, keepEvidence } from '../../store/evidence.ts';
import { adopt } from '../../store/adopt.ts';
import { countDue } from '../../store/uploads.ts';
import { createApi } from '../../sync/api-client.ts';
import { evidenceNote } from '../../sync/exchange-evidence.ts';
import { fetchPicture } from '../../sync/fetch-evidence.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { postJson, signIn, type Person } from '../server/support/person.ts';
import { png, sha256Of } from '../server/support/proof.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { newStore, penFor } from '../store/reports.ts';
import { browserOf } from './browsers.ts';
import { blobs, on, pictured, proven, states, unsealed, watched } from './proven.ts';

let unit: Unit;
let people: { readonly editor: Person; readonly other: Person };
beforeEach(async () => {
  unit = await openUnit({ ownReview: true });
  people = { editor: await unit.person('editor', '审核甲'), other: await unit.person('editor', '审核丙') };
});
afterEach(() => unit[Symbol.asyncDispose]());

it('what proves a finding, words and picture, comes to a colleague’s browser as it was sealed; nothing is sent twice', async () => {
  const { asked, options } = watched();
  const [a, b] = [await browserOf(people.editor, options), await browserOf(people.other)];
  const picture = pictured();
  const [finding] = await proven(a, picture);
  expect(await countDue(a.store, true)).toBe(0); // the server has not heard of the finding
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
  expect(blobs(asked)).toEqual(['POST /v1/evidence', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…']);
  await a.sync(on);
  expect(blobs(asked)).toHaveLength(3);

  await b.sync(on);
  const [mine, theirs] = await Promise.all([a, b].map(async ({ store }) => (await evidenceFor(store, [], [finding!.id])).get(finding!.id)));
  expect(theirs).toEqual(mine);
  expect(await b.store.getAll('upload')).toEqual([{ id: mine!.id, state: 'theirs', words: true, why: null, sentBy: '审核甲' }]);
  expect(await b.store.count('picture')).toBe(0); // on demand
  expect(await fetchPicture(createApi(people.other.url), people.other.token, picture.sha256)).toEqual({ ok: true, value: picture });
  expect(await fetchPicture(createApi(people.other.url), people.other.token, sha256Of(png()))).toEqual({ ok: true, value: null });
});

it('previews, findings that are not confirmed and what the server does not have never leave the computer', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  const [finding] = await proven(a, pictured());
  await decide(a.pen, [finding!.id], 'dismissed', '误报');
  const other = { ...finding!, id: '0199a0b0-0000-7000-8000-0000000000aa' };
  await a.store.put('finding', { id: other.id, rev: null, base: null, data: { ...other, status: 'confirmed' } });
  await keepEvidence(a.pen, [unsealed(other, pictured())], []);
  await a.sync(on);
  expect(blobs(asked)).toEqual([]);
  expect(await states(a)).toEqual([['waiting', false, null], ['waiting', false, null]]);
});

it('evidence that was altered at the server or on its way is not taken', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  const { db } = unit.server.context;
  const { tenant } = people.editor.me;
  const [row] = await db.read.selectFrom('evidence').select(['id', 'data']).where('tenant_id', '=', tenant).execute();
  await db.write.updateTable('evidence').set({ data: row!.data.replace('缺少', '多了') }).where('tenant_id', '=', tenant).where('id', '=', row!.id).execute();
  await b.sync(on);
  expect([await b.store.count('evidence'), await b.store.get('meta', 'evidenceUnsound')]).toEqual([0, 1]);
});

it('what was proven before there was a server goes along with the first sign-in', async () => {
  const alone = await newStore('alone before');
  const picture = pictured();
  await proven({ pen: penFor(alone, { sharing: false }) }, picture);
  const a = await browserOf(people.editor);
  await adopt(alone, { ...a.pen, ownReview: true });
  expect([await alone.count('picture'), await alone.count('upload')]).toEqual([0, 0]);
  await a.sync(on);
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
});

it('who moves to another unit keeps nothing of what colleagues of the old one proved; what they proved themselves stays', async () => {
  const { server } = unit;
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  const [finding] = await proven(a, pictured());
  await a.sync(on);
  await b.sync(on);
  const { sha256 } = (await b.store.getAll('evidence'))[0]!.picture!;
  await b.store.put('picture', { ...pictured(), sha256 });
  const mine = pictured();
  await keepEvidence(b.pen, [unsealed(finding!, mine)], [mine]);
  const admin = await signIn(server.url, '管理员甲');
  const made = await postJson(server.url, '/v1/organisations', { parentId: people.editor.me.stream, name: '下级', level: 'department' }, admin.token);
  const { orgId } = await made.json() as { readonly orgId: string };
  const moved = await fetch(`${server.url}/v1/users/${people.other.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.token}` }, body: JSON.stringify({ orgId }) });
  expect(moved.status).toBe(200);
  await b.sync(on);
  const left = await b.store.getAll('evidence');
  expect(left.map(({ picture }) => picture?.sha256)).toEqual([mine.sha256]);
  expect((await b.store.getAllKeys('picture'))).toEqual([mine.sha256]);
});

it('who was made a reader with a proof still waiting keeps it, and goes on seeing what colleagues prove', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  const [finding] = await proven(a, null);
  await a.sync(on);
  await b.sync(on);
  await keepEvidence(b.pen, [unsealed(finding!, null)]);
  const admin = await signIn(unit.server.url, '管理员甲');
  const changed = await fetch(`${unit.server.url}/v1/users/${people.other.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.token}` }, body: JSON.stringify({ role: 'reader' }) });
  expect(changed.status).toBe(200);
  await keepEvidence(a.pen, [unsealed(finding!, null)]);
  await a.sync(on);
  await b.sync(on);
  expect((await states(b)).map(([state]) => state).toSorted()).toEqual(['theirs', 'theirs', 'waiting']);
});

it('a disk that is full takes no proof of a colleague, loses nothing, and holds up no record', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (this.name === 'evidence') throw new DOMException('disk full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await b.sync(on);
  full.mockRestore();
  expect([await b.store.count('finding'), await b.store.count('evidence'), await b.store.count('upload')]).toEqual([1, 0, 0]);
  expect((await syncNote(b.store)).problem).toBeNull();
  expect((await evidenceNote(b.store)).problem).toEqual(['said.store.full']);
  await b.sync(on);
  expect([await b.store.count('evidence'), (await evidenceNote(b.store)).problem]).toEqual([1, null]);
});
